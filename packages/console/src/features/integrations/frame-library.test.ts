import { expect, it } from 'vitest';
import { categoriesOf, found, installedOf, libraryOf } from './frame-library.ts';

const KINDS = [
  { label: 'Insider', category: 'marketing', description: 'Keeps profiles and events in step.' },
  { label: 'Custom API', category: 'custom', description: 'Sends requests to any address.' },
];
const KNOWN = [
  { key: 'marketing', label: 'Marketing automation' },
  { key: 'other', label: 'Other' },
];

it('finds kinds of integrations by words and category', () => {
  const labelOf = (key: string): string => KNOWN.find((one) => one.key === key)?.label ?? key;
  expect(found(KINDS, '')).toEqual(KINDS);
  expect(found(KINDS, ' EVENTS insider ')).toEqual([KINDS[0]]);
  expect(found(KINDS, 'automation', undefined, labelOf)).toEqual([KINDS[0]]);
  expect(found(KINDS, '', 'custom')).toEqual([KINDS[1]]);
  expect(found(KINDS, 'insider', 'custom')).toEqual([]);
});

it('counts what a category has, and leaves out those that have nothing', () => {
  expect(categoriesOf(KINDS, KNOWN)).toEqual([
    { key: 'marketing', label: 'Marketing automation', count: 1 },
    { key: 'custom', label: 'custom', count: 1 },
  ]);
});

it('offers the recipe for audiences in Insider where jobs can be installed', () => {
  const entry = (key: string) =>
    ({
      key,
      label: key,
      category: 'Anything',
      description: '',
      status: 'beta',
      requires: ['marketing'],
      docs: 'a.md',
      website: null,
    }) as const;
  const kinds = [entry('insider'), entry('audience_trigger')];
  expect(libraryOf([entry('insider')])).toHaveLength(1);
  expect(libraryOf(kinds).map(({ key }) => key)).toEqual([
    'insider',
    'insider-audiences',
    'audience_trigger',
  ]);
  expect(libraryOf(kinds)[1]).toMatchObject({ category: 'Anything', requires: ['marketing'], docs: null });
  const installed = [
    { kind: 'audience_trigger', settings: { shape: 'insider' } },
    { kind: 'audience_trigger', settings: { shape: 'none' } },
    { kind: 'insider', settings: {} },
  ];
  expect(libraryOf(kinds).map((one) => installedOf(one, installed))).toEqual([1, 1, 1]);
});
