import type { AnswerOf } from '@causeway/contract/operation';
import type { getKind, listCategories } from '@causeway/contract/integrations';
import type { DestinationKind } from '@causeway/core/delivery/destination';
import { isObject, own, type Json, type JsonObject } from '@causeway/core/result/json';
import { CATEGORIES } from './categories.data.ts';
import { CARDS, type Card, type CardField } from './settings-cards.data.ts';

export type KindView = AnswerOf<typeof getKind>;

/** The card of a kind. One without is offered with its secrets, and is configured by the paths of its settings. */
export function cardOf(kind: DestinationKind): Card {
  return (
    CARDS.get(kind.key) ?? {
      category: 'other',
      description: '',
      status: 'beta',
      website: null,
      variants: [{ key: 'default', label: 'Default', description: '', settings: {} }],
      config: [],
      example: {},
      guide: 'guide/getting-started.md',
      sections: [{ title: 'General settings', about: 'What it needs.' }],
      fields: kind.secrets.map((name): CardField => ({
        name,
        label: name,
        section: 'General settings',
        type: 'secret',
        required: true,
      })),
    }
  );
}

/** A kind of integration as the library offers it, with the values that hold where a setting is left out. */
export function kindView(kind: DestinationKind, installed = 0): KindView {
  const card = cardOf(kind);
  const defaults = kind.check(undefined).settings;
  return {
    key: kind.key,
    label: kind.label,
    category: card.category,
    description: card.description,
    secrets: kind.secrets,
    starters: (card.starters ?? []).map((starter) => ({ ...starter, settings: { ...starter.settings } })),
    sections: card.sections.map(({ title, about, folded = false }) => ({ title, about, folded })),
    fields: card.fields.map((field) => fieldView(kind, defaults, field)),
    status: card.status,
    website: card.website,
    docs: CARDS.has(kind.key) ? `reference/integrations/${kind.key}.md` : null,
    requires: kind.requires ?? [],
    erases: kind.erase !== undefined,
    variants: card.variants,
    config: card.config.map(({ key, label, type, required, help }) => ({
      key,
      label,
      type,
      required,
      help_text: help,
    })),
    installed,
  };
}

function fieldView(
  kind: DestinationKind,
  defaults: JsonObject,
  field: CardField,
): KindView['fields'][number] {
  const { name, label, section, type, required, choices = [], begin, shown, half, ...more } = field;
  const usual = type === 'secret' ? undefined : defaultOf(kind, defaults, name);
  const value = usual === undefined ? begin : usual;
  return {
    name,
    label,
    section,
    type,
    required: required ?? false,
    choices: choices.map((choice) => ({ ...choice })),
    half: half ?? false,
    ...more,
    ...(value === undefined ? {} : { default: value }),
    ...(shown === undefined ? {} : { shown: { field: shown.field, is: [...(shown.is ?? [])] } }),
  };
}

/** What holds where a setting is left out. Parts of what is off by itself: what holds as soon as it is on. */
function defaultOf(kind: DestinationKind, defaults: JsonObject, path: string): Json | undefined {
  const [first = '', ...rest] = path.split('.');
  if (rest.length === 0 || own(defaults, first) !== null) return at(defaults, path);
  return at(kind.check({ [first]: {} }).settings, path);
}

/** What somebody looks for in the catalog; all that is given must hold. */
export interface CatalogSearch {
  readonly search?: string | undefined;
  readonly category?: string | undefined;
  readonly status?: string | undefined;
}

/** Is this what they look for? Every word occurs somewhere, in any case. */
export function isSought(kind: KindView, { search = '', category, status }: CatalogSearch): boolean {
  if (category !== undefined && kind.category !== category) return false;
  if (status !== undefined && kind.status !== status) return false;
  const shelf = CATEGORIES.find(({ key }) => key === kind.category)?.label ?? '';
  const text = `${kind.key} ${kind.label} ${kind.category} ${shelf} ${kind.description}`.toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** The shelves that hold something, in their order. */
export function categoriesOf(kinds: Iterable<DestinationKind>): AnswerOf<typeof listCategories>['data'] {
  const counts = new Map<string, number>();
  for (const kind of kinds) {
    const { category } = cardOf(kind);
    counts.set(category, (counts.get(category) ?? 0) + 1);
  }
  return CATEGORIES.flatMap(({ key, label }) => {
    const count = counts.get(key);
    return count === undefined ? [] : [{ key, label, count }];
  });
}

function at(settings: Json, path: string): Json | undefined {
  let value: Json | undefined = settings;
  for (const step of path.split('.')) value = isObject(value) ? own(value, step) : undefined;
  return value;
}
