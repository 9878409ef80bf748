import { expect, it } from 'vitest';
import { categoriesOf, found, installedOf, libraryOf } from './frame-library.ts';

const KINDS = [
  { label: 'Insider', category: 'Customer data', description: 'Keeps profiles and events in step.' },
  { label: 'Custom API', category: 'Anything', description: 'Sends requests to any address.' },
];

it('finds kinds of integrations by words and category', () => {
  expect(categoriesOf(KINDS)).toEqual(['Anything', 'Customer data']);
  expect(found(KINDS, '')).toEqual(KINDS);
  expect(found(KINDS, ' EVENTS insider ')).toEqual([KINDS[0]]);
  expect(found(KINDS, '', 'Anything')).toEqual([KINDS[1]]);
  expect(found(KINDS, 'insider', 'Anything')).toEqual([]);
});

it('offers the recipe for audiences in Insider where jobs can be installed', () => {
  const entry = (key: string) => ({ key, label: key, category: 'Anything', description: '' });
  const kinds = [entry('insider'), entry('audience_trigger')];
  expect(libraryOf([entry('insider')])).toHaveLength(1);
  expect(libraryOf(kinds).map(({ key }) => key)).toEqual([
    'insider',
    'insider-audiences',
    'audience_trigger',
  ]);
  const installed = [
    { kind: 'audience_trigger', settings: { shape: 'insider' } },
    { kind: 'audience_trigger', settings: { shape: 'none' } },
    { kind: 'insider', settings: {} },
  ];
  expect(libraryOf(kinds).map((one) => installedOf(one, installed))).toEqual([1, 1, 1]);
});
