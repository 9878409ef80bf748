import { expect, test } from 'vitest';
import { identityRules } from './identity-rules.ts';
import { resolveIdentity, type Profile } from './resolve-identity.ts';

function profile(identifiers: Record<string, string[]>): Profile {
  return { identifiers: new Map(Object.entries(identifiers)) };
}

const byEmail = profile({ email: ['a@b.co'] });
const byUuid = profile({ uuid: ['u'] });
const byCard = profile({ 'custom.card': ['7'] });
const both = [
  { type: 'email', profile: byEmail },
  { type: 'uuid', profile: byUuid },
];

test('nobody, one profile, one profile twice', () => {
  const rules = identityRules();
  expect(resolveIdentity([], rules).survivor).toBeUndefined();
  expect(resolveIdentity([{ type: 'email', profile: byEmail }], rules).survivor).toBe(byEmail);
  const twice = [
    { type: 'email', profile: byEmail },
    { type: 'uuid', profile: byEmail },
  ];
  expect(resolveIdentity(twice, rules)).toEqual({ survivor: byEmail, absorbed: [], apart: [] });
});

test('the highest ranking type survives, whatever the order of the matches', () => {
  const rules = identityRules();
  const matches = [...both, { type: 'custom.card', profile: byCard }];
  for (const each of [matches, matches.toReversed()]) {
    expect(resolveIdentity(each, rules)).toEqual({
      survivor: byUuid,
      absorbed: [byCard, byEmail],
      apart: [],
    });
  }
  expect(resolveIdentity(both, identityRules({ priority: ['email'] })).survivor).toBe(byEmail);
  expect(resolveIdentity([...both, { type: 'insider_id', profile: byCard }], rules).survivor).toBe(byCard);
});

test('merging stops at the value limit', () => {
  const full = profile({ uuid: ['v'], email: ['b@b.co'] });
  const matches = [
    { type: 'uuid', profile: byUuid },
    { type: 'email', profile: full },
  ];
  expect(resolveIdentity(matches, identityRules()).apart).toEqual([full]);
  expect(resolveIdentity(matches, identityRules({ valueLimits: { uuid: 2 } })).absorbed).toEqual([full]);
});
