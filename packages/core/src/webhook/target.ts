import { plainNames } from './read-path.ts';

/** Where a mapping row writes: a place of the envelope, or names inside the event's data. */
export type Target =
  | { readonly in: 'customer' | 'external_id' | 'account' }
  | { readonly in: 'data'; readonly names: readonly string[] };

const FORBIDDEN: ReadonlySet<string> = new Set(['__proto__', 'prototype', 'constructor']);
const DEEPEST = 8;

/** `customer`, `external_id`, `account` or `data.` and names; undefined for anything else. */
export function parseTarget(to: string): Target | undefined {
  if (to === 'customer' || to === 'external_id' || to === 'account') return { in: to };
  if (!to.startsWith('data.') && !to.startsWith('data[')) return undefined;
  const names = plainNames(to)?.slice(1);
  if (names === undefined || names.length === 0 || names.length > DEEPEST) return undefined;
  return names.some((name) => FORBIDDEN.has(name)) ? undefined : { in: 'data', names };
}
