import { DEFAULT_ATTRIBUTES } from '@causeway/core/insider/taxonomy/attributes';
import { CUSTOM_EVENT_NAMES, DEFAULT_EVENTS } from '@causeway/core/insider/taxonomy/events';
import { DEFAULT_PARAMS } from '@causeway/core/insider/taxonomy/params';
import type { Answer } from '../../../app/api.ts';
import { distinct, type SuggestionGroup } from './suggest.ts';

export type InsiderNames = Answer<'GET /v1/admin/integrations/{id}/names'>;

/** What the documentation says, for as long as no account can be asked. */
export const DOCUMENTED: InsiderNames = {
  attributes: DEFAULT_ATTRIBUTES.map(({ name, type }) => ({
    name,
    label: name,
    type,
    custom: false,
    from: 'documentation',
  })),
  events: [
    ...DEFAULT_EVENTS.map(({ name, label, required, expected }) => ({
      name,
      label,
      required: [...required],
      expected: [...expected],
    })),
    ...CUSTOM_EVENT_NAMES.map((event) => ({ ...event, required: [], expected: [] })),
  ],
  params: DEFAULT_PARAMS.map(({ name, type }) => ({ name, type })),
  account: { ok: true, issue: null },
};

export function insiderAttributes({ attributes }: InsiderNames): readonly SuggestionGroup[] {
  const item = ({ name, label, type, custom }: (typeof attributes)[number]) => ({
    value: name,
    label,
    note: custom ? `custom${type === null ? '' : `, ${type}`}` : (type ?? ''),
  });
  return distinct([
    { group: 'Insider’s own', items: attributes.filter(({ from }) => from === 'documentation').map(item) },
    { group: 'Of your account', items: attributes.filter(({ from }) => from === 'account').map(item) },
  ]);
}

export function insiderEvents({ events }: InsiderNames): readonly SuggestionGroup[] {
  return distinct([
    {
      group: 'Insider’s events',
      items: events.map(({ name, label }) => ({ value: name, label, note: label })),
    },
  ]);
}

export function insiderParams({ params }: InsiderNames): readonly SuggestionGroup[] {
  return distinct([
    { group: 'Insider’s own', items: params.map(({ name, type }) => ({ value: name, note: type })) },
  ]);
}

/** Is the attribute of this name a custom one? Undefined: nobody knows the name. */
export function isCustomAttribute({ attributes }: InsiderNames, name: string): boolean | undefined {
  const known = attributes.filter((attribute) => attribute.name === name);
  return (known.find(({ custom }) => !custom) ?? known[0])?.custom;
}

/** The same of a parameter; the documentation knows only Insider's own. */
export function isCustomParam({ params }: InsiderNames, name: string): boolean | undefined {
  return params.some((param) => param.name === name) ? false : undefined;
}

/** Parameters that this Insider event lacks among the targets of its rows. */
export function missingParams(
  { events }: InsiderNames,
  event: string,
  targets: readonly { readonly to: string; readonly custom: boolean }[],
): { readonly required: readonly string[]; readonly expected: readonly string[] } {
  const known = events.find(({ name }) => name === event);
  const own = new Set(targets.filter(({ custom }) => !custom).map(({ to }) => to));
  const lacks = (names: readonly string[]): readonly string[] => names.filter((name) => !own.has(name));
  return { required: lacks(known?.required ?? []), expected: lacks(known?.expected ?? []) };
}
