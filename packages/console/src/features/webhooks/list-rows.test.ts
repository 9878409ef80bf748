import { describe, expect, it } from 'vitest';
import { listed, listStateOf } from './list-rows.ts';
import type { Webhook } from './webhook.ts';

const rows = [
  { id: 1, name: 'Point add', endpoint: 'points', state: 'active' },
  { id: 2, name: 'Old', endpoint: 'point_old', state: 'archived' },
  { id: 3, name: 'Orders', endpoint: 'orders', state: 'inactive' },
] as unknown as readonly Webhook[];

describe('the list', () => {
  it('hides what is archived until it is asked for', () => {
    expect(listed(rows, 'all', '').map(({ id }) => id)).toEqual([1, 3]);
    expect(listed(rows, 'archived', '').map(({ id }) => id)).toEqual([2]);
    expect(listStateOf('archived')).toBe('archived');
    expect(listStateOf('nonsense')).toBe('all');
  });

  it('is searched by name and endpoint', () => {
    expect(listed(rows, 'all', ' POINT ').map(({ id }) => id)).toEqual([1]);
    expect(listed(rows, 'archived', 'point').map(({ id }) => id)).toEqual([2]);
  });
});
