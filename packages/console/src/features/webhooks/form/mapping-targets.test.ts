import { describe, expect, it } from 'vitest';
import { likelySource, missingTargets, targetGroups } from './mapping-targets.ts';

const PLAIN = { label: null, description: null, choices: [], format: null };
const type = {
  name: 'point_add',
  label: 'Point add',
  kind: 'built_in' as const,
  group: 'points',
  submittable: true,
  fields: [
    { ...PLAIN, name: 'points', type: 'numeric' as const, required: true },
    { ...PLAIN, name: 'reason', type: 'string' as const, required: false },
  ],
  once: false,
  points: null,
  description: null,
};
const attribute = {
  name: 'email',
  label: 'E-mail',
  type: 'string' as const,
  read_only: false,
  built_in: true,
  tags: [],
  choices: [],
};

function offered(of: typeof type): string[] {
  return targetGroups(of, [attribute as never]).flatMap(({ items }) => items.map(({ value }) => value));
}

describe('targets', () => {
  it('are what an event of this type can have', () => {
    expect(offered(type)).toEqual([
      'customer',
      'external_id',
      'account',
      'data.points',
      'data.reason',
      'data.effective_timestamp',
    ]);
    expect(offered({ ...type, name: 'profile', fields: [] })).toContain('data.email');
  });

  it('that are needed are missing until a row fills them', () => {
    expect(missingTargets([], type)).toEqual(['customer', 'data.points']);
    expect(missingTargets([{ to: 'customer' }, { to: 'data.points' }], type)).toEqual([]);
    expect(missingTargets([{ to: 'customer' }], { ...type, points: 5 })).toEqual([]);
    expect(missingTargets([], undefined)).toEqual(['customer']);
  });
});

it('a target is taken from the field that is most like it', () => {
  const paths = ['clientID', 'pointstobeadded', 'reason'];
  expect(
    ['customer', 'data.points', 'data.reason', 'data.colour'].map((to) => likelySource(to, paths)),
  ).toEqual(['clientID', 'pointstobeadded', 'reason', '']);
});
