import { expect, it } from 'vitest';
import { daysFault, fromAcceptance, toAcceptance } from './acceptance.ts';

it('when purchases count comes out as it went in', () => {
  for (const one of ['at_once', 'manual', { after_days: 30 }] as const)
    expect(toAcceptance(fromAcceptance(one))).toEqual(one);
});

it('days matter only where they are used', () => {
  expect(['0', '1.5', '366', ''].map((days) => daysFault({ way: 'after', days }))).not.toContain(undefined);
  expect(daysFault({ way: 'after', days: '365' })).toBeUndefined();
  expect(daysFault({ way: 'manual', days: '' })).toBeUndefined();
});
