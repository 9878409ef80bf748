import { describe, expect, it } from 'vitest';
import { complaint, criterionByKey, guesses, withValues } from '../../ui/log/criteria.ts';
import { suggestions } from '../../ui/log/suggestions.ts';
import { OUTBOUND_CRITERIA } from './outbound-criteria.ts';

const names = OUTBOUND_CRITERIA.map(({ name }) => name);
const criteria = withValues(OUTBOUND_CRITERIA, 'event_type', [
  'Order Completed',
  'Order Refunded',
  'identify',
]);
const named = (name: string) => criteria.find((one) => one.name === name)!;
const keys = (text: string, criterion?: string): string[] =>
  suggestions({
    text,
    criterion: criterion === undefined ? undefined : named(criterion),
    criteria,
    usable: criteria,
  }).map(({ key }) => key);

describe('the outbound log’s criteria', () => {
  it('take only values that the hub takes', () => {
    expect(['429', '4xx', '0', '5XX'].map((value) => complaint(named('status_code'), value))).toEqual(
      new Array(4).fill(undefined),
    );
    expect(['42', '6xx', 'no'].every((value) => complaint(named('status_code'), value) !== undefined)).toBe(
      true,
    );
    expect(complaint(named('identifier'), 'dlv_12')).toBeUndefined();
    expect(complaint(named('identifier'), 'c12')).toBeDefined();
    expect(criterionByKey(criteria, 'STATUSCODE')?.name).toBe('status_code');
  });

  it('are guessed from what a text looks like', () => {
    expect(['dlv_7', '429', 'buried', 'u-17', '4xx'].map((text) => guesses(criteria, text)[0]?.name)).toEqual(
      ['identifier', 'status_code', 'outcome', 'customer_id', 'status_code'],
    );
    expect(guesses(criteria, 'u-17').map(({ name }) => name)).not.toContain('status_code');
  });
});

describe('the search field offers', () => {
  it('every criterion in the order of the guide while nothing is typed', () => {
    expect(keys('')).toEqual(names);
  });

  it('only what this list can be searched by', () => {
    const usable = criteria.filter(({ name }) => ['status_code', 'error'].includes(name));
    const few = suggestions({ text: '', criterion: undefined, criteria, usable });
    expect(few.map(({ name }) => name)).toEqual(['error', 'status_code']);
  });

  it('the criterion whose name is being typed, then what the text could be a value of', () => {
    expect(keys('stat').slice(0, 2)).toEqual(['status_code', 'customer_id=stat']);
    expect(keys('429')[0]).toBe('status_code=429');
  });

  it('a typed line as a whole', () => {
    expect(keys('status:429 type:"Order Completed"')).toEqual(['line']);
  });

  it('known values of a criterion that was chosen', () => {
    expect(keys('order', 'event_type')).toEqual(['event_type=Order Completed', 'event_type=Order Refunded']);
    expect(keys('', 'outcome')).toEqual(['outcome=delivered', 'outcome=skipped', 'outcome=buried']);
    expect(keys('dead', 'outcome')).toEqual(['outcome=buried']);
    expect(keys('', 'error')).toEqual([]);
  });
});
