import { expect, test } from 'vitest';
import type { Json } from '../json.ts';
import { eventFits } from './event-fits.ts';
import type { Condition } from './webhook.ts';

const event = {
  name: 'purchase',
  timestamp: '',
  at: 0,
  params: { unit_price: 10, taxonomy: ['Shoes', 'Men'], currency: 'EUR' },
  custom: { gift: true },
};

test.each<[string, Condition['operator'], Json, boolean]>([
  ['unit_price', 'is', 10, true],
  ['unit_price', 'is', '10', true],
  ['unit_price', 'above', 9.5, true],
  ['unit_price', 'above', 10, false],
  ['unit_price', 'below', 11, true],
  ['currency', 'above', 'A', false],
  ['currency', 'contains', 'U', true],
  ['currency', 'is_not', 'USD', true],
  ['taxonomy', 'is', 'Men', true],
  ['taxonomy', 'is_not', 'Men', false],
  ['c_gift', 'is', 'true', true],
  ['gift', 'present', '', false],
  ['c_gift', 'present', '', true],
  ['color', 'is', '', false],
  ['color', 'is_not', 'red', true],
  ['toString', 'present', '', false],
])('%s %s %j: %s', (parameter, operator, value, fits) => {
  const where = [{ parameter, operator, value: value as string }];
  expect(eventFits({ event: 'purchase', where }, event)).toBe(fits);
  expect(eventFits({ event: '*', where }, event)).toBe(fits);
  expect(eventFits({ event: 'seen', where }, event)).toBe(false);
});
