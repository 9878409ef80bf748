import type { JsonFault, JsonLexical, JsonPlace, JsonToken } from './fault.ts';

/** What is told of a text, in its order. Numbers come as text. */
export interface JsonTarget {
  scalar(value: null | boolean | string): void;
  number(text: string): void;
  key(name: string): void;
  open(kind: '[' | '{'): void;
  close(): void;
  fault(fault: JsonFault): never;
}

const punctuation = '[]{}:,';
const words: Readonly<Record<string, 'true' | 'false' | 'null'>> = { t: 'true', f: 'false', n: 'null' };
const escapes: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

/** Reads one value by the grammar of RFC 8259, without recursion. */
export function readJson(text: string, target: JsonTarget): void {
  new JsonReader(text, target).document();
}

class JsonReader {
  readonly #text: string;
  readonly #target: JsonTarget;
  #at = 0;
  /** Where the last string or number began: C++ shows all that was read since. */
  #tokenFrom = 0;
  #place: JsonPlace = 'value';
  #value = '';

  constructor(text: string, target: JsonTarget) {
    this.#text = text;
    this.#target = target;
    if (text.startsWith('\ufeff')) this.#at = this.#tokenFrom = 1;
  }

  document(): void {
    const open: ('[' | '{')[] = [];
    for (;;) {
      const token = this.#next();
      const inside = open.at(-1);
      const { place } = { place: this.#place };
      if (place === 'end') {
        if (token === 'end') return;
        this.#unexpected(token);
      } else if (place === 'array-rest' || place === 'object-rest') {
        if (token === ',') this.#place = inside === '[' ? 'value' : 'key';
        else if (token === (inside === '[' ? ']' : '}')) this.#close(open);
        else this.#unexpected(token);
      } else if (place === 'key' || place === 'first-key') {
        if (token === 'string') this.#key();
        else if (token === '}' && place === 'first-key') this.#close(open);
        else this.#unexpected(token);
      } else if (place === 'colon') {
        if (token === ':') this.#place = 'value';
        else this.#unexpected(token);
      } else if (token === ']' && place === 'first-value') this.#close(open);
      else this.#take(token, open);
    }
  }

  #key(): void {
    this.#target.key(this.#value);
    this.#place = 'colon';
  }

