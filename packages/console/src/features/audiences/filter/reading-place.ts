import { tokenize, type FilterToken } from '@causeway/core/audience/language/filter-tokens';
import { FilterReader, type ReadingPlace } from './filter-reader.ts';

const WORD: ReadonlySet<FilterToken['kind']> = new Set([
  'keyword',
  'name',
  'function',
  'string',
  'number',
  'unknown',
]);

/** Reads up to a place, as well as an unfinished text can be read. Takes time in proportion to the length. */
export function readingPlace(text: string, at: number): ReadingPlace {
  const before = text.slice(0, at);
  const tokens = tokenize(before);
  const last = tokens.at(-1);
  const writing = last !== undefined && last.to === at && WORD.has(last.kind) && isOpen(before, last);
  const reader = new FilterReader(before);
  for (const token of writing ? tokens.slice(0, -1) : tokens) reader.take(token);
  const inComment = last?.kind === 'comment' && last.to === at;
  return reader.place(writing ? last.from : at, inComment);
}

/** Could more be written to it? What is in quotes that are closed is finished. */
function isOpen(text: string, { from, to }: FilterToken): boolean {
  const first = text.charAt(from);
  if (first !== '"' && first !== "'" && first !== '`') return true;
  return to - from < 2 || text[to - 1] !== first;
}
