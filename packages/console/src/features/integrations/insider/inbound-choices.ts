import type { ProfileRowValues } from './form-values.ts';
import type { OurFields } from './our-fields.ts';
import { alike } from './row-of-issue.ts';
import { distinct, targetName, type Suggestion, type SuggestionGroup } from './suggest.ts';

/** Events whose data are attributes of the customer. */
const ABOUT_ATTRIBUTES: ReadonlySet<string> = new Set(['opt_in', 'profile']);
const KINDS = { custom: 'Your own events', built_in: 'Built in', commerce: 'Commerce' } as const;

/** Attributes that a request may set: what the hub computes, and the customer's id, cannot be told from outside. */
export function settableAttributes({ attributes, seen }: OurFields): readonly SuggestionGroup[] {
  const computed = new Set(attributes.filter((one) => one.read_only).map(({ name }) => name));
  return distinct([
    {
      group: 'Attributes',
      items: attributes
        .filter(({ name }) => !computed.has(name) && name !== 'id')
        .map(({ name, label, type }) => ({ value: name, label, note: type })),
    },
    {
      group: 'Seen lately, not defined',
      items: seen.attributes
        .filter(({ path }) => isWhole(path) && path !== 'id' && !computed.has(path))
        .map(({ path }) => ({ value: path })),
    },
  ]);
}

/** Event types that may be sent in from outside. */
export function submittableEvents({ types }: OurFields): readonly SuggestionGroup[] {
  return distinct(
    Object.entries(KINDS).map(([kind, group]) => ({
      group,
      items: types
        .filter((type) => type.kind === kind && type.submittable)
        .map(({ name, label }) => ({ value: name, label })),
    })),
  );
}

/** The fields of one of them. */
export function fieldsOf(ours: OurFields, event: string): readonly SuggestionGroup[] {
  const type = ours.types.find(({ name }) => name === event);
  const seen = ours.seen.types.find((one) => one.type === event);
  const defined = (type?.fields ?? []).map((field): Suggestion => ({
    value: field.name,
    note: field.required ? `${field.type}, required` : field.type,
  }));
  return distinct([
    { group: 'Of the event', items: defined },
    ...(ABOUT_ATTRIBUTES.has(event) ? settableAttributes(ours) : []),
    {
      group: 'Seen lately, not defined',
      items: (seen?.fields ?? []).filter(({ path }) => isWhole(path)).map(({ path }) => ({ value: path })),
    },
  ]);
}

/** What the event asks for and no row fills. */
export function unfilled(
  ours: OurFields,
  event: string,
  rows: readonly { readonly to: string }[],
): readonly string[] {
  const filled = new Set(rows.map(({ to }) => to));
  return (ours.types.find(({ name }) => name === event)?.fields ?? [])
    .filter(({ name, required }) => required && !filled.has(name))
    .map(({ name }) => name);
}

/** Which of ours an attribute of Insider most likely is: the one that is sent as it, or the one of the same name. */
export function likelyAttribute(
  ours: OurFields,
  outbound: readonly ProfileRowValues[],
  theirs: string,
): string {
  const bare = theirs.replace(/^custom\./, '');
  const settable = settableAttributes(ours);
  const sent = outbound.find(({ to }) => to === bare)?.from ?? [];
  const defined = new Set(ours.attributes.map(({ name }) => name));
  const fits = sent.filter((name) => known(settable, name) !== undefined);
  return fits.find((name) => defined.has(name)) ?? fits[0] ?? named(settable, bare);
}

/** Which of these has the name of one of Insider's; empty when none has. */
export function named(groups: readonly SuggestionGroup[], theirs: string): string {
  const items = groups.flatMap((group) => group.items);
  const found =
    items.find(({ value }) => value === theirs) ?? items.find(({ value }) => alike(value, theirs));
  return found?.value ?? known(groups, targetName(theirs)) ?? '';
}

function known(groups: readonly SuggestionGroup[], value: string): string | undefined {
  return groups.some(({ items }) => items.some((item) => item.value === value)) ? value : undefined;
}

/** A path that leads to no part of a value. */
function isWhole(path: string): boolean {
  return path !== '' && !/[.[\]]/.test(path);
}
