import type { Wording } from '../wording.ts';
import {
  AT,
  characterAt,
  DOUBLE_QUOTE,
  HASH,
  isDigit,
  isNameStart,
  NEWLINE,
  RETURN,
  SINGLE_QUOTE,
  SLASH,
  SPACE,
  STAR,
  TAB,
} from './characters.ts';
import { numberEnd } from './lex-number.ts';
import { isOperatorPart, operatorEnd } from './lex-operator.ts';
import { quotedEnd, readVerbatim } from './lex-string.ts';
import type { Source } from './location.ts';
import { staticError } from './static-error.ts';
import { isTextBlock, readTextBlock } from './text-block.ts';
import { wordKind, type Punctuation, type Token, type TokenKind } from './token.ts';
import { WORDS, type Words } from './words.ts';

/** The tokens of a text, `end of file` last. Throws a static JsonnetError. */
export function lex(source: Source, wording: Wording): readonly Token[] {
  return new Lexer(source, wording).read();
}

const PUNCTUATION = '{}[],.();';

class Lexer {
  readonly #source: Source;
  readonly #text: string;
  readonly #wording: Wording;
  readonly #words: Words;
  readonly #tokens: Token[] = [];
  #at = 0;

  constructor(source: Source, wording: Wording) {
    this.#source = source;
    this.#text = source.text;
    this.#wording = wording;
    this.#words = WORDS[wording];
  }

  read(): readonly Token[] {
    for (;;) {
      this.#skipSpace();
      if (this.#at >= this.#text.length) break;
      this.#read(this.#text.charCodeAt(this.#at));
    }
    this.#add('end of file', '', this.#at);
    return this.#tokens;
  }

  #skipSpace(): void {
    const text = this.#text;
    for (;;) {
      const unit = text.charCodeAt(this.#at);
      if (unit === SPACE || unit === NEWLINE || unit === TAB || unit === RETURN) this.#at++;
      else if (unit === HASH) this.#skipLine();
      else if (unit !== SLASH) return;
      else if (text.charCodeAt(this.#at + 1) === SLASH) this.#skipLine();
      else if (text.charCodeAt(this.#at + 1) === STAR) this.#skipComment();
      else return;
    }
  }

  #skipLine(): void {
    const end = this.#text.indexOf('\n', this.#at);
    this.#at = end < 0 ? this.#text.length : end + 1;
  }

  #skipComment(): void {
    const end = this.#text.indexOf('*/', this.#at + 2);
    if (end < 0) this.#fail(this.#words.openComment, this.#at);
    this.#at = end + 2;
  }

  #read(unit: number): void {
    const begin = this.#at;
    const text = this.#text;
    if (isNameStart(unit)) this.#word(begin);
    else if (isDigit(unit)) this.#number(begin);
    else if (unit === DOUBLE_QUOTE) this.#quoted('STRING_DOUBLE', begin);
    else if (unit === SINGLE_QUOTE) this.#quoted('STRING_SINGLE', begin);
    else if (unit === AT) this.#verbatim(begin);
    else if (isTextBlock(text, begin)) this.#textBlock(begin);
    else if (isOperatorPart(unit)) this.#operators(begin);
    else {
      const character = characterAt(text, begin);
      if (!PUNCTUATION.includes(character)) this.#fail(this.#words.unknownCharacter(character), begin);
      this.#add(character as Punctuation, character, begin + 1);
    }
  }

  #operators(begin: number): void {
    const { end, row } = operatorEnd(this.#text, begin);
    this.#operator(begin, end);
    for (let at = end; at < row; at++) this.#operator(at, at + 1);
  }

  #operator(begin: number, end: number): void {
    const operator = this.#text.slice(begin, end);
    this.#add(operator === '$' ? '$' : 'OPERATOR', operator, end);
  }

  #word(begin: number): void {
    const text = this.#text;
    let end = begin + 1;
    for (let unit = text.charCodeAt(end); isNameStart(unit) || isDigit(unit); unit = text.charCodeAt(end)) {
      end++;
    }
    const word = text.slice(begin, end);
    this.#add(wordKind(word), word, end);
  }

  #number(begin: number): void {
    const end = numberEnd(this.#text, begin);
    if (typeof end === 'number') {
      const text = this.#text.slice(begin, end);
      this.#add('NUMBER', text.includes('_') ? text.replaceAll('_', '') : text, end);
      return;
    }
    const words = this.#words;
    const { after, character, at } = end;
    const said = after === 'leading 0' ? words.underscoreAfterZero : words.numberJunk(after, character);
    this.#fail(said, words.numberPlace === 'junk' ? at : begin);
  }

  #quoted(kind: TokenKind, begin: number): void {
    const end = quotedEnd(this.#text, begin);
    if (end < 0) this.#fail(this.#words.openString, begin);
    this.#add(kind, this.#text.slice(begin + 1, end - 1), end);
  }

  #verbatim(begin: number): void {
    const quote = this.#text.charCodeAt(begin + 1);
    if (quote !== DOUBLE_QUOTE && quote !== SINGLE_QUOTE) {
      this.#fail(this.#words.verbatimJunk(characterAt(this.#text, begin + 1)), begin);
    }
    const read = readVerbatim(this.#text, begin + 1);
    if (read === undefined) this.#fail(this.#words.openVerbatim, begin);
    const kind = quote === DOUBLE_QUOTE ? 'VERBATIM_STRING_DOUBLE' : 'VERBATIM_STRING_SINGLE';
    this.#add(kind, read.data, read.end);
  }

  #textBlock(begin: number): void {
    const words = this.#words;
    const block = readTextBlock(this.#text, begin);
    if (!('fault' in block)) {
      this.#add('STRING_BLOCK', block.data, block.end);
      return;
    }
    switch (block.fault) {
      case 'first line':
        return this.#fail(words.blockFirstLine, begin);
      case 'indent':
        return this.#fail(words.blockIndent, begin);
      case 'end of file':
        return this.#fail(words.blockEndOfFile, begin);
      case 'open':
        return this.#fail(words.blockOpen(block.expected, block.found), begin);
    }
  }

  #add(kind: TokenKind, data: string, end: number): void {
    this.#tokens.push({ kind, data, begin: this.#at, end });
    this.#at = end;
  }

  #fail(said: string, at: number): never {
    throw staticError(said, { source: this.#source, begin: at, end: at }, this.#wording);
  }
}
