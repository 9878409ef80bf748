import { expect, it } from 'vitest';
import { canBeMapped, reasonWords } from './reason-words.ts';

it('says why a field does not arrive', () => {
  expect(reasonWords({ reaches: 'yes', reason: null })).toBe('Reaches.');
  expect(reasonWords({ reaches: 'no', reason: null })).toBe('Never reaches.');
  expect(reasonWords({ reaches: 'no', reason: 'not_mapped' })).toBe('No mapping takes it.');
  expect(reasonWords({ reaches: 'partly', reason: 'value_refused' })).toBe(
    'Reaches in some of the examples only. Its values are not what the destination takes.',
  );
});

it('offers to map only what a mapping can mend', () => {
  expect(canBeMapped({ reaches: 'no', reason: 'not_mapped' })).toBe(true);
  expect(canBeMapped({ reaches: 'no', reason: 'event_not_mapped' })).toBe(true);
  expect(canBeMapped({ reaches: 'no', reason: 'value_refused' })).toBe(false);
  expect(canBeMapped({ reaches: 'yes', reason: null })).toBe(false);
});
