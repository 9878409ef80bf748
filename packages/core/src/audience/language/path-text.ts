import { FilterCursor } from './filter-cursor.ts';
import { Unfit } from './filter-fault.ts';
import { tokenize, type FilterToken } from './filter-tokens.ts';
import { readPath } from './read-name.ts';

/**
 * Reads a path that stands alone: `city`, `` address.`zip code` ``; or says why it is none. As nothing else can stand
 * there, words of the language are names.
 */
export function parsePath(
  text: string,
): { readonly path: readonly string[] } | { readonly message: string; readonly hint: string | undefined } {
  const cursor = new FilterCursor(text, tokenize(text).map(alone));
  try {
    const path = readPath(cursor, 'a name');
    if (cursor.token.kind === 'end') return { path };
    const hint = 'Join names with dots, and write names with other signs in backticks.';
    return cursor.unexpected('a dot or the end of the path', [], hint);
  } catch (error) {
    if (error instanceof Unfit) return { message: error.message, hint: error.hint };
    throw error;
  }
}

function alone({ kind, from, to }: FilterToken): FilterToken {
  const named = kind === 'keyword' || kind === 'function';
  return { kind: named ? 'name' : kind === 'comment' ? 'unknown' : kind, from, to };
}
