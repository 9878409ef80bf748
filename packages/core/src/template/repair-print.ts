import type { Repair, Repaired } from './repair-source.ts';
import { skipApart } from './skip-apart.ts';

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
  readonly #out: string[] = [];

  constructor(text: string, linesBefore: number, changes: Repair[]) {
    this.#text = text;
    this.#changes = changes;
    this.#line = linesBefore + 1;
  }

  repaired(): Repaired {
    while (this.#at < this.#text.length) this.#code();
    return { source: this.#out.join(''), changes: this.#changes };
  }

  /** One sign, or one whole comment or string, outside of both. */
  #code(): void {
    const sign = this.#sign(0);
    const next = this.#sign(1);
    if (sign === '"' || sign === "'") return this.#string(sign);
    const end = skipApart(this.#text, this.#at);
    if (end > this.#at) return this.#take(end - this.#at);
    if (DOUBLE.test(sign)) return this.#quoted('"', DOUBLE);
    if (SINGLE.test(sign)) return this.#quoted("'", SINGLE);
    if (sign === '\\' && MARKDOWN.test(next)) return this.#drop('A backslash before a sign is left out.');
    if (SPACES.test(sign)) return this.#put(' ', 'A typographic space is a plain one.');
    if (NOTHING.test(sign)) return this.#drop('A sign without width is left out.');
    this.#take(1);
  }

  /** From one quote to the same. */
  #string(quote: string): void {
    const begin = this.#out.length;
    this.#take(1);
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
    const stop = this.#endOf(plain, typographic);
    if (stop === undefined) return this.#take(1);
    const begin = this.#out.length;
    this.#put(plain, 'A typographic quote is a plain one.');
    while (this.#at < stop) this.#inString();
    this.#at = stop + 1;
    this.#out.push(plain);
    this.#unlink(begin);
  }

  #endOf(plain: string, typographic: RegExp): number | undefined {
    for (let at = this.#at + 1; at < this.#text.length; at++) {
      const sign = this.#text.charAt(at);
      if (sign === '\n') return undefined;
      if (sign === plain || typographic.test(sign)) return at;
    }
    return undefined;
  }

  /** `"<https://…>"` is the address: Markdown links it so. */
  #unlink(begin: number): void {
    const text = this.#out.slice(begin).join('');
    const [, quote = '', address] = /^(["'])<(https?:\/\/[^<>\s]+)>\1$/.exec(text) ?? [];
    if (address === undefined) return;
    this.#out.length = begin;
    this.#out.push(quote + address + quote);
    this.#note('The angle brackets around an address are left out.');
  }

  #take(count: number): void {
    const taken = this.#text.slice(this.#at, this.#at + count);
    this.#out.push(taken);
    this.#at += count;
    this.#line += linesIn(taken);
  }

  #drop(what: string): void {
    this.#at++;
    this.#note(what);
  }

  #put(sign: string, what: string): void {
    this.#out.push(sign);
    this.#at++;
    this.#note(what);
  }

  /** The same on the same line is said once. */
  #note(what: string): void {
    for (let index = this.#changes.length - 1; this.#changes[index]?.line === this.#line; index--)
      if (this.#changes[index]?.what === what) return;
    this.#changes.push({ line: this.#line, what });
  }

  #sign(ahead: number): string {
    return this.#text.charAt(this.#at + ahead);
  }
}

function linesIn(text: string): number {
  return text.split('\n').length - 1;
}
