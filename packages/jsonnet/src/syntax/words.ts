import type { Wording } from '../wording.ts';
import type { Token, TokenKind } from './token.ts';
import {
  cppCharacter,
  cppToken,
  cppUnicodeEscape,
  goCharacter,
  goToken,
  kindText,
  whiteSpace,
} from './words-parts.ts';

/** After what a number must go on with a digit. */
export type NumberPart = 'decimal point' | "'E'" | 'exponent sign' | '_';

/** Every complaint about a text. Characters are whole ones, and empty at the end of the text. */
export interface Words {
  readonly unknownCharacter: (character: string) => string;
  readonly numberJunk: (after: NumberPart, character: string) => string;
  readonly underscoreAfterZero: string;
  /** Whether a bad number is shown from its beginning, or where it goes wrong. */
  readonly numberPlace: 'begin' | 'junk';
  readonly openString: string;
  readonly openVerbatim: string;
  readonly verbatimJunk: (character: string) => string;
  readonly openComment: string;

  readonly blockFirstLine: string;
  readonly blockIndent: string;
  readonly blockEndOfFile: string;
  /** The white space that was asked for, and what stands there, which is not `|||`. */
  readonly blockOpen: (expected: string, found: string) => string;

  readonly loneBackslash: string;
  readonly unknownEscape: (character: string) => string;
  /** The four characters after `\u`, or what is left of the string. */
  readonly unicodeEscape: (digits: string) => string;
  /** The six characters after half a surrogate pair, or what is left of the string. */
  readonly surrogateRest: (rest: string) => string;
  readonly surrogatePair: string;

  readonly unexpected: (token: Token, doing: string) => string;
  readonly endOfFile: string;
  readonly leftOver: (token: Token) => string;
  readonly expectedToken: (kind: TokenKind, token: Token) => string;
  readonly expectedOperator: (operator: string, token: Token) => string;
  readonly expectedParenthesis: (token: Token) => string;
  readonly expectedDelimiter: (token: Token) => string;
  readonly notUnary: (operator: string) => string;
  readonly notBinary: (operator: string) => string;
  readonly tooDeep: string;

  readonly commaBeforeElement: string;
  readonly commaBeforeField: string;
  readonly commaBeforeArgument: (what: string, token: Token) => string;
  readonly positionalAfterNamed: string;
  /** Whether the whole argument is shown, once all are read, or at once its first token. */
  readonly positionalPlace: 'argument' | 'token';
  /** Whether the whole expression is shown that is no parameter, once all are read, or at once its first token. */
  readonly parameterPlace: 'expression' | 'token';
  readonly parameter: (token: Token) => string;
  readonly afterFor: (end: TokenKind, token: Token) => string;
  readonly afterSuper: string;
  readonly emptyIndex: (token: Token) => string;
  /** A token that no index or slice goes on with, after so many colons. */
  readonly afterIndex: (token: Token, colons: number) => string;

  /** Whether the name of the field or the operator itself is shown. */
  readonly fieldOperatorPlace: 'name' | 'operator';
  readonly fieldOperator: (operator: string) => string;
  readonly plusMethod: (field: string) => string;
  readonly duplicateField: (field: string) => string;
  readonly duplicateLocal: (name: string) => string;
  readonly duplicateParameter: (name: string) => string;
  readonly comprehensionAssert: string;
  readonly comprehensionFields: string;
  readonly comprehensionHidden: string;
  readonly comprehensionName: string;
  readonly computedImport: string;
  readonly blockImport: string;

  readonly unknownVariable: (name: string) => string;
  readonly outsideObject: (what: 'self' | 'super') => string;
  readonly noTopObject: string;
}

/** What both say alike. */
const COMMON = {
  positionalAfterNamed: 'Positional argument after a named argument is not allowed',
  loneBackslash: 'Truncated escape sequence in string literal.',
  surrogatePair: 'Invalid UTF-16 bytes',
  tooDeep: 'Exceeded maximum parse depth limit.',
  duplicateParameter: (name: string) => `Duplicate function parameter: ${name}`,
  unknownVariable: (name: string) => `Unknown variable: ${name}`,
  outsideObject: (what: string) => `Can't use ${what} outside of an object.`,
  noTopObject: 'No top-level object found.',
};

