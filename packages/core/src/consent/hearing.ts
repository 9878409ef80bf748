import type { Words } from './compile-words.ts';
import { SUBJECTS, type Subject } from './consent.ts';
import type { Statement } from './statement.ts';

/** The most words that one event may say, and the most that are answered as unmapped. */
const MOST_WORDS = 200;
const MOST_UNMAPPED = 20;
const LONGEST_WORD = 200;
const LONGEST_EVIDENCE = 300;

interface Heard {
  readonly granted: string[];
  readonly refused: string[];
  /** Words that refuse whatever others grant. */
  readonly vetoed: string[];
}

/** What one event says of consent, gathered word by word. */
export class Hearing {
  readonly unmapped: string[] = [];
  readonly #words: Words;
  readonly #heard: Map<Subject, Heard> = new Map();
  readonly #plain: Map<Subject, Statement> = new Map();
  #count = 0;

  constructor(words: Words) {
    this.#words = words;
  }

  /** `tool`: who wrote it, where the event says so. */
  word(code: string, granted: boolean, tool?: string): void {
    if (++this.#count > MOST_WORDS || code.trim() === '') return;
    const word = this.#words(code);
    if (word === undefined) {
      const shown = shorten(code.trim(), LONGEST_WORD);
      if (this.unmapped.length < MOST_UNMAPPED && !this.unmapped.includes(shown)) this.unmapped.push(shown);
      return;
    }
    if (word.refuses && !granted) return;
    const from = tool ?? word.tool;
    const evidence = shorten(from === undefined ? code.trim() : `${from} ${code.trim()}`, LONGEST_WORD);
    for (const subject of word.subjects) {
      let heard = this.#heard.get(subject);
      if (heard === undefined) this.#heard.set(subject, (heard = { granted: [], refused: [], vetoed: [] }));
      (word.refuses ? heard.vetoed : granted ? heard.granted : heard.refused).push(evidence);
    }
  }

  /** Said by the hub's own name of the subject, where such are expected: it decides over what follows from codes. */
  plain(subject: Subject, granted: boolean): void {
    const said = this.#plain.get(subject);
    if (said === undefined || said.granted) this.#plain.set(subject, { subject, granted, evidence: subject });
  }

  /** Codes of one purpose are joined by OR. What is essential is always granted. */
  get said(): readonly Statement[] {
    const said: Statement[] = [];
    for (const subject of SUBJECTS) {
      const plain = this.#plain.get(subject);
      const heard = this.#heard.get(subject);
      if (plain === undefined && heard === undefined) continue;
      const verdict = plain ?? verdictOf(subject, heard as Heard);
      said.push(subject === 'essential' ? { ...verdict, granted: true } : verdict);
    }
    return said;
  }
}

function verdictOf(subject: Subject, { granted, refused, vetoed }: Heard): Statement {
  const isGranted = vetoed.length === 0 && granted.length > 0;
  const evidence = vetoed.length > 0 ? vetoed : isGranted ? granted : refused;
  return { subject, granted: isGranted, evidence: shorten(evidence.join(', '), LONGEST_EVIDENCE) };
}

function shorten(text: string, longest: number): string {
  return (text.length > longest ? `${text.slice(0, longest - 1)}…` : text).toWellFormed();
}
