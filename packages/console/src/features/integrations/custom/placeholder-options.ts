import { parsePlaceholders } from '@causeway/core/template/placeholder';
import { ROOTS } from '@causeway/core/template/subject';
import type { OurFields } from '../insider/our-fields.ts';

/** Something that a placeholder can name. */
export interface PlaceholderOption {
  readonly path: string;
  /** A word or two beside it. */
  readonly note: string;
  readonly group: 'Of every event' | 'Of the event' | 'Of the customer' | 'Around the event';
}

const ABOUT: Readonly<Record<string, string>> = {
  event_name: 'what happened',
  event_id: 'its number here',
  created_at: 'when, as 2026-01-31T12:00:00Z',
  properties: 'all of the event’s fields',
  user_id: 'the customer’s id',
  session_id: 'of the visit',
  page: 'all of the page',
  user: 'all attributes',
  context: 'all circumstances',
};

/** Names that are understood in several spellings. */
const USUAL = [
  'email',
  'phone',
  'name',
  'first_name',
  'last_name',
  'country',
  'city',
  'language',
  'email_optin',
];
const PAGE = ['url', 'title', 'referrer'];

/** Everything that is known to have a value at times. `types`: the events that are sent; empty for all. */
export function placeholderOptions(ours: OurFields, types: readonly string[]): readonly PlaceholderOption[] {
  const wanted = new Set(types);
  const sent = <T>(list: readonly T[], name: (one: T) => string): readonly T[] =>
    wanted.size === 0 ? list : list.filter((one) => wanted.has(name(one)));
  const seen = sent(ours.seen.types, ({ type }) => type);
  const defined = sent(ours.types, ({ name }) => name);
  const options: PlaceholderOption[] = [
    ...[...ROOTS.keys()].map((path) => ({ path, note: ABOUT[path] ?? '', group: 'Of every event' as const })),
    ...seen.flatMap(({ type, fields }) =>
      fields.map(({ path }) => ({
        path: `properties.${steps(path)}`,
        note: type,
        group: 'Of the event' as const,
      })),
    ),
    ...defined.flatMap(({ name, fields }) =>
      fields.map((field) => ({
        path: `properties.${field.name}`,
        note: name,
        group: 'Of the event' as const,
      })),
    ),
    ...USUAL.map((name) => ({ path: `user.${name}`, note: '', group: 'Of the customer' as const })),
    ...ours.attributes.map(({ name, label }) => ({
      path: `user.${name}`,
      note: label === name ? '' : label,
      group: 'Of the customer' as const,
    })),
    ...ours.seen.attributes.map(({ path }) => ({
      path: `user.${steps(path)}`,
      note: 'seen lately',
      group: 'Of the customer' as const,
    })),
    ...PAGE.map((name) => ({ path: `page.${name}`, note: '', group: 'Around the event' as const })),
    ...seen.flatMap(({ context }) =>
      context.map(({ path }) => ({
        path: `context.${steps(path)}`,
        note: '',
        group: 'Around the event' as const,
      })),
    ),
  ];
  return [...new Map(options.toReversed().map((option) => [option.path, option])).values()]
    .toReversed()
    .filter(({ path }) => parsePlaceholders(`##${path}##`).faults.length === 0 && !path.includes('##'));
}

/** `products[].price` as a placeholder names the first of them: `products.0.price`. */
function steps(path: string): string {
  return path.replaceAll(/\[(\d*)\]/g, (_all, index: string) => `.${index === '' ? '0' : index}`);
}
