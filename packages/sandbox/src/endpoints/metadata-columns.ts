import { attributeTable } from '../wire/attribute-table.ts';
import { badRequest, json, type Answer } from '../wire/answer.ts';
import { eventTable } from '../wire/event-table.ts';
import { texts } from '../wire/texts.ts';
import type { Call } from './call.ts';

/**
 * POST /api/user/v3/metadata/columns: the account's schema. observed: not in the public documentation, but the
 * vendor's own tools call it to check credentials and to list columns. inferred: which types are named.
 */
export function metadataColumns(call: Call): Answer {
  const table = call.body['table'];
  if (table === 'contacts') return json(200, contacts(call));
  return table === 'events' ? json(200, events(call)) : badRequest(texts.unknownTable);
}

function contacts({ account }: Call): object[] {
  const own = [...account.customPlan.types].map(([name, type]) => column(`c_${name}`, type));
  const defaults = attributeTable.map((row) => column(row.name, columnType(row.type)));
  return [...defaults, ...own];
}

function columnType(type: string): string {
  if (type === 'numbers') return 'array';
  return type === 'instant' ? 'date' : type;
}

function column(key: string, type?: string): object {
  return type === undefined ? { key, display_name: display(key) } : { key, display_name: display(key), type };
}

function events({ account }: Call): object[] {
  const names = new Set([...eventTable.map((row) => row.name), ...account.eventParams.keys()]);
  const rows = new Map(eventTable.map((row) => [row.name, row]));
  return [...names].map((name) => {
    const own = [...(account.eventParams.get(name) ?? [])].map((param) => `c_${param}`);
    const params = [...(rows.get(name)?.params ?? []), ...own].map((key) => column(key));
    return { key: name, display_name: rows.get(name)?.display ?? display(name), params };
  });
}

/** `c_favorite_color` shows as `Favorite Color`. */
function display(key: string): string {
  const words = key.replace(/^c_/, '').split(/[_.\s-]+/);
  return words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join(' ');
}
