import { expect, it } from 'vitest';
import { sourceText } from './source-words.ts';

it('a source is named, and what it is once', () => {
  expect(sourceText({ id: 3, name: 'Shop', kind: 'tracking' })).toEqual({
    name: 'Shop',
    kind: 'tracking key',
  });
  expect(sourceText({ id: 3, name: 'Insider', kind: 'insider' })).toEqual({
    name: 'Insider',
    kind: undefined,
  });
  expect(sourceText({ id: 3, name: null, kind: null })).toEqual({ name: 'source 3', kind: undefined });
  expect(sourceText({ id: 3, name: 'X', kind: 'new_kind' })).toEqual({ name: 'X', kind: 'new kind' });
});
