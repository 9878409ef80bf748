import type { Repair, Repaired } from './repair-source.ts';

/** `echo '…' | http …`, as guides print it: what stands between the quotes is the template. */
const SHELL = /^\s*(?:\$ )?echo\s+'([\s\S]*)'\s*\|\s*(?:https?|curl|xh)\s[\s\S]*$/;
/** Signs that Markdown puts a backslash before; none of them can follow one in the language. */
const MARKDOWN = /[[\]{}()_*#.+\-!<>`~|&$=:]/;
const DOUBLE = /[“”„‟]/;
const SINGLE = /[‘’‚‛]/;
const SPACES = /[\u00a0\u2002-\u200a\u202f\u205f\u3000]/;
const NOTHING = /[\u200b-\u200d\u2060\ufeff]/;

/** Undoes what printing does to texts, and nothing that could have been meant. */
export function repairPrint(given: string): Repaired {
  const inner = SHELL.exec(given)?.[1];
  const changes: Repair[] =
    inner === undefined ? [] : [{ line: 1, what: 'The shell command around the template is left out.' }];
  const before = inner === undefined ? 0 : linesIn(given.slice(0, given.indexOf(inner)));
  return new Printed(inner ?? given, before, changes).repaired();
}

class Printed {
  readonly #text: string;
  readonly #changes: Repair[];
  #line: number;
  #at = 0;
  #out = '';

  constructor(text: string, linesBefore: number, changes: Repair[]) {
    this.#text = text;
    this.#changes = changes;
    this.#line = linesBefore + 1;
  }

  repaired(): Repaired {
    while (this.#at < this.#text.length) this.#code();
    return { source: this.#out, changes: this.#changes };
  }

  /** One sign, or one whole comment or string, outside of both. */
  #code(): void {
    const sign = this.#sign(0);
    const next = this.#sign(1);
    if (sign === '/' && next === '/') return this.#through('\n');
    if (sign === '#') return this.#through('\n');
    if (sign === '/' && next === '*') return this.#through('*/');
    if (this.#text.startsWith('|||', this.#at)) return this.#through('|||', 3);
    if (sign === '@' && (next === '"' || next === "'")) return this.#verbatim(next);
    if (sign === '"' || sign === "'") return this.#string(sign, sign);
    if (DOUBLE.test(sign)) return this.#quoted('"', DOUBLE);
    if (SINGLE.test(sign)) return this.#quoted("'", SINGLE);
    if (sign === '\\' && MARKDOWN.test(next)) return this.#drop('A backslash before a sign is left out.');
    if (SPACES.test(sign)) return this.#put(' ', 'A typographic space is a plain one.');
    if (NOTHING.test(sign)) return this.#drop('A sign without width is left out.');
    this.#take(1);
  }

  /** From one quote to the same. */
  #string(quote: string, written: string): void {
    const begin = this.#out.length;
    this.#at++;
    this.#out += written;
    for (let sign = this.#sign(0); sign !== quote && sign !== ''; sign = this.#sign(0)) this.#inString();
    this.#take(1);
    this.#unlink(begin);
  }

  #inString(): void {
    const sign = this.#sign(0);
    const next = this.#sign(1);
    if (sign !== '\\') return this.#take(1);
    if (MARKDOWN.test(next)) return this.#drop('A backslash before a sign is left out.');
    this.#take(2);
  }

  /** From one typographic quote to the next on the same line, or to a plain one. */
  #quoted(plain: string, typographic: RegExp): void {
    const rest = this.#text.slice(this.#at + 1).split('\n', 1)[0] ?? '';
    const end = rest.split('').findIndex((sign) => typographic.test(sign) || sign === plain);
    if (end < 0) return this.#take(1);
    const begin = this.#out.length;
    this.#put(plain, 'A typographic quote is a plain one.');
    const stop = this.#at + end;
    while (this.#at < stop) this.#inString();
    this.#at = stop + 1;
    this.#out += plain;
    this.#unlink(begin);
  }

  /** `"<https://…>"` is the address: Markdown links it so. */
  #unlink(begin: number): void {
    const text = this.#out.slice(begin);
    const [, quote = '', address] = /^(["'])<(https?:\/\/[^<>\s]+)>\1$/.exec(text) ?? [];
    if (address === undefined) return;
    this.#out = this.#out.slice(0, begin) + quote + address + quote;
    this.#note('The angle brackets around an address are left out.');
  }

  #verbatim(quote: string): void {
    this.#take(2);
    while (this.#sign(0) !== '') {
      if (this.#sign(0) !== quote) this.#take(1);
      else if (this.#sign(1) === quote) this.#take(2);
      else return this.#take(1);
    }
  }

  #through(end: string, from = 2): void {
    const found = this.#text.indexOf(end, this.#at + from);
    this.#take(found < 0 ? this.#text.length - this.#at : found + end.length - this.#at);
  }

  #take(count: number): void {
    const taken = this.#text.slice(this.#at, this.#at + count);
    this.#out += taken;
    this.#at += count;
    this.#line += linesIn(taken);
  }

  #drop(what: string): void {
    this.#at++;
    this.#note(what);
  }

  #put(sign: string, what: string): void {
    this.#out += sign;
    this.#at++;
    this.#note(what);
  }

  /** The same on the same line is said once. */
  #note(what: string): void {
    const last = this.#changes.findLast(({ line }) => line === this.#line);
    if (last?.what !== what) this.#changes.push({ line: this.#line, what });
  }

  #sign(ahead: number): string {
    return this.#text.charAt(this.#at + ahead);
  }
}

function linesIn(text: string): number {
  return text.split('\n').length - 1;
}
