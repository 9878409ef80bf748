import { keywordOf } from './words.ts';

/**
 * `keyword` is a word of the language, `function` a bare word right before `(`, `name` any other word, and all in
 * backticks. Whether a `string`, a `number` or an `operator` is one that there is, the parser says. `unknown` is a
 * character that nothing begins with.
 */
export type TokenKind =
  'keyword' | 'name' | 'string' | 'number' | 'operator' | 'punctuation' | 'comment' | 'function' | 'unknown';

/** A piece of the text, from `from` up to and without `to`, in UTF-16 units. */
export interface FilterToken {
  readonly kind: TokenKind;
  readonly from: number;
  readonly to: number;
}

const SPACE = /\s+/y;
const COMMENT = /(?:--|\/\/)[^\n\r]*/y;
// Signs of a date are taken along, so that `2024-01-01` is one wrong number.
const NUMBER = /[+-]?\d(?:[eE][+-]\d|(?!--)[\p{L}\p{M}\p{N}_.:-])*/uy;
const WORD = /[\p{L}_][\p{L}\p{M}\p{N}_]*(?:-(?!-)[\p{L}\p{M}\p{N}_]*)*/uy;
const OPERATOR = /[=!<>&|]+|\*/y;
const PUNCTUATION = /[(),.]/y;
const CALLED = /[ \t]*\(/y;
const BARE = new RegExp(`^(?:${WORD.source})$`, 'u');

/** Text of any kind and length, in order; white space lies between. Takes time in proportion to the length. */
export function tokenize(text: string): readonly FilterToken[] {
  const tokens: FilterToken[] = [];
  let afterDot = false;
  for (let from = endOf(SPACE, text, 0); from < text.length;) {
    const token = tokenAt(text, from, afterDot);
    tokens.push(token);
    afterDot = token.kind === 'punctuation' && text[from] === '.';
    from = endOf(SPACE, text, token.to);
  }
  return tokens;
}

/** Can the name stand without backticks? */
export function isBareName(name: string): boolean {
  return BARE.test(name) && keywordOf(name) === undefined;
}

function tokenAt(text: string, from: number, afterDot: boolean): FilterToken {
  const first = text.charAt(from);
  if (first === '"' || first === "'") return { kind: 'string', from, to: quotedEnd(text, from) };
  if (first === '`') return { kind: 'name', from, to: quotedEnd(text, from) };
  let to = endOf(WORD, text, from);
  if (to > from) return { kind: afterDot ? 'name' : wordKind(text, from, to), from, to };
  to = endOf(PUNCTUATION, text, from);
  if (to > from) return { kind: 'punctuation', from, to };
  to = endOf(COMMENT, text, from);
  if (to > from) return { kind: 'comment', from, to };
  to = endOf(NUMBER, text, from);
  if (to > from) return { kind: 'number', from, to };
  to = endOf(OPERATOR, text, from);
  if (to > from) return { kind: 'operator', from, to };
  return { kind: 'unknown', from, to: from + ((text.codePointAt(from) ?? 0) > 0xffff ? 2 : 1) };
}

function wordKind(text: string, from: number, to: number): TokenKind {
  if (keywordOf(text.slice(from, to)) !== undefined) return 'keyword';
  return endOf(CALLED, text, to) > to ? 'function' : 'name';
}

/** Quotes end where they are closed, or with the line: so one that is left open does not take the rest along. */
function quotedEnd(text: string, from: number): number {
  const quote = text[from];
  for (let at = from + 1; ; at++) {
    const unit = text[at];
    if (unit === undefined || unit === '\n' || unit === '\r') return at;
    if (unit === quote) return at + 1;
    const next = text[at + 1];
    if (unit === '\\' && next !== undefined && next !== '\n' && next !== '\r') at++;
  }
}

/** Where what the sticky pattern takes ends; `from` when it takes nothing. */
function endOf(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : from;
}
