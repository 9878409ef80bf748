import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { anonymize } from '../endpoints/anonymize.ts';
import { identityDelete, identityUpdate } from '../endpoints/identity.ts';
import { userDelete } from '../endpoints/user-delete.ts';
import type { JsonObject } from '../json.ts';
import { drive, one, type Driver } from '../testing/account-driver.ts';

type Step = (driver: Driver) => void;
const email = fc.constantFrom('a@b.co', 'b@b.co', 'c@b.co', 'd@b.co');
const uuid = fc.constantFrom('u', 'v', 'w');
const card = fc.constantFrom('x', 'y', 'z');
const identifiers = fc
  .record({ email, uuid, custom: fc.record({ card }) }, { requiredKeys: [] })
  .map((found) => found as JsonObject);

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: identifiers.map(
      (ids): Step =>
        (d) =>
          d.upsert(one({ identifiers: ids, attributes: { age: 1 } })),
    ),
  },
  identifiers.map(
    (ids): Step =>
      (d) =>
        d.upsert(one({ insider_id: 'web', identifiers: ids, attributes: { age: 1 } })),
  ),
  fc.tuple(email, email).map(
    ([old, next]): Step =>
      (d) =>
        d.call(identityUpdate, { old_identifier: { email: old }, new_identifier: { email: next } }),
  ),
  identifiers.map(
    (ids): Step =>
      (d) =>
        d.call(identityDelete, { identifiers: ids }),
  ),
  identifiers.map(
    (ids): Step =>
      (d) =>
        d.call(userDelete, { identifiers: ids }),
  ),
);
const forget: fc.Arbitrary<Step> = identifiers.map(
  (ids): Step =>
    (d) =>
      d.call(anonymize, { identifiers: ids }),
);

/** Every identifier value a profile holds is its own and nobody else's, and no profile exceeds a limit. */
function expectSound(driver: Driver, limit: number): void {
  const owned = new Set<string>();
  for (const user of driver.account.directory.users) {
    for (const [type, values] of user.identifiers) {
      expect(values.length).toBeGreaterThan(0);
      expect(values.length).toBeLessThanOrEqual(limit);
      for (const value of values) {
        expect(owned.has(`${type} ${value}`)).toBe(false);
        owned.add(`${type} ${value}`);
        expect(driver.user(type, value)).toBe(user);
      }
    }
    for (const id of [user.insiderId, ...user.aliases])
      expect(driver.account.directory.byInsiderId(id)).toBe(user);
  }
  for (const [type, values] of [
    ['email', ['a@b.co', 'b@b.co', 'c@b.co', 'd@b.co']],
    ['uuid', ['u', 'v', 'w']],
    ['custom.card', ['x', 'y', 'z']],
  ] as const) {
    for (const value of values)
      expect(driver.user(type, value) !== undefined).toBe(owned.has(`${type} ${value}`));
  }
}

test('whatever is called, no identifier value has two owners and no index entry is stale', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(step, forget)), fc.constantFrom(1, 2), (steps, limit) => {
      const driver = drive({ valueLimits: { email: limit, uuid: limit, 'custom.card': limit } });
      for (const each of steps) {
        each(driver);
        expectSound(driver, limit);
      }
    }),
  );
});

test('without anonymization only profiles named by their insider_id are without an identifier', () => {
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      const driver = drive();
      for (const each of steps) each(driver);
      for (const user of driver.account.directory.users) {
        if (user.identifiers.size === 0) expect(user.insiderId).toBe('web');
      }
    }),
  );
});
