import { BAR, MINUS, NEWLINE, RETURN, SPACE, TAB } from './characters.ts';

export interface TextBlock {
  readonly data: string;
  readonly end: number;
}

/** Why a text block cannot be read; for `open` the white space asked for, and what is there instead of `|||`. */
export type TextBlockFault =
  | { readonly fault: 'first line' | 'indent' | 'end of file' }
  | { readonly fault: 'open'; readonly expected: string; readonly found: string };

/**
 * The text block whose `|||` is at `begin`. Its first line that is not empty sets the white space which all others
 * begin with; the first that does not must be the closing `|||`. Line ends stay as they are.
 */
export function readTextBlock(text: string, begin: number): TextBlock | TextBlockFault {
  let at = begin + 3;
  const chomp = text.charCodeAt(at) === MINUS;
  if (chomp) at++;
  while (isBlank(text.charCodeAt(at)) || text.charCodeAt(at) === RETURN) at++;
  if (text.charCodeAt(at) !== NEWLINE) return { fault: 'first line' };
  const start = at + 1;
  at = skipEmptyLines(text, start);
  const indent = text.slice(at, blankEnd(text, at));
  if (indent === '') return { fault: 'indent' };

  const lines = [text.slice(start, at)];
  while (text.startsWith(indent, at)) {
    const lineEnd = text.indexOf('\n', at);
    if (lineEnd < 0) return { fault: 'end of file' };
    lines.push(text.slice(at + indent.length, lineEnd + 1));
    at = skipEmptyLines(text, lineEnd + 1);
    if (at > lineEnd + 1) lines.push(text.slice(lineEnd + 1, at));
  }
  const bars = blankEnd(text, at);
  if (!isTextBlock(text, bars)) return { fault: 'open', expected: indent, found: text.slice(at, bars) };
  const data = lines.join('');
  return { data: chomp ? data.slice(0, -1) : data, end: bars + 3 };
}

/** Whether `|||` stands there. */
export function isTextBlock(text: string, at: number): boolean {
  return text.charCodeAt(at) === BAR && text.charCodeAt(at + 1) === BAR && text.charCodeAt(at + 2) === BAR;
}

function skipEmptyLines(text: string, from: number): number {
  for (let at = from; ;) {
    if (text.charCodeAt(at) === NEWLINE) at++;
    else if (text.charCodeAt(at) === RETURN && text.charCodeAt(at + 1) === NEWLINE) at += 2;
    else return at;
  }
}

function blankEnd(text: string, from: number): number {
  let at = from;
  while (isBlank(text.charCodeAt(at))) at++;
  return at;
}

function isBlank(unit: number): boolean {
  return unit === SPACE || unit === TAB;
}
