import { describe, expect, it } from 'vitest';
import { identifierRows, type MergeSeen } from './identifier-rows.ts';

const merge: MergeSeen = {
  at: '2026-05-03T10:00:00.000Z',
  from: { id: 'ada-old' },
  into: { id: 'ada' },
  cause: 'alias',
  event_id: 7,
  by: null,
  taken: ['phone', 'city'],
  anonymous_ids: ['anon-2'],
  undone: null,
};
const customer = {
  id: 'ada',
  anonymous: false,
  anonymous_ids: ['anon-1', 'anon-2'],
  attributes: { email: 'ada@example.com', phone: '+905551112233', card: 42, city: 'Izmir', mobile: '' },
};
const names = { contacts: ['email', 'phone', 'mobile'], externalIds: ['card', 'email', 'missing'] };

describe('everything a customer is found by', () => {
  it('each once, with the merge that brought it', () => {
    const rows = identifierRows(customer, [merge], names);
    expect(
      rows.map(({ kind, value, merge: by }) => `${kind} ${value}${by === undefined ? '' : ' merged'}`),
    ).toEqual([
      'id ada',
      'earlier_id ada-old merged',
      'contact ada@example.com',
      'contact +905551112233 merged',
      'external_id 42',
      'anonymous_id anon-1',
      'anonymous_id anon-2 merged',
    ]);
  });

  it('what was undone brought nothing', () => {
    const rows = identifierRows(customer, [{ ...merge, undone: {} }], names);
    expect(rows.every((row) => row.merge === undefined)).toBe(true);
    expect(rows.some(({ kind }) => kind === 'earlier_id')).toBe(false);
  });

  it('an anonymous customer who was merged is no earlier id beside the anonymous id', () => {
    const anonymous = { ...merge, from: { id: 'anon-2' } };
    expect(
      identifierRows(customer, [anonymous, { ...merge }, merge], names).filter(
        ({ kind }) => kind === 'earlier_id',
      ),
    ).toHaveLength(1);
  });
});
