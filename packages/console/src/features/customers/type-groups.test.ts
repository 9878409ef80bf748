import { expect, it } from 'vitest';
import { typeGroups } from './type-groups.ts';

const TYPES = [
  { name: 'point_add', label: 'Point add', kind: 'built_in', group: 'points', submittable: true },
  { name: 'tier_change', label: 'Tier change', kind: 'built_in', group: 'tier', submittable: false },
  { name: 'Order Completed', label: 'Order completed', kind: 'commerce', group: 'order', submittable: true },
  { name: 'Quiz Done', label: 'Quiz', kind: 'custom', group: 'custom', submittable: true },
];

it('event types to add are grouped, one’s own first, and found by name or label', () => {
  const shown = (search?: string) =>
    typeGroups(TYPES, search).map(({ group, items }) => `${group}: ${items.map(({ name }) => name).join()}`);
  expect(shown()).toEqual(['Your own: Quiz Done', 'Points: point_add', 'Commerce: Order Completed']);
  expect(shown('Point a')).toEqual(['Points: point_add']);
  expect(shown('tier')).toEqual([]);
});
