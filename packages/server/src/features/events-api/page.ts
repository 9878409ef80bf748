import { isObject } from '@causeway/core/result/json';
import type { SearchResult, SearchWindow } from '../../ports/customer-search.ts';
import { badRequest, Refusal } from './refusals.ts';

const DEFAULT_LIMIT = 100;
const MOST = 500;
const FURTHEST = 1_000_000_000;

/** Parameters that say which part of a list is wanted, and whose request it is. */
export const PAGE_PARAMETERS: ReadonlySet<string> = new Set(['api_key', 'limit', 'offset', 'after']);

/**
 * Which rows are wanted. `offset` counts as everywhere; `after` is what a `next` link carries beside it, so that the
 * search goes on where it was: at this place, where it had seen so many that match.
 */
export interface Page {
  readonly limit: number;
  readonly offset: number;
  readonly after: { readonly place: number; readonly seen: number } | undefined;
}

export function readPage(query: URLSearchParams): Page {
  const offset = whole(query, 'offset', 0, 0, FURTHEST);
  const after = readAfter(query.get('after'));
  if (after !== undefined && after.seen > offset) throw new Refusal(badAfter());
  return { limit: whole(query, 'limit', DEFAULT_LIMIT, 1, MOST), offset, after };
}

export function windowOf({ limit, offset, after }: Page): SearchWindow {
  return { after: after?.place, skip: offset - (after?.seen ?? 0), most: limit };
}

export interface Links {
  readonly prev: string | null;
  readonly next: string | null;
}

/** Links to the pages before and after; without the key, which has no place in answers. */
export function linksOf(
  path: string,
  query: URLSearchParams,
  page: Page,
  { data, skipped, next }: SearchResult<unknown>,
): Links {
  const { limit, offset, after } = page;
  const seen = (after?.seen ?? 0) + skipped + data.length;
  const link = (to: number, cursor?: string): string => {
    const rest = new URLSearchParams(query);
    for (const name of PAGE_PARAMETERS) rest.delete(name);
    rest.set('limit', String(limit));
    rest.set('offset', String(to));
    if (cursor !== undefined) rest.set('after', cursor);
    return `${path}?${rest.toString()}`;
  };
  return {
    prev: offset === 0 ? null : link(Math.max(0, offset - limit)),
    // A search that was cut short before it got to the offset goes on to it.
    next: next === undefined ? null : link(Math.max(offset, seen), cursorOf(next, seen)),
  };
}

function cursorOf(place: number, seen: number): string {
  return Buffer.from(JSON.stringify({ place, seen })).toString('base64url');
}

function readAfter(text: string | null): Page['after'] {
  if (text === null) return undefined;
  try {
    const read: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (isObject(read)) {
      const { place, seen } = read;
      if (isCount(place) && isCount(seen)) return { place, seen };
    }
  } catch {
    // Refused below.
  }
  throw new Refusal(badAfter());
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function badAfter() {
  return badRequest(
    'after is not one that was given out',
    'after',
    'Follow the links in next, or leave it out.',
  );
}

function whole(query: URLSearchParams, name: string, otherwise: number, least: number, most: number): number {
  const text = query.get(name);
  if (text === null || text === '') return otherwise;
  const number = /^\d{1,12}$/.test(text) ? Number(text) : NaN;
  if (number >= least && number <= most) return number;
  throw new Refusal(badRequest(`${name} must be a whole number from ${least} to ${most}`, name));
}
