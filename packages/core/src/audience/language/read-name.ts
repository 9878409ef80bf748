import type { FilterCursor } from './filter-cursor.ts';
import { unquote } from './unquote.ts';

/** A bare word or what stands in backticks; `expected` says what for. */
export function readName(cursor: FilterCursor, expected: string): string {
  const { token } = cursor;
  if (token.kind === 'name') {
    const backticked = cursor.isBackticked();
    cursor.take();
    return backticked ? unquote(cursor.text, token) : cursor.slice(token);
  }
  return cursor.unexpected(expected, [], nameHint(cursor));
}

/** Like a name, and what is no name of a field but may be one of an audience: a text, or what begins with a digit. */
export function readLooseName(cursor: FilterCursor, expected: string): string {
  const { token } = cursor;
  if (token.kind === 'string') return unquote(cursor.text, cursor.take());
  if (token.kind === 'number' && /^[\p{L}\p{M}\p{N}_-]+$/u.test(cursor.slice()))
    return cursor.slice(cursor.take());
  return readName(cursor, expected);
}

/** Names joined by dots. */
export function readPath(cursor: FilterCursor, expected: string): readonly string[] {
  return readSteps(cursor, [readName(cursor, expected)]);
}

/** The rest of a path that begins with these. */
export function readSteps(cursor: FilterCursor, first: readonly string[]): readonly string[] {
  const path = [...first];
  while (cursor.takeSign('.')) path.push(readName(cursor, 'a name after the dot'));
  return path;
}

function nameHint(cursor: FilterCursor): string | undefined {
  const { kind } = cursor.token;
  const shown = cursor.shown();
  if (kind === 'keyword')
    return `${shown.toUpperCase()} is a word of the language. The name is \`${shown}\`.`;
  if (kind === 'number') return `A name that begins with a digit is written in backticks: \`${shown}\`.`;
  if (kind === 'string') return 'Names are written bare or in backticks, texts in quotes.';
  return undefined;
}
