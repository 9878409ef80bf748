import type { InsiderValues, ParamRowValues } from './form-values.ts';

/**
 * The field of the form whose row reads the field that an issue names, for an event of this type; undefined when no row
 * does. `products[0].price` is what `line.price` reads where `products` are the lines.
 */
export function rowOfIssue(
  field: string | undefined,
  type: string | undefined,
  values: Pick<InsiderValues, 'profile' | 'events'>,
): string | undefined {
  if (field === undefined || field === '') return undefined;
  const profile = values.profile.findIndex(({ from, to }) => from.includes(field) || to === field);
  const at = values.events.findIndex(({ event }) => type !== undefined && alike(event, type));
  const event = values.events[at];
  if (event !== undefined) {
    const names = new Set([field, general(field), lineOf(field, event.lines)]);
    for (const list of ['rows', 'orderRows'] as const) {
      const row = event[list].findIndex((one) => reads(one, names));
      if (row !== -1) return `events.${at}.${list}.${row}.from`;
    }
    if (event.lines !== '' && field === event.lines) return `events.${at}.lines`;
  }
  return profile === -1 ? undefined : `profile.${profile}.from`;
}

/** Two names of one event: `Order Completed` and `order_completed`. */
export function alike(one: string, other: string): boolean {
  return one === other || plain(one) === plain(other);
}

function plain(name: string): string {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '_');
}

function reads({ from, to, minus, plus }: ParamRowValues, names: ReadonlySet<string>): boolean {
  return [...from, to, minus, plus].some((name) => name !== '' && names.has(name));
}

function general(field: string): string {
  return field.startsWith('order.') ? field.slice('order.'.length) : field;
}

function lineOf(field: string, lines: string): string {
  const rest =
    lines !== '' && field.startsWith(lines) ? /^(?:\[\d*\])?\.(.+)$/.exec(field.slice(lines.length)) : null;
  return rest?.[1] === undefined ? field : `line.${rest[1]}`;
}
