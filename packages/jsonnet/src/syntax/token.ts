export type Punctuation = '{' | '}' | '[' | ']' | ',' | '$' | '.' | '(' | ')' | ';';

export type Keyword =
  | 'assert'
  | 'else'
  | 'error'
  | 'false'
  | 'for'
  | 'function'
  | 'if'
  | 'import'
  | 'importstr'
  | 'importbin'
  | 'in'
  | 'local'
  | 'null'
  | 'self'
  | 'super'
  | 'tailstrict'
  | 'then'
  | 'true';

/** Quoted strings still have their escapes. */
export type QuotedString = 'STRING_DOUBLE' | 'STRING_SINGLE';
export type StringToken = QuotedString | 'VERBATIM_STRING_DOUBLE' | 'VERBATIM_STRING_SINGLE' | 'STRING_BLOCK';

/** Named as errors name them. */
export type TokenKind =
  Punctuation | Keyword | StringToken | 'IDENTIFIER' | 'NUMBER' | 'OPERATOR' | 'end of file';

export interface Token {
  readonly kind: TokenKind;
  /**
   * The name, the operator, the number without its `_`, or the string without its quotes (and, of text blocks and
   * verbatim strings, what it means). Of all else the token itself; empty at the end of the file.
   */
  readonly data: string;
  readonly begin: number;
  readonly end: number;
}

const KEYWORDS: ReadonlyMap<string, Keyword> = new Map(
  (
    [
      'assert',
      'else',
      'error',
      'false',
      'for',
      'function',
      'if',
      'import',
      'importstr',
      'importbin',
      'in',
      'local',
      'null',
      'self',
      'super',
      'tailstrict',
      'then',
      'true',
    ] as const
  ).map((word) => [word, word]),
);

export function wordKind(word: string): Keyword | 'IDENTIFIER' {
  return KEYWORDS.get(word) ?? 'IDENTIFIER';
}

export function isString(token: Token): token is Token & { readonly kind: StringToken } {
  switch (token.kind) {
    case 'STRING_DOUBLE':
    case 'STRING_SINGLE':
    case 'VERBATIM_STRING_DOUBLE':
    case 'VERBATIM_STRING_SINGLE':
    case 'STRING_BLOCK':
      return true;
    default:
      return false;
  }
}
