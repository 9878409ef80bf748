import { expect, test } from 'vitest';
import type { Json } from '../../result/json.ts';
import { contested, decideTold } from './decide-told.ts';
import type { ToldDecision } from './decide-told.ts';

const HOUR = 3_600_000;
const NOW = 100 * HOUR;
const told = (value: Json): { value: Json; text: string } => ({ value, text: JSON.stringify(value) });
const ago = (minutes: number, value: Json): { text: string; at: number } => ({
  text: JSON.stringify(value),
  at: NOW - minutes * 60_000,
});

test.each<[string, Json, Json | undefined, readonly { text: string; at: number }[], ToldDecision]>([
  ['news', 'B', 'A', [], 'take'],
  ['news for who had nothing', 'B', undefined, [], 'take'],
  ['what we have', 'A', 'A', [], 'same'],
  ['what we have and sent', 'A', 'A', [ago(1, 'A')], 'same'],
  ['the type counts', '1', 1, [], 'take'],
  ['lists are collections', ['b', 'a'], ['a', 'b'], [], 'same'],
  ['not with an entry twice', ['a', 'a'], ['a', 'b'], [], 'take'],
  ['the order of names does not count', { a: 1, b: [2] }, { b: [2], a: 1 }, [], 'same'],
  ['what we sent, written otherwise here', 'TR', 'Türkiye', [ago(1, 'TR')], 'echo'],
  ['what we sent before a change that is still on its way', 'A', 'B', [ago(1, 'A')], 'echo'],
  ['an echo of a list in another order', [2, 1], ['1'], [ago(1, [1, 2])], 'echo'],
  ['an echo of the last but one', 'A', 'B', [ago(1, 'B'), ago(2, 'A')], 'doubt'],
  ['what we have again, after something else went out', 'A', 'A', [ago(1, 'B'), ago(2, 'A')], 'doubt'],
  ['news while something else is on its way', 'C', 'B', [ago(1, 'B')], 'take'],
  ['an echo too late to be one', 'A', 'B', [ago(61, 'A')], 'take'],
  ['sent by a clock ahead of ours', 'A', 'B', [ago(-1, 'A')], 'echo'],
])('%s', (_, value, present, sent, decision) => {
  expect(decideTold(told(value), present, sent, NOW, HOUR)).toBe(decision);
});

test('what is taken is contested while something else is on its way', () => {
  expect(contested(told('C'), [ago(1, 'B')], NOW, HOUR)).toBe(true);
  expect(contested(told('C'), [ago(1, 'C'), ago(2, 'B')], NOW, HOUR)).toBe(false);
  expect(contested(told('C'), [ago(61, 'B')], NOW, HOUR)).toBe(false);
  expect(contested(told('C'), [], NOW, HOUR)).toBe(false);
});