  #close(open: ('[' | '{')[]): void {
    this.#target.close();
    open.pop();
    this.#after(open);
  }

  /** What may follow a value. */
  #after(open: readonly ('[' | '{')[]): void {
    const inside = open.at(-1);
    this.#place = inside === undefined ? 'end' : inside === '[' ? 'array-rest' : 'object-rest';
  }

  /** A value begins. */
  #take(token: JsonToken, open: ('[' | '{')[]): void {
    switch (token) {
      case '[':
      case '{':
        this.#target.open(token);
        open.push(token);
        this.#place = token === '[' ? 'first-value' : 'first-key';
        return;
      case 'true':
      case 'false':
        this.#target.scalar(token === 'true');
        break;
      case 'null':
        this.#target.scalar(null);
        break;
      case 'string':
        this.#target.scalar(this.#value);
        break;
      case 'number':
        this.#target.number(this.#value);
        break;
      default:
        this.#unexpected(token);
    }
    this.#after(open);
  }

  #unexpected(token: JsonToken): never {
    const long = token === 'string' || token === 'number';
    const at = token === 'end' ? this.#at : long ? this.#tokenFrom : this.#at - token.length;
    return this.#fault({ token }, at);
  }

  /** `at` is the offending character; C++ has read it, if there is one. */
  #fault(wrong: JsonFault['wrong'], at: number): never {
    const read = 'token' in wrong ? this.#at : Math.min(at + 1, this.#text.length);
    return this.#target.fault({
      text: this.#text,
      place: this.#place,
      at,
      read,
      tokenFrom: this.#tokenFrom,
      wrong,
    });
  }

  #next(): JsonToken {
    const text = this.#text;
    while (' \t\n\r'.includes(text[this.#at] ?? 'x')) this.#at++;
    const char = text[this.#at];
    if (char === undefined) return 'end';
    if (punctuation.includes(char)) {
      this.#at++;
      return char as JsonToken;
    }
    if (char === '"') return this.#string();
    if (char === '-' || (char >= '0' && char <= '9')) return this.#number();
    return this.#word(char);
  }

  #word(char: string): JsonToken {
    const word = words[char];
    if (word === undefined) return this.#lexical({ kind: 'literal', word, wanted: undefined }, this.#at);
    for (let n = 1; n < word.length; n++) {
      if (this.#text[this.#at + n] !== word[n]) {
        return this.#lexical({ kind: 'literal', word, wanted: word[n] }, this.#at + n);
      }
    }
    this.#at += word.length;
    return word;
  }

  #lexical(wrong: JsonLexical, at: number): never {
    return this.#fault(wrong, at);
  }

  #number(): JsonToken {
    const from = this.#at;
    this.#tokenFrom = from;
    const digit = (): boolean => /[0-9]/.test(this.#text[this.#at] ?? '');
    const digits = (after: '-' | '.' | 'e' | 'e+'): void => {
      if (!digit()) this.#lexical({ kind: 'number', after }, this.#at);
      while (digit()) this.#at++;
    };
    if (this.#text[this.#at] === '-') this.#at++;
    if (this.#text[this.#at] === '0') this.#at++;
    else digits('-');
    if (this.#text[this.#at] === '.') {
      this.#at++;
      digits('.');
    }
    if ('eE'.includes(this.#text[this.#at] ?? 'x')) {
      this.#at++;
      const signed = '+-'.includes(this.#text[this.#at] ?? 'x');
      if (signed) this.#at++;
      digits(signed ? 'e+' : 'e');
    }
    this.#value = this.#text.slice(from, this.#at);
    return 'number';
  }

  #string(): JsonToken {
    this.#tokenFrom = this.#at;
    this.#at++;
    const parts: string[] = [];
    for (let from = this.#at; ; from = this.#at) {
      let char = this.#text[this.#at];
      while (char !== undefined && char !== '"' && char !== '\\' && char >= ' ')
        char = this.#text[++this.#at];
      parts.push(this.#text.slice(from, this.#at));
      if (char === undefined) return this.#lexical({ kind: 'unclosed' }, this.#at);
      if (char === '"') break;
      if (char !== '\\') return this.#lexical({ kind: 'control' }, this.#at);
      parts.push(this.#escape());
    }
    this.#at++;
    this.#value = parts.join('');
    return 'string';
  }

  #escape(): string {
    const char = this.#text[this.#at + 1];
    if (char === undefined) return this.#lexical({ kind: 'unclosed' }, this.#at + 1);
    if (char !== 'u') {
      const plain = escapes[char];
      if (plain === undefined) return this.#lexical({ kind: 'escape' }, this.#at + 1);
      this.#at += 2;
      return plain;
    }
    const unit = this.#hex();
    if (unit >= 0xdc00 && unit <= 0xdfff) return this.#loneSurrogate('low-surrogate');
    if (unit < 0xd800 || unit > 0xdbff) return String.fromCharCode(unit);
    if (this.#text[this.#at] !== '\\' || this.#text[this.#at + 1] !== 'u')
      return this.#loneSurrogate('high-surrogate');
    const second = this.#hex();
    if (second < 0xdc00 || second > 0xdfff) return this.#loneSurrogate('high-surrogate');
    return String.fromCharCode(unit, second);
  }

  #hex(): number {
    this.#at += 2;
    for (let n = 0; n < 4; n++, this.#at++) {
      if (!/[0-9a-fA-F]/.test(this.#text[this.#at] ?? '')) return this.#lexical({ kind: 'hex' }, this.#at);
    }
    return Number.parseInt(this.#text.slice(this.#at - 4, this.#at), 16);
  }

  #loneSurrogate(kind: 'high-surrogate' | 'low-surrogate'): never {
    return this.#lexical({ kind }, this.#at - (kind === 'low-surrogate' ? 1 : 0));
  }
}
