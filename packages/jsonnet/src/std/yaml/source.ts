import type { Run } from '../../runtime/run.ts';
import { yamlFaultSaid, type YamlFault } from './words.ts';

/** How much of a line an error shows. */
const SHOWN = 200;

/** One document of a stream: a part of the text, and where reading stands. Lines end with `\n` only. */
export class YamlSource {
  readonly text: string;
  readonly end: number;
  readonly #run: Run;
  readonly #begin: number;
  at: number;

  constructor(run: Run, text: string, begin: number, end: number) {
    this.#run = run;
    this.text = text;
    this.#begin = begin;
    this.at = begin;
    this.end = end;
  }

  get done(): boolean {
    return this.at >= this.end;
  }

  /** The character here or so many further; nothing behind the document. */
  peek(further = 0): string {
    const at = this.at + further;
    return at < this.end ? (this.text[at] ?? '') : '';
  }

  /** From 0. */
  column(at: number = this.at): number {
    return at - this.#lineStart(at);
  }

  /** Whether nothing but blanks stands before this on the line. */
  fresh(): boolean {
    const from = Math.max(this.#lineStart(this.at), this.#begin);
    return this.text.slice(from, this.at).trim() === '';
  }

  #lineStart(at: number): number {
    return at === 0 ? 0 : this.text.lastIndexOf('\n', at - 1) + 1;
  }

  skipBlanks(): void {
    while (isBlank(this.peek())) this.at++;
  }

  /** Goes on to the next content, over blanks, line ends and comments. */
  skip(): void {
    for (;;) {
      this.skipBlanks();
      if (this.peek() === '#' && this.#startsComment()) this.at = this.lineEnd();
      if (this.peek() !== '\n') return;
      this.at++;
    }
  }

  #startsComment(): boolean {
    return this.at === this.#begin || isSpace(this.text[this.at - 1] ?? '');
  }

  /** Tabs do not indent: what stands behind one, at this column of the line, is not part of a block. */
  rejectTabs(column: number): void {
    const lineFrom = this.#lineStart(this.at);
    const from = Math.max(lineFrom, this.#begin);
    const tab = this.text.slice(from, lineFrom + column).indexOf('\t');
    if (tab >= 0) this.fault('tab', from + tab);
  }

  /** Where the line ends, before its `\n`. */
  lineEnd(): number {
    const found = this.text.indexOf('\n', this.at);
    return found < 0 || found > this.end ? this.end : found;
  }

  /** Whether an indicator such as `-` stands here by itself. */
  indicates(indicator: string): boolean {
    if (this.peek() !== indicator) return false;
    const next = this.peek(1);
    return next === '' || isSpace(next);
  }

  /** Stops with an error, here or somewhere else. */
  fault(fault: YamlFault, at: number = this.at, about = ''): never {
    const lineFrom = this.#lineStart(at);
    const to = this.text.indexOf('\n', lineFrom);
    const line = this.text.slice(0, lineFrom).split('\n').length;
    const shown = this.text.slice(lineFrom, to < 0 ? this.text.length : to);
    const place = { line, column: at - lineFrom + 1, shown: shown.slice(0, SHOWN) };
    return this.#run.fail(yamlFaultSaid[this.#run.wording](fault, place, about.slice(0, SHOWN)));
  }
}

export function isBlank(char: string): boolean {
  return char === ' ' || char === '\t';
}

export function isSpace(char: string): boolean {
  return char === ' ' || char === '\t' || char === '\n';
}