const CPP: Words = {
  ...COMMON,
  unknownCharacter: (character) => `Could not lex the character ${cppCharacter(character)}`,
  numberJunk: (after, character) => `couldn't lex number, junk after ${after}: ${character}`,
  underscoreAfterZero: "couldn't lex number, _ not allowed after leading 0",
  numberPlace: 'begin',
  openString: 'unterminated string',
  openVerbatim: 'unterminated verbatim string',
  verbatimJunk: (character) => `couldn't lex verbatim string, junk after '@': ${character}`,
  openComment: 'multi-line comment has no terminating */.',

  blockFirstLine: 'text block syntax requires new line after |||.',
  blockIndent: "text block's first line must start with whitespace.",
  blockEndOfFile: 'unexpected EOF',
  blockOpen: (expected, found) =>
    found === ''
      ? 'text block not terminated with |||'
      : `text block indentation mismatch: expected at least ${whiteSpace(expected)}, found ${whiteSpace(found)}`,

  unknownEscape: (character) => `Unknown escape sequence in string literal: '${character}'`,
  unicodeEscape: cppUnicodeEscape,
  surrogateRest: (rest) =>
    rest.startsWith('\\u')
      ? cppUnicodeEscape(rest.slice(2))
      : 'Invalid non-BMP Unicode escape in string literal',

  unexpected: ({ kind }, doing) => `unexpected: ${kindText(kind)} while ${doing}`,
  endOfFile: 'unexpected end of file.',
  leftOver: (token) => `did not expect: ${cppToken(token)}`,
  expectedToken: (kind, token) => `expected token ${kindText(kind)} but got ${cppToken(token)}`,
  expectedOperator: (operator, token) =>
    token.kind === 'OPERATOR'
      ? `expected operator ${operator} but got ${token.data}`
      : `expected token OPERATOR but got ${cppToken(token)}`,
  expectedParenthesis: (token) => `expected ( but got ${cppToken(token)}`,
  expectedDelimiter: (token) => `expected , or ; but got ${cppToken(token)}`,
  notUnary: (operator) => `not a unary operator: ${operator}`,
  notBinary: (operator) => `not a binary operator: ${operator}`,

  commaBeforeElement: 'expected a comma before next array element.',
  commaBeforeField: 'expected a comma before next field.',
  commaBeforeArgument: (what) => `expected a comma before next ${what}.`,
  positionalPlace: 'argument',
  parameterPlace: 'expression',
  parameter: () => 'could not parse parameter here.',
  afterFor: (end, token) => `expected for, if or ${kindText(end)} after for clause, got: ${cppToken(token)}`,
  afterSuper: 'expected . or [ after super.',
  emptyIndex: ({ kind }) => `unexpected: ${kindText(kind)} while parsing index`,
  afterIndex: (token, colons) =>
    colons < 2
      ? `unexpected: ${kindText(token.kind)} while parsing slice`
      : `expected token "]" but got ${cppToken(token)}`,

  fieldOperatorPlace: 'name',
  fieldOperator: (operator) => `expected one of :, ::, :::, +:, +::, +:::, got: ${operator}`,
  plusMethod: (field) => `cannot use +: syntax sugar in a method: ${field}`,
  duplicateField: (field) => `duplicate field: ${field}`,
  duplicateLocal: (name) => `duplicate local var: ${name}`,
  comprehensionAssert: 'object comprehension cannot have asserts.',
  comprehensionFields: 'object comprehension can only have one field.',
  comprehensionHidden: 'object comprehensions cannot have hidden fields.',
  comprehensionName: 'object comprehensions can only have [e] fields.',
  computedImport: 'computed imports are not allowed.',
  blockImport: 'Cannot use text blocks in import statements.',
};

