import type { Token, TokenKind } from './token.ts';

export function kindText(kind: TokenKind): string {
  return isPunctuation(kind) ? `"${kind}"` : kind;
}

function isPunctuation(kind: TokenKind): boolean {
  return kind.length === 1;
}

export function cppToken(token: Token): string {
  if (token.data === '' || isPunctuation(token.kind)) return kindText(token.kind);
  return token.kind === 'OPERATOR' ? `"${token.data}"` : `(${token.kind}, "${token.data}")`;
}

/** Keywords are quoted, as punctuation is. */
export function goToken(token: Token): string {
  if (token.data === '') return token.kind;
  return token.data === token.kind ? `"${token.data}"` : `(${token.kind}, "${token.data}")`;
}

/** A byte below 32 as a number; and every byte outside of ASCII, being negative, is below 32. */
export function cppCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return code < 32 || code > 127 ? `code ${firstByte(code)}` : `'${character}'`;
}

function firstByte(code: number): number {
  if (code < 0x80) return code;
  if (code < 0x800) return 0xc0 | (code >> 6);
  return code < 0x10000 ? 0xe0 | (code >> 12) : 0xf0 | (code >> 18);
}

const GO_ESCAPES: ReadonlyMap<string, string> = new Map([
  ["'", "\\'"],
  ['\\', '\\\\'],
  ['\u0007', '\\a'],
  ['\b', '\\b'],
  ['\f', '\\f'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
  ['\v', '\\v'],
]);

/** As Go's `strconv.QuoteRuneToASCII` writes it. */
export function goCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0xfffd;
  return `'${GO_ESCAPES.get(character) ?? goCode(code)}'`;
}

function goCode(code: number): string {
  const hex = (width: number): string => code.toString(16).padStart(width, '0');
  if (code < 0x20 || code === 0x7f) return `\\x${hex(2)}`;
  if (code < 0x7f) return String.fromCharCode(code);
  if (code >= 0xd800 && code < 0xe000) return '\\ufffd';
  return code < 0x10000 ? `\\u${hex(4)}` : `\\U${hex(8)}`;
}

export function cppUnicodeEscape(digits: string): string {
  const odd = /[^0-9a-fA-F]/u.exec(digits)?.[0];
  return odd === undefined
    ? 'Truncated unicode escape sequence in string literal.'
    : `Malformed unicode escape character, should be hex: '${odd}'`;
}

export function whiteSpace(text: string): string {
  const tabs = text.split('\t').length - 1;
  const spaces = text.length - tabs;
  return [counted(spaces, 'space'), counted(tabs, 'tab')].filter((part) => part !== '').join(' and ');
}

function counted(count: number, what: string): string {
  return count === 0 ? '' : `${count} ${what}${count === 1 ? '' : 's'}`;
}
