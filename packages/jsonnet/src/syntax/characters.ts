/** UTF-16 units by name, for reading without making strings. Past the end of a text `charCodeAt` gives NaN. */
export const TAB = 9;
export const NEWLINE = 10;
export const RETURN = 13;
export const SPACE = 32;
export const DOUBLE_QUOTE = 34;
export const HASH = 35;
export const SINGLE_QUOTE = 39;
export const STAR = 42;
export const PLUS = 43;
export const MINUS = 45;
export const DOT = 46;
export const SLASH = 47;
export const ZERO = 48;
export const AT = 64;
export const UPPER_E = 69;
export const BACKSLASH = 92;
export const UNDERSCORE = 95;
export const LOWER_E = 101;
export const BAR = 124;

export function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}

/** Of a name: `[_a-zA-Z]`, and digits but for its first. */
export function isNameStart(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || unit === UNDERSCORE;
}

/** The whole character there; empty at the end. */
export function characterAt(text: string, at: number): string {
  const code = text.codePointAt(at);
  return code === undefined ? '' : String.fromCodePoint(code);
}
