import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Criterion, Filters } from './criteria.ts';
import { formatFilterText, parseFilterText } from './filter-text.ts';

const CRITERIA: readonly Criterion[] = [
  ['event_type', 'type', 'Event type'],
  ['status_code', 'status', 'Status code'],
  ['response_body', 'response', 'Response body'],
].map(([name = '', key = '', label = '']) => ({ name, key, label, example: '' }));

const anyFilters: fc.Arbitrary<Filters> = fc.record(
  Object.fromEntries(CRITERIA.map(({ name }) => [name, fc.string({ minLength: 1, unit: 'binary' })])),
  { requiredKeys: [] },
);

describe('filter text', () => {
  it('says every filter so that it is read back as it was', () => {
    fc.assert(
      fc.property(anyFilters, (filters) => {
        expect(parseFilterText(CRITERIA, formatFilterText(CRITERIA, filters))).toEqual({
          filters: { ...filters },
          rest: '',
        });
      }),
    );
  });

  it('reads any text without losing what it does not know', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { filters, rest } = parseFilterText(CRITERIA, text);
        if (Object.keys(filters).length === 0) expect(rest).toBe(text.split(/\s+/).filter(Boolean).join(' '));
      }),
    );
  });

  it('is typed as people type it', () => {
    expect(parseFilterText(CRITERIA, 'status:429 type:"Order Completed"').filters).toEqual({
      status_code: '429',
      event_type: 'Order Completed',
    });
    expect(parseFilterText(CRITERIA, 'Event_Type:identify response:"say \\"hi\\"" what http://a.b')).toEqual({
      filters: { event_type: 'identify', response_body: 'say "hi"' },
      rest: 'what http://a.b',
    });
    expect(parseFilterText(CRITERIA, 'status:4xx\nstatus:5xx id:').filters).toEqual({ status_code: '5xx' });
  });
});
