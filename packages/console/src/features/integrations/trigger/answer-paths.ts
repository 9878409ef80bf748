import type { Json } from '@causeway/core/result/json';
import { flat } from '@causeway/core/trigger/replies';
import { targetName, type SuggestionGroup } from '../insider/suggest.ts';
import type { RowValues } from './row-values.ts';

/** Rows that are offered at once. */
const MOST_ROWS = 30;
const NOTE = 28;

/** Where values are: in the last answer of the service, and in what is kept of the profile, by what that is called. */
export function answerGroups(
  answered: Json | undefined,
  origin: readonly string[],
  kept: string,
): readonly SuggestionGroup[] {
  const paths = [...pathsOf(answered)].map(([value, example]) => ({ value, note: noteOf(example) }));
  return [
    { group: 'In the answer to the last test', items: paths },
    { group: kept, items: origin.map((name) => ({ value: `origin.${name}` })) },
  ].filter(({ items }) => items.length > 0);
}

/** A row for each value of the answer that no row takes yet. `computed`: attributes that nobody can set. */
export function rowsFor(
  answered: Json | undefined,
  mapping: readonly RowValues[],
  computed: ReadonlySet<string>,
): readonly RowValues[] {
  const taken = new Set(mapping.flatMap(({ from, to }) => [`from ${from}`, `to ${to}`]));
  const rows: RowValues[] = [];
  for (const [from, example] of pathsOf(answered)) {
    const name = targetName(from.replace(/^response\.?/, ''));
    const to = computed.has(name) ? `answered_${name}` : name;
    if (example === null || to === '' || taken.has(`from ${from}`) || taken.has(`to ${to}`)) continue;
    taken.add(`to ${to}`);
    rows.push({ from, to, default: '' });
    if (rows.length === MOST_ROWS) break;
  }
  return rows;
}

function pathsOf(answered: Json | undefined): ReadonlyMap<string, Json> {
  return answered === undefined || answered === null || answered === ''
    ? new Map<string, Json>()
    : flat({ response: answered });
}

function noteOf(example: Json): string {
  const text = typeof example === 'string' ? example : JSON.stringify(example);
  return text.length > NOTE ? `${text.slice(0, NOTE - 1)}…` : text;
}
