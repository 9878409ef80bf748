import { RULE_LIMITS } from '../rule.ts';
import { Unfit, type FilterFaultCode, type TextRange } from './filter-fault.ts';
import type { FilterToken, TokenKind } from './filter-tokens.ts';
import { shorten } from './shorten.ts';
import { keywordOf, nearWord, type Keyword } from './words.ts';

/** What the parser sees: no comments, and an end right behind the last piece. */
export interface SeenToken {
  readonly kind: TokenKind | 'end';
  readonly from: number;
  readonly to: number;
}

const UNKNOWN_HINTS: readonly (readonly [signs: string, hint: string])[] = [
  ['“”„«»‘’‚´', 'Use straight quotes: "gold".'],
  ['[]{}', 'Write lists in round parentheses: IN ("a", "b").'],
  [';', 'Take it away: nothing closes a filter.'],
  ['-', 'Put names and texts with such signs in quotes: `my-field-`, "- none -".'],
];

/** A place in the text that moves on, and what has been counted on the way. */
export class FilterCursor {
  readonly text: string;
  readonly #tokens: readonly SeenToken[];
  #at = 0;
  #level = 0;
  #conditions = 0;
  #values = 0;

  constructor(text: string, tokens: readonly FilterToken[]) {
    const seen = tokens.filter(({ kind }) => kind !== 'comment');
    const end = seen.at(-1)?.to ?? 0;
    this.text = text;
    this.#tokens = [...seen, { kind: 'end', from: end, to: end }];
  }

  get token(): SeenToken {
    return this.#tokenAt(this.#at);
  }

  get next(): SeenToken {
    return this.#tokenAt(this.#at + 1);
  }

  /** What is written from this piece on and is taken. */
  takenFrom(first: SeenToken): string {
    return this.text.slice(first.from, this.#tokens[this.#at - 1]?.to);
  }

  get keyword(): Keyword | undefined {
    return this.token.kind === 'keyword' ? keywordOf(this.slice()) : undefined;
  }

  slice(token: SeenToken = this.token): string {
    return this.text.slice(token.from, token.to);
  }

  take(): SeenToken {
    const { token } = this;
    this.#at++;
    return token;
  }

  takeKeyword(word: Keyword): boolean {
    const here = this.keyword === word;
    if (here) this.take();
    return here;
  }

  /** Is the name written in backticks? */
  isBackticked(): boolean {
    return this.text[this.token.from] === '`';
  }

  isSign(sign: string, token: SeenToken = this.token): boolean {
    return (
      (token.kind === 'punctuation' || token.kind === 'operator') &&
      token.to - token.from === sign.length &&
      this.text.startsWith(sign, token.from)
    );
  }

  takeSign(sign: string): boolean {
    const here = this.isSign(sign);
    if (here) this.take();
    return here;
  }

  expectSign(sign: string): void {
    if (!this.takeSign(sign)) this.unexpected(sign === ',' ? 'a comma' : sign);
  }

  /** Is the token the first on its line? */
  startsLine(): boolean {
    const before = this.#tokens[this.#at - 1];
    return before === undefined || /[\n\r]/.test(this.text.slice(before.to, this.token.from));
  }

  /** Every way of going deeper asks first, so that no text uses up the stack. */
  within<T>(opening: SeenToken, read: () => T): T {
    if (this.#level >= RULE_LIMITS.depth) this.tooDeep(opening);
    this.#level++;
    const result = read();
    this.#level--;
    return result;
  }

  tooDeep(token: SeenToken): never {
    const message = `Groups and NOT stand at most ${RULE_LIMITS.depth} deep in each other.`;
    this.fail('filter_too_deep', message, 'Make an audience of a part, and INCLUDE it.', token);
  }

  countCondition(token: SeenToken): void {
    if (++this.#conditions <= RULE_LIMITS.conditions) return;
    const message = `A filter has at most ${RULE_LIMITS.conditions} conditions.`;
    const hint = 'Ask for many values of one field with IN, or make an audience of a part and INCLUDE it.';
    this.fail('filter_too_many_conditions', message, hint, token);
  }

  countValue(token: SeenToken): void {
    if (++this.#values <= RULE_LIMITS.values) return;
    const message = `The lists of a filter have at most ${RULE_LIMITS.values} values together.`;
    this.fail('filter_too_many_values', message, undefined, token);
  }

  fail(
    code: FilterFaultCode,
    message: string,
    hint: string | undefined,
    place: TextRange = this.token,
  ): never {
    throw new Unfit(code, message, hint, place);
  }

  /** Something else stands here; `words` are those that may have been meant. */
  unexpected(expected: string, words: readonly string[] = [], hint?: string): never {
    const near = this.near(words);
    const hinted = near === undefined ? (hint ?? this.#unknownHint()) : `Did you mean ${near}?`;
    this.fail('filter_syntax', `Expected ${expected}, found ${this.found()}.`, hinted);
  }

  /** Which of the words was probably meant by what stands here. */
  near(words: readonly string[]): string | undefined {
    const { kind } = this.token;
    return kind === 'name' || kind === 'function' || kind === 'operator'
      ? nearWord(this.slice(), words)
      : undefined;
  }

  /** What stands here, in words. */
  found(): string {
    const shown = this.shown();
    switch (this.token.kind) {
      case 'end':
        return 'the end';
      case 'keyword':
        return shown.toUpperCase();
      case 'punctuation':
        return shown === ',' ? 'a comma' : shown === '.' ? 'a dot' : shown;
      case 'operator':
      case 'comment':
        return shown;
      case 'unknown':
        return `the sign ${shown}`;
      case 'string':
        return `the text ${shown}`;
      default:
        return `the ${this.token.kind} ${shown}`;
    }
  }

  /** What stands here as it is written, as much of it as a message can hold. */
  shown(token: SeenToken = this.token): string {
    return shorten(this.slice(token));
  }

  #unknownHint(): string | undefined {
    if (this.token.kind !== 'unknown') return undefined;
    return UNKNOWN_HINTS.find(([signs]) => signs.includes(this.slice()))?.[1];
  }

  #tokenAt(index: number): SeenToken {
    const token = this.#tokens[Math.min(index, this.#tokens.length - 1)];
    if (token === undefined) throw new TypeError('a list of tokens ends with the end');
    return token;
  }
}
