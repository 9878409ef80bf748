import { describe, expect, it } from 'vitest';
import { CRITERIA } from './criteria.ts';
import { suggestions } from './suggestions.ts';

const names = CRITERIA.map(({ name }) => name);
const eventTypes = ['Order Completed', 'Order Refunded', 'identify'];
const keys = (text: string, criterion?: (typeof names)[number]): string[] =>
  suggestions({ text, criterion, names, eventTypes }).map(({ key }) => key);

describe('the search field offers', () => {
  it('every criterion in the order of the guide while nothing is typed', () => {
    expect(keys('')).toEqual(names);
  });

  it('only what this list can be searched by', () => {
    const few = suggestions({ text: '', criterion: undefined, names: ['status_code', 'error'], eventTypes });
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
