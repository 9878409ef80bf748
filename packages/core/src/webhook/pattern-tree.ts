import { ANY_OF_LINE, NAMED_RANGES, union, type CodeRanges } from './code-ranges.ts';

/** Takes one character: of the ranges, or with `negated` none of them. */
export interface PatternSet {
  readonly kind: 'set';
  readonly ranges: CodeRanges;
  readonly negated: boolean;
  readonly ignoreCase: boolean;
}

/** A pattern as a tree. `assert` looks at a place and takes no character. */
export type PatternNode =
  | PatternSet
  | { readonly kind: 'all'; readonly parts: readonly PatternNode[] }
  | { readonly kind: 'any'; readonly options: readonly PatternNode[] }
  | { readonly kind: 'repeat'; readonly part: PatternNode; readonly least: number; readonly most: number }
  | { readonly kind: 'assert'; readonly what: 'start' | 'end' | 'word' | 'no_word' };

/** Why a pattern cannot be used, and where in it. */
export interface PatternFault {
  readonly at: number;
  readonly message: string;
}

class Unfit extends Error {
  readonly fault: PatternFault;

  constructor(at: number, message: string) {
    super(message);
    this.name = 'Unfit';
    this.fault = { at, message };
  }
}

const DEEPEST = 50;
const MOST_REPEATS = 1000;
const CONTROLS: ReadonlyMap<string, number> = new Map([
  ['n', 10],
  ['r', 13],
  ['t', 9],
  ['f', 12],
  ['v', 11],
]);

/**
 * Reads a pattern: letters as they are, `.`, classes `[a-z]` and `[^a-z]`, `\d \w \s` and their opposites, `\b \B`,
 * `^ $`, groups, `|`, `* + ? {m} {m,} {m,n}`, and `(?i)` in front. What would need going back (back-references,
 * look-around) is refused by name, because only without it the time to match is bounded.
 */
export function parsePattern(text: string): PatternNode | { readonly fault: PatternFault } {
  const ignoreCase = text.startsWith('(?i)');
  const reader = new Reader(text, ignoreCase ? 4 : 0, ignoreCase);
  try {
    const node = reader.alternatives(0);
    if (reader.more())
      throw new Unfit(reader.at, 'There is no ( that this ) would close. Write \\) for the sign itself.');
    return node;
  } catch (error) {
    if (error instanceof Unfit) return { fault: error.fault };
    throw error;
  }
}

class Reader {
  private readonly text: string;
  private readonly ignoreCase: boolean;
  at: number;

  constructor(text: string, at: number, ignoreCase: boolean) {
    this.text = text;
    this.at = at;
    this.ignoreCase = ignoreCase;
  }

  more(): boolean {
    return this.at < this.text.length;
  }

  alternatives(depth: number): PatternNode {
    if (depth > DEEPEST) throw new Unfit(this.at, 'Groups are nested too deeply.');
    const options = [this.sequence(depth)];
    while (this.take('|')) options.push(this.sequence(depth));
    return options.length === 1 ? (options[0] as PatternNode) : { kind: 'any', options };
  }

  private sequence(depth: number): PatternNode {
    const parts: PatternNode[] = [];
    while (this.more() && !this.sees('|') && !this.sees(')')) parts.push(this.repeated(depth));
    return parts.length === 1 ? (parts[0] as PatternNode) : { kind: 'all', parts };
  }

  private repeated(depth: number): PatternNode {
    const from = this.at;
    const grouped = this.sees('(');
    const part = this.single(depth);
    const bounds = this.bounds();
    if (bounds === undefined) return part;
    if (part.kind === 'assert' && !grouped)
      throw new Unfit(from, 'A place such as ^ or $ cannot be repeated.');
    // Whether it takes as few or as many as it can makes no difference to whether it matches.
    this.take('?');
    if (this.bounds() !== undefined) throw new Unfit(this.at - 1, 'Nothing to repeat stands before this.');
    return { kind: 'repeat', part, ...bounds };
  }

