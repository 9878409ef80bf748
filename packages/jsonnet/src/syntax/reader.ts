import type { Wording } from '../wording.ts';
import type { Literal, Node } from './ast.ts';
import type { Source, Span } from './location.ts';
import { staticError } from './static-error.ts';
import type { StringToken, Token, TokenKind } from './token.ts';
import { unescape } from './unescape.ts';
import { WORDS, type Words } from './words.ts';

export interface ReaderOptions {
  readonly source: Source;
  readonly wording: Wording;
  /** How deep expressions may nest, counted as the reference counts: a bracket or call is two deep, a brace three. */
  readonly depth: number;
}

/** The place in a list of tokens, and what every construct needs to read on from there. */
export abstract class Reader {
  readonly words: Words;
  /** The token not yet read. */
  token: Token;
  /** Where the expression ends that was read last, with the parentheses around it. */
  end = 0;
  readonly #options: ReaderOptions;
  readonly #tokens: readonly Token[];
  #index = 0;

  constructor(tokens: readonly Token[], options: ReaderOptions) {
    this.words = WORDS[options.wording];
    this.#options = options;
    this.#tokens = tokens;
    this.token = this.#tokenAt(0);
  }

  /** Reads an expression, `depth` levels down: a whole one, or only with operators tighter than `level`. */
  abstract expression(depth: number, level?: number): Node;

  /** The token behind the one not yet read. */
  get following(): Token {
    return this.#tokenAt(this.#index + 1);
  }

  /** Reads one token, but never beyond the end of the file. */
  next(): Token {
    const read = this.token;
    this.#index++;
    this.token = this.#tokenAt(this.#index);
    return read;
  }

  /** Reads this token when it comes next. */
  skip(kind: TokenKind): boolean {
    if (this.token.kind !== kind) return false;
    this.next();
    return true;
  }

  expect(kind: TokenKind): Token {
    if (this.token.kind !== kind) this.failAt(this.token, this.words.expectedToken(kind, this.token));
    return this.next();
  }

  expectOperator(operator: string): void {
    if (!this.isOperator(operator)) {
      this.failAt(this.token, this.words.expectedOperator(operator, this.token));
    }
    this.next();
  }

  isOperator(operator: string): boolean {
    return this.token.kind === 'OPERATOR' && this.token.data === operator;
  }

  span(begin: number, end: number): Span {
    return { source: this.#options.source, begin, end };
  }

  stringLiteral(token: Token & { readonly kind: StringToken }): Literal {
    const quoted = token.kind === 'STRING_DOUBLE' || token.kind === 'STRING_SINGLE';
    const value = quoted ? unescape(token.data, this.words, (said) => this.failAt(token, said)) : token.data;
    return { kind: 'literal', span: this.span(token.begin, token.end), value };
  }

  nameLiteral(token: Token): Literal {
    return { kind: 'literal', span: this.span(token.begin, token.end), value: token.data };
  }

  /** Every way of going deeper asks first, so that no text uses up the stack. */
  checkDepth(depth: number): void {
    if (depth >= this.#options.depth) this.failAt(this.token, this.words.tooDeep);
  }

  failAt(place: { readonly begin: number; readonly end: number }, said: string): never {
    throw staticError(said, this.span(place.begin, place.end), this.#options.wording);
  }

  #tokenAt(index: number): Token {
    const token = this.#tokens[index] ?? this.#tokens.at(-1);
    if (token === undefined) throw new TypeError('a list of tokens ends with the end of the file');
    return token;
  }
}
