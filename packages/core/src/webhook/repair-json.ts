/** A slip that `repairJson` mends, and where it is in the text as it was. */
export interface JsonFix {
  readonly kind:
    | 'single_quotes'
    | 'curly_quotes'
    | 'trailing_comma'
    | 'unquoted_key'
    | 'python_word'
    | 'comment'
    | 'control_character'
    | 'byte_order_mark';
  readonly at: number;
}

const DEEPEST = 100;
/** What is longer was written by a program, which makes other mistakes. */
const LONGEST = 200_000;
const WORDS: ReadonlyMap<string, string> = new Map([
  ['true', 'true'],
  ['false', 'false'],
  ['null', 'null'],
  ['True', 'true'],
  ['False', 'false'],
  ['None', 'null'],
]);
const CLOSING: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ["'", "'"],
  ['“', '”'],
  ['‘', '’'],
]);
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])/y;
const NAME = /[\p{L}_$][\p{L}\p{N}_$-]*|\d+/uy;

/**
 * The text with the usual slips mended: single and curly quotes, commas before a closing bracket, names without
 * quotes, Python's words, comments, line breaks inside texts. Layout stays. Undefined when it is not JSON even so.
 * What is JSON already comes back as it is, without fixes; what comes back always is JSON.
 */
export function repairJson(
  text: string,
): { readonly text: string; readonly fixes: readonly JsonFix[] } | undefined {
  if (isJson(text)) return { text, fixes: [] };
  if (text.length > LONGEST) return undefined;
  const repair = new Repair(text);
  const repaired = repair.whole();
  return repaired !== undefined && isJson(repaired) ? { text: repaired, fixes: repair.fixes } : undefined;
}

/**
 * Where a text that cannot be mended stops making sense. `ended`: it made sense as a whole up to there, and goes on.
 * Undefined where that is not known.
 */
export function stuckAt(text: string): { readonly at: number; readonly ended: boolean } | undefined {
  if (text.length > LONGEST) return undefined;
  const repair = new Repair(text);
  return repair.whole() === undefined ? { at: repair.reached, ended: repair.ended } : undefined;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Reads leniently and writes strictly, side by side. Every method is false where it cannot go on. */
class Repair {
  readonly fixes: JsonFix[] = [];
  ended = false;
  private readonly text: string;
  private at = 0;
  private readonly out: string[] = [];

  constructor(text: string) {
    this.text = text;
  }

  get reached(): number {
    return this.at;
  }

  whole(): string | undefined {
    if (this.text.startsWith('\ufeff')) {
      this.fix('byte_order_mark');
      this.at = 1;
    }
    if (!this.space() || !this.value(0) || !this.space()) return undefined;
    this.ended = true;
    return this.at === this.text.length ? this.out.join('') : undefined;
  }

  private value(depth: number): boolean {
    if (depth > DEEPEST) return false;
    const sign = this.text.charAt(this.at);
    if (sign === '{') return this.members('}', depth, () => this.pair(depth));
    if (sign === '[') return this.members(']', depth, () => this.value(depth + 1));
    if (CLOSING.has(sign)) return this.quoted();
    NUMBER.lastIndex = this.at;
    const number = NUMBER.exec(this.text)?.[0];
    if (number !== undefined) return this.copy(number.length);
    return this.word();
  }

  private members(close: string, depth: number, member: () => boolean): boolean {
    this.copy(1);
    if (depth > DEEPEST || !this.space()) return false;
    while (this.text.charAt(this.at) !== close) {
      if (!member() || !this.space()) return false;
      if (this.text.charAt(this.at) === close) break;
      if (this.text.charAt(this.at) !== ',') return false;
      const [comma, written] = [this.at, this.out.length];
      this.copy(1);
      if (!this.space()) return false;
      if (this.text.charAt(this.at) !== close) continue;
      this.fixes.push({ kind: 'trailing_comma', at: comma });
      this.out[written] = '';
    }
    return this.copy(1);
  }

  private pair(depth: number): boolean {
    if (!this.key() || !this.space() || this.text.charAt(this.at) !== ':') return false;
    this.copy(1);
    return this.space() && this.value(depth + 1);
  }

  private key(): boolean {
    if (CLOSING.has(this.text.charAt(this.at))) return this.quoted();
    NAME.lastIndex = this.at;
    const name = NAME.exec(this.text)?.[0];
    if (name === undefined) return false;
    this.fix('unquoted_key');
    this.at += name.length;
    this.out.push(JSON.stringify(name));
    return true;
  }

  private word(): boolean {
    NAME.lastIndex = this.at;
    const name = NAME.exec(this.text)?.[0];
    const word = name === undefined ? undefined : WORDS.get(name);
    if (name === undefined || word === undefined) return false;
    if (word !== name) this.fix('python_word');
    this.at += name.length;
    this.out.push(word);
    return true;
  }

  private quoted(): boolean {
    const open = this.text.charAt(this.at);
    const close = CLOSING.get(open) ?? open;
    if (open !== '"') this.fix(open === "'" ? 'single_quotes' : 'curly_quotes');
    this.at++;
    this.out.push('"');
    for (;;) {
      const sign = this.text.charAt(this.at);
      if (sign === '') return false;
      if (sign === close) break;
      if (sign === '\\') this.escape();
      else if (sign === '"') this.write('\\"');
      else if (sign < ' ') {
        this.fix('control_character');
        this.write(JSON.stringify(sign).slice(1, -1));
      } else this.copy(1);
    }
    this.at++;
    this.out.push('"');
    return true;
  }

  /** `\'` is a plain quote in JSON; other escapes are the same or wrong, which the check at the end finds. */
  private escape(): void {
    const next = this.text.charAt(this.at + 1);
    if (next === "'") {
      this.at++;
      this.write("'");
    } else this.copy(2);
  }

  private space(): boolean {
    for (;;) {
      const sign = this.text.charAt(this.at);
      if (sign === ' ' || sign === '\n' || sign === '\r' || sign === '\t') this.copy(1);
      else if (this.text.startsWith('//', this.at)) this.skip('\n', 0);
      else if (this.text.startsWith('/*', this.at)) {
        if (!this.skip('*/', 2)) return false;
      } else return true;
    }
  }

  /** Leaves a comment out, up to its end mark, of which so many signs belong to it. */
  private skip(end: string, own: number): boolean {
    this.fix('comment');
    const found = this.text.indexOf(end, this.at + 2);
    this.at = found < 0 ? this.text.length : found + own;
    return found >= 0;
  }

  private copy(length: number): true {
    this.out.push(this.text.slice(this.at, this.at + length));
    this.at += length;
    return true;
  }

  private write(text: string): void {
    this.out.push(text);
    this.at++;
  }

  private fix(kind: JsonFix['kind']): void {
    this.fixes.push({ kind, at: this.at });
  }
}