  private bounds(): { readonly least: number; readonly most: number } | undefined {
    if (this.take('*')) return { least: 0, most: Infinity };
    if (this.take('+')) return { least: 1, most: Infinity };
    if (this.take('?')) return { least: 0, most: 1 };
    if (!this.sees('{')) return undefined;
    const found = /\{(\d{1,4})(,(\d{0,4}))?\}/y;
    found.lastIndex = this.at;
    const parts = found.exec(this.text);
    if (parts === null) throw new Unfit(this.at, 'Write {2}, {2,} or {2,5}, or \\{ for the sign itself.');
    const least = Number(parts[1]);
    const most = parts[2] === undefined ? least : parts[3] === '' ? Infinity : Number(parts[3]);
    if (least > most) throw new Unfit(this.at, 'The smaller number comes first.');
    if (Math.max(least, most === Infinity ? 0 : most) > MOST_REPEATS) {
      throw new Unfit(this.at, `At most ${MOST_REPEATS} times.`);
    }
    this.at = found.lastIndex;
    return { least, most };
  }

  private single(depth: number): PatternNode {
    const from = this.at;
    if (this.take('(')) return this.group(depth, from);
    if (this.take('[')) return this.charClass(from);
    if (this.take('^')) return { kind: 'assert', what: 'start' };
    if (this.take('$')) return { kind: 'assert', what: 'end' };
    if (this.take('.')) return this.set(ANY_OF_LINE);
    if (this.take('\\b')) return { kind: 'assert', what: 'word' };
    if (this.take('\\B')) return { kind: 'assert', what: 'no_word' };
    const sign = this.text.charAt(from);
    if ('*+?{'.includes(sign)) {
      throw new Unfit(from, `Nothing to repeat stands before this. Write \\${sign} for the sign itself.`);
    }
    return this.set(this.character());
  }

  private group(depth: number, from: number): PatternNode {
    if (this.take('?') && !this.take(':')) {
      const known = 'Of what begins with (? only (?: is known, and (?i) at the very beginning.';
      throw new Unfit(from, known);
    }
    const inside = this.alternatives(depth + 1);
    if (!this.take(')')) throw new Unfit(from, 'This group is not closed: a ) is missing.');
    return inside;
  }

  private charClass(from: number): PatternNode {
    const negated = this.take('^');
    const parts: CodeRanges[] = [];
    while (!this.take(']')) {
      if (!this.more()) throw new Unfit(from, 'This class is not closed: a ] is missing.');
      parts.push(this.range());
    }
    return this.set(union(parts), negated);
  }

  private range(): CodeRanges {
    const from = this.at;
    const first = this.character();
    const next = this.text[this.at + 1];
    if (!this.sees('-') || next === ']' || next === undefined) return first;
    this.at++;
    const [low, high] = [one(first), one(this.character())];
    if (low === undefined || high === undefined) {
      throw new Unfit(from, 'A range goes from one sign to another. Write \\- for the sign itself.');
    }
    if (low > high) throw new Unfit(from, 'This range runs backwards.');
    return [low, high];
  }

  /** One character, or those that `\d` and its like stand for. */
  private character(): CodeRanges {
    const from = this.at;
    if (!this.take('\\')) return single(this.next());
    const name = this.text.charAt(this.at);
    const known = NAMED_RANGES.get(name);
    const control = CONTROLS.get(name);
    if (name === '') throw new Unfit(from, 'Nothing follows this sign. Write \\\\ for the sign itself.');
    if (known === undefined && control === undefined && /[\p{L}\p{N}]/u.test(name)) {
      const back = /[\dk]/.test(name);
      throw new Unfit(from, back ? 'Going back to a group is not possible here.' : `\\${name} is not known.`);
    }
    const code = this.next();
    return known ?? single(control ?? code);
  }

  private next(): number {
    const code = this.text.codePointAt(this.at) ?? 0;
    this.at += code > 0xffff ? 2 : 1;
    return code;
  }

  private set(ranges: CodeRanges, negated = false): PatternSet {
    return { kind: 'set', ranges, negated, ignoreCase: this.ignoreCase };
  }

  private sees(sign: string): boolean {
    return this.text.startsWith(sign, this.at);
  }

  private take(sign: string): boolean {
    if (!this.sees(sign)) return false;
    this.at += sign.length;
    return true;
  }
}

function single(code: number): CodeRanges {
  return [code, code];
}

function one(ranges: CodeRanges): number | undefined {
  return ranges.length === 2 && ranges[0] === ranges[1] ? ranges[0] : undefined;
}