const GO: Words = {
  ...COMMON,
  unknownCharacter: (character) => `Could not lex the character ${goCharacter(character)}`,
  numberJunk: (after, character) =>
    `Couldn't lex number, junk after ${after === '_' ? "'_'" : after}: ${goCharacter(character)}`,
  underscoreAfterZero: "Couldn't lex number, _ not allowed after leading 0",
  numberPlace: 'junk',
  openString: 'Unterminated String',
  openVerbatim: 'Unterminated String',
  verbatimJunk: (character) =>
    `Couldn't lex verbatim string, junk after '@': ${character.codePointAt(0) ?? -1}`,
  openComment: 'Multi-line comment has no terminating */',

  blockFirstLine: 'Text block requires new line after |||.',
  blockIndent: "Text block's first line must start with whitespace",
  blockEndOfFile: 'Unexpected EOF',
  blockOpen: () => 'Text block not terminated with |||',

  unknownEscape: (character) => `Unknown escape sequence in string literal: \\${character}`,
  unicodeEscape: (digits) =>
    digits.length < 4
      ? 'Truncated unicode escape sequence in string literal.'
      : `Unicode escape sequence was malformed: ${digits}`,
  surrogateRest: (rest) => {
    if (rest.length < 6) return 'Truncated unicode surrogate pair escape sequence in string literal.';
    if (rest.startsWith('\\u')) {
      return `Unicode low surrogate escape sequence was malformed: ${rest.slice(2)}`;
    }
    return 'Unicode surrogate pair escape sequence missing low surrogate in string literal.';
  },

  unexpected: (token, doing) => `Unexpected: ${goToken(token)} while ${doing}`,
  endOfFile: 'Unexpected end of file',
  leftOver: (token) => `Did not expect: ${goToken(token)}`,
  expectedToken: (kind, token) => `Expected token ${kindText(kind)} but got ${goToken(token)}`,
  expectedOperator: (operator, token) => `Expected operator ${operator} but got ${goToken(token)}`,
  expectedParenthesis: (token) => `Expected ( but got ${goToken(token)}`,
  expectedDelimiter: (token) => `Expected , or ; but got ${goToken(token)}`,
  notUnary: (operator) => `Not a unary operator: ${operator}`,
  notBinary: (operator) => `Not a binary operator: ${operator}`,

  commaBeforeElement: 'Expected a comma before next array element',
  commaBeforeField: 'Expected a comma before next field',
  commaBeforeArgument: (what, token) => `Expected a comma before next ${what}, got ${goToken(token)}`,
  positionalPlace: 'token',
  parameterPlace: 'token',
  parameter: (token) => `Expected token IDENTIFIER but got ${goToken(token)} while parsing parameter`,
  afterFor: (end, token) => `Expected for, if or ${kindText(end)} after for clause, got: ${goToken(token)}`,
  afterSuper: 'Expected . or [ after super',
  emptyIndex: () => 'ast.Index requires an expression',
  afterIndex: (token) =>
    token.kind === 'OPERATOR' && (token.data === ':' || token.data === '::')
      ? 'Invalid slice: too many colons'
      : `Expected token "]" but got ${goToken(token)}`,

  fieldOperatorPlace: 'operator',
  fieldOperator: (operator) => `Expected one of :, ::, :::, +:, +::, +:::, got: ${operator}`,
  plusMethod: (field) => `Cannot use +: syntax sugar in a method: ${field}`,
  duplicateField: (field) => `Duplicate field: ${field}`,
  duplicateLocal: (name) => `Duplicate local var: ${name}`,
  comprehensionAssert: 'Object comprehension cannot have asserts',
  comprehensionFields: 'Object comprehension can only have one field',
  comprehensionHidden: 'Object comprehensions cannot have hidden fields',
  comprehensionName: 'Object comprehensions can only have [e] fields',
  computedImport: 'Computed imports are not allowed',
  blockImport: 'Block string literals not allowed in imports',
};

export const WORDS: Readonly<Record<Wording, Words>> = { cpp: CPP, go: GO };
