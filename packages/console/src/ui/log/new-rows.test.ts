import { describe, expect, it } from 'vitest';
import { laterOf, newerThan, withLatest } from './new-rows.ts';

const rows = (...ids: number[]): { id: number; was: string }[] => ids.map((id) => ({ id, was: 'shown' }));

describe('new rows', () => {
  it('are those above the first that is shown', () => {
    expect(newerThan(rows(5, 4), rows(8, 7, 5, 4)).map(({ id }) => id)).toEqual([8, 7]);
    expect(newerThan([], rows(2, 1)).map(({ id }) => id)).toEqual([2, 1]);
  });

  it('go before the others, and what changed is taken as it is now', () => {
    const page = { data: rows(5, 4, 3), next: 'n', scanned_to: null };
    const merged = withLatest(page, [
      { id: 6, was: 'new' },
      { id: 5, was: 'new' },
    ]);
    expect(merged).toEqual({
      data: [
        { id: 6, was: 'new' },
        { id: 5, was: 'new' },
        { id: 4, was: 'shown' },
        { id: 3, was: 'shown' },
      ],
      next: 'n',
      scanned_to: null,
    });
  });
});

it('the later of two bounds counts', () => {
  expect(laterOf('2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z')).toBe('2026-01-02T00:00:00Z');
  expect(laterOf('2026-01-03T00:00:00Z', '2026-01-02T00:00:00Z')).toBe('2026-01-03T00:00:00Z');
  expect(laterOf(undefined, 'x')).toBe('x');
  expect(laterOf('x', undefined)).toBe('x');
});
