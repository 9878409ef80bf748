import { parseJson } from '../../mapping/json-text.ts';
import { parseNumber } from '../../mapping/number.ts';
import type { NumberLocale } from '../../mapping/number.ts';
import { listTexts } from '../../mapping/scalar-text.ts';
import type { Json } from '../../result/json.ts';
import type { ArrayPolicy } from './targets.ts';

/** What a list attribute has to say: entries to send and to take out, and the list Insider then holds. */
export interface ListChange {
  readonly send: readonly string[];
  readonly remove: readonly string[];
  readonly after: string;
}

/**
 * Compares our entries (JSON texts) with those Insider is believed to hold. `replace` sends the list as it is;
 * `append` sends what is new; `remove` also takes out what Insider has and we have not.
 */
export function compareLists(
  items: readonly string[],
  held: string | undefined,
  policy: ArrayPolicy,
): ListChange {
  const text = bracket(items);
  if (text === held) return { send: [], remove: [], after: text };
  if (policy === 'replace') return { send: items, remove: [], after: text };
  const before = heldItems(held);
  const known = new Set(before);
  const send = items.filter((item) => !known.has(item));
  if (policy === 'append') return { send, remove: [], after: bracket([...before, ...send]) };
  const ours = new Set(items);
  const remove = before.filter((item) => !ours.has(item));
  return { send, remove, after: bracket([...before.filter((item) => ours.has(item)), ...send]) };
}

/** The numbers of a list, or of one value in its place, as JSON texts; `dropped` counts entries that are none. */
export function numberItems(
  value: Json,
  locale: NumberLocale,
): { readonly items: readonly string[]; readonly dropped: number } {
  const given = Array.isArray(value) ? (value as readonly Json[]) : [value];
  const read = given.map((entry) => parseNumber(entry, locale)).filter((entry) => entry !== undefined);
  return { items: listTexts(read).items, dropped: given.length - read.length };
}

export function bracket(items: readonly string[]): string {
  return '[' + items.join(',') + ']';
}

function heldItems(held: string | undefined): readonly string[] {
  const value: Json | undefined = held === undefined ? undefined : parseJson(held);
  if (value === undefined || value === null) return [];
  return listTexts(Array.isArray(value) ? (value as readonly Json[]) : [value]).items;
}
