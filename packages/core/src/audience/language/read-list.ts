import type { FilterCursor, SeenToken } from './filter-cursor.ts';

/** Entries up to the closing parenthesis, parted by commas or new lines; a comma may stand behind the last. */
export function readList<T>(cursor: FilterCursor, opening: SeenToken, readEntry: () => T): readonly T[] {
  const entries: T[] = [];
  let parted = true;
  while (!cursor.takeSign(')')) {
    if (cursor.token.kind === 'end') notClosed(cursor, opening);
    if (!parted) cursor.unexpected('a comma, a new line or )', ['AND', 'OR']);
    entries.push(readEntry());
    parted = cursor.takeSign(',') || cursor.startsLine();
  }
  return entries;
}

export function notClosed(cursor: FilterCursor, opening: SeenToken): never {
  return cursor.fail('filter_syntax', 'This ( is not closed: a ) is missing.', undefined, opening);
}
