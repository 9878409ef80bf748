import { expect, it } from 'vitest';
import { categoriesOf, found } from './frame-library.ts';

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
