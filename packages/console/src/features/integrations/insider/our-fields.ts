import type { Answer } from '../../../app/api.ts';
import { sourceOf } from './map-parameter.ts';
import { alike } from './row-of-issue.ts';
import { distinct, type Suggestion, type SuggestionGroup } from './suggest.ts';

export type Seen = Pick<Answer<'GET /v1/admin/seen'>, 'types' | 'attributes'>;
export type Attributes = Answer<'GET /v1/admin/attributes'>['data'];
export type EventTypes = Answer<'GET /v1/admin/event-types'>['data'];

/** What is known of our side: what is defined, and what came in lately. */
export interface OurFields {
  readonly attributes: Attributes;
  readonly types: EventTypes;
  readonly seen: Seen;
}

export const NOTHING_KNOWN: OurFields = { attributes: [], types: [], seen: { types: [], attributes: [] } };

export function ourAttributes({ attributes, seen }: OurFields): readonly SuggestionGroup[] {
  return distinct([
    {
      group: 'Attributes',
      items: attributes.map(({ name, label, type }) => ({ value: name, label, note: type })),
    },
    { group: 'Seen lately', items: seen.attributes.filter(isPlain).map(seenItem) },
  ]);
}

const KINDS = {
  custom: 'Your own events',
  commerce: 'Commerce',
  built_in: 'Built in',
  system: 'Made by the hub',
} as const;

export function ourEvents({ types, seen }: OurFields): readonly SuggestionGroup[] {
  const counts = new Map(seen.types.map(({ type, count }) => [type, count]));
  const defined = Object.entries(KINDS).map(([kind, group]) => ({
    group,
    items: types
      .filter((type) => type.kind === kind)
      .map(({ name, label }) => ({ value: name, label, ...seenNote(counts.get(name)) })),
  }));
  const came = seen.types.map(({ type, count }) => ({ value: type, ...seenNote(count) }));
  return distinct([{ group: 'Seen lately', items: came }, ...defined]);
}

function seenNote(count: number | undefined): { readonly note?: string } {
  return count === undefined ? {} : { note: `${count} lately` };
}

/** Has an event of this name been defined, or come in? */
export function isKnownEvent({ types, seen }: OurFields, name: string): boolean {
  return types.some((type) => alike(type.name, name)) || seen.types.some(({ type }) => alike(type, name));
}

/** The fields of an event as a parameter row of it writes them, with these `lines`. */
export function ourParams(
  { types, seen }: OurFields,
  event: string,
  lines: string,
): readonly SuggestionGroup[] {
  const came =
    seen.types.find(({ type }) => type === event) ?? seen.types.find(({ type }) => alike(type, event));
  const type = types.find(({ name }) => alike(name, event));
  const fields = (came?.fields ?? []).filter(isPlain).map((field) => ({
    ...seenItem(field),
    value: sourceOf(field.path, lines),
  }));
  const isLine = ({ value }: Suggestion): boolean => value.startsWith('line.');
  return distinct([
    { group: 'Of each line', items: fields.filter(isLine) },
    { group: 'Of the event, seen lately', items: fields.filter((field) => !isLine(field)) },
    {
      group: 'Of the event, by definition',
      items: (type?.fields ?? []).map((field) => ({ value: field.name, note: field.type })),
    },
    {
      group: 'Around the event',
      items: [
        ...(came?.context ?? []).filter(isPlain).map((field) => ({
          ...seenItem(field),
          value: `context.${sourceOf(field.path, '')}`,
        })),
        { value: 'event.id', note: 'its number here' },
        { value: 'event.timestamp', note: 'when it happened' },
        { value: 'event.type', note: 'its name' },
      ],
    },
  ]);
}

/** The lists of an event that can become one Insider event for each entry. */
export function ourLists({ seen, types }: OurFields, event: string): readonly SuggestionGroup[] {
  const came = seen.types.filter(({ type }) => alike(type, event)).flatMap(({ fields }) => fields);
  const lists = came.flatMap(({ path }) => {
    const at = path.indexOf('[]');
    return at > 0 ? [path.slice(0, at)] : [];
  });
  const defined = types
    .filter(({ name }) => alike(name, event))
    .flatMap(({ fields }) => fields.filter(({ type }) => type === 'objects').map(({ name }) => name));
  return distinct([
    { group: 'Seen lately', items: lists.map((value) => ({ value })) },
    { group: 'By definition', items: defined.map((value) => ({ value })) },
  ]).map(({ group, items }) => ({
    group,
    items: [...new Map(items.map((item) => [item.value, item])).values()],
  }));
}

type SeenField = Seen['attributes'][number];

/** Objects are opened, not mapped: their parts are suggested instead. */
function isPlain({ path, types }: SeenField): boolean {
  return path !== '' && !(types.length === 1 && types[0] === 'object');
}

function seenItem({ path, example }: SeenField): Suggestion {
  const short = example.length > 28 ? `${example.slice(0, 27)}…` : example;
  return { value: path, note: short };
}
