import { expect, it } from 'vitest';
import { grouped } from './grouped.ts';

const type = (name: string, kind: 'system' | 'built_in' | 'commerce' | 'custom', group: string) => ({
  name,
  label: name,
  kind,
  group,
});

it('groups event types, one’s own first', () => {
  const groups = grouped([
    type('opt_in', 'built_in', 'Membership'),
    type('Order Completed', 'commerce', 'Commerce'),
    type('point_add', 'built_in', 'Points'),
    type('opt_out', 'built_in', 'Membership'),
    type('Quiz Done', 'custom', 'Custom'),
  ]);
  expect(groups.map(({ title, types }) => [title, types.map(({ name }) => name)])).toEqual([
    ['Your own', ['Quiz Done']],
    ['Commerce', ['Order Completed']],
    ['Loyalty: Membership', ['opt_in', 'opt_out']],
    ['Loyalty: Points', ['point_add']],
  ]);
});
