import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  complaint,
  CRITERIA,
  criterionByKey,
  guesses,
  type CriterionName,
  type Filters,
} from './criteria.ts';
import { formatFilterText, parseFilterText } from './filter-text.ts';

const anyFilters: fc.Arbitrary<Filters> = fc.record(
  Object.fromEntries(
    CRITERIA.map(({ name }) => [name, fc.string({ minLength: 1, unit: 'binary' })]),
  ) as Record<CriterionName, fc.Arbitrary<string>>,
  { requiredKeys: [] },
);

describe('filter text', () => {
  it('says every filter so that it is read back as it was', () => {
    fc.assert(
      fc.property(anyFilters, (filters) => {
        expect(parseFilterText(formatFilterText(filters))).toEqual({ filters: { ...filters }, rest: '' });
      }),
    );
  });

  it('reads any text without losing what it does not know', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { filters, rest } = parseFilterText(text);
        if (Object.keys(filters).length === 0) expect(rest).toBe(text.split(/\s+/).filter(Boolean).join(' '));
      }),
    );
  });

  it('is typed as people type it', () => {
    expect(parseFilterText('status:429 type:"Order Completed"').filters).toEqual({
      status_code: '429',
      event_type: 'Order Completed',
    });
    expect(parseFilterText('Event_Type:identify response:"say \\"hi\\"" what http://a.b')).toEqual({
      filters: { event_type: 'identify', response_body: 'say "hi"' },
      rest: 'what http://a.b',
    });
    expect(parseFilterText('status:4xx\nstatus:5xx id:').filters).toEqual({ status_code: '5xx' });
  });
});

describe('criteria', () => {
  it('are known by key, name and label', () => {
    expect(
      ['id', 'Customer_ID', 'STATUSCODE', 'request-body', 'nothing'].map((key) => criterionByKey(key)?.name),
    ).toEqual(['identifier', 'customer_id', 'status_code', 'request_body', undefined]);
  });

  it('take only values that the hub takes', () => {
    expect(['429', '4xx', '0', '5XX'].map((value) => complaint('status_code', value))).toEqual(
      new Array(4).fill(undefined),
    );
    expect(['42', '6xx', 'no'].every((value) => complaint('status_code', value) !== undefined)).toBe(true);
    expect(complaint('identifier', 'dlv_12')).toBeUndefined();
    expect(complaint('identifier', 'c12')).toBeDefined();
  });

  it('are guessed from what a text looks like', () => {
    expect(['dlv_7', '429', 'buried', 'u-17', '4xx'].map((text) => guesses(text)[0]?.name)).toEqual([
      'identifier',
      'status_code',
      'outcome',
      'customer_id',
      'status_code',
    ]);
    expect(guesses('u-17').map(({ name }) => name)).not.toContain('status_code');
  });
});
