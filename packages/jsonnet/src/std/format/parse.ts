import type { Run } from '../../runtime/run.ts';
import { charsOf } from '../text.ts';

/** What a conversion makes of its value. `d` also stands for `i` and `u`. */
export type Conversion = 'd' | 'o' | 'x' | 'e' | 'f' | 'g' | 'c' | 's' | '%';

export interface Flags {
  readonly alternate: boolean;
  readonly zero: boolean;
  readonly left: boolean;
  readonly blank: boolean;
  readonly plus: boolean;
}

/** `%(key)-08.3f`; `*` takes a width or a precision from the values. */
export interface FormatCode {
  readonly key: string | undefined;
  readonly flags: Flags;
  readonly width: number | '*';
  readonly precision: number | '*' | undefined;
  readonly conversion: Conversion;
  readonly capitals: boolean;
}

/** Texts to keep and codes to fill in, in turn. https://docs.python.org/3/library/stdtypes.html#old-string-formatting */
export type FormatPart = string | FormatCode;

const conversions: Readonly<Record<string, Conversion>> = {
  d: 'd',
  i: 'd',
  u: 'd',
  o: 'o',
  x: 'x',
  X: 'x',
  e: 'e',
  E: 'e',
  f: 'f',
  F: 'f',
  g: 'g',
  G: 'g',
  c: 'c',
  s: 's',
  '%': '%',
};

const flagNames: Readonly<Record<string, keyof Flags>> = {
  '#': 'alternate',
  '0': 'zero',
  '-': 'left',
  ' ': 'blank',
  '+': 'plus',
};

const noFlags: Flags = { alternate: false, zero: false, left: false, blank: false, plus: false };

export function parseFormat(run: Run, text: string): FormatPart[] {
  run.spend(text.length);
  const parts: FormatPart[] = [];
  let from = 0;
  for (let at = text.indexOf('%'); at >= 0; at = text.indexOf('%', from)) {
    if (at > from) parts.push(text.slice(from, at));
    const reader = new CodeReader(run, text, at + 1);
    parts.push(reader.code());
    from = reader.at;
  }
  if (from < text.length) parts.push(text.slice(from));
  return parts;
}

class CodeReader {
  readonly #run: Run;
  readonly #text: string;
  at: number;

  constructor(run: Run, text: string, at: number) {
    this.#run = run;
    this.#text = text;
    this.at = at;
  }

  /** What stands here; nothing may end within a code. */
  #here(): string {
    return this.#text[this.at] ?? this.#run.fail('Truncated format code.');
  }

  code(): FormatCode {
    const key = this.#key();
    const flags = this.#flags();
    const width = this.#number();
    const precision = this.#precision();
    if ('hlL'.includes(this.#here())) this.at++;
    const letter = this.#here();
    const conversion = conversions[letter];
    if (conversion === undefined) {
      const [unknown] = charsOf(this.#text.slice(this.at, this.at + 2));
      return this.#run.fail(`Unrecognised conversion type: ${unknown}`);
    }
    this.at++;
    return { key, flags, width, precision, conversion, capitals: 'XEFG'.includes(letter) };
  }

  #key(): string | undefined {
    if (this.#here() !== '(') return undefined;
    const end = this.#text.indexOf(')', this.at);
    if (end < 0) return this.#run.fail('Truncated format code.');
    const key = this.#text.slice(this.at + 1, end);
    this.at = end + 1;
    return key;
  }

  #flags(): Flags {
    let flags = noFlags;
    for (let name = flagNames[this.#here()]; name !== undefined; name = flagNames[this.#here()]) {
      flags = { ...flags, [name]: true };
      this.at++;
    }
    return flags;
  }

  #number(): number | '*' {
    if (this.#here() === '*') {
      this.at++;
      return '*';
    }
    let value = 0;
    for (let char = this.#here(); char >= '0' && char <= '9'; char = this.#here()) {
      value = value * 10 + Number(char);
      this.at++;
    }
    return value;
  }

  #precision(): number | '*' | undefined {
    if (this.#here() !== '.') return undefined;
    this.at++;
    return this.#number();
  }
}
