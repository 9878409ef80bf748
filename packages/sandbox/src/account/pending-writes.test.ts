import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { profile } from '../endpoints/profile.ts';
import { identityUpdate } from '../endpoints/identity.ts';
import { drive, noon, one } from '../testing/account-driver.ts';
import { PendingWrites } from './pending-writes.ts';

test('writes apply once, in the order they were accepted, whatever their delays', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(50), fc.nat(50))), (writes) => {
      const pending = new PendingWrites();
      const applied: number[] = [];
      let now = 0;
      for (const [index, [pause, delay]] of writes.entries()) {
        now += pause;
        pending.settle(now);
        pending.add(now, delay, () => applied.push(index));
      }
      pending.flush();
      expect(applied).toEqual(writes.map((_, index) => index));
      expect(pending.size).toBe(0);
    }),
  );
});

test('a delayed upsert is answered at once and read later', () => {
  const { upsert, call, account } = drive();
  const read = { identifiers: { uuid: 'u' }, attributes: ['name'] };
  const user = one({ identifiers: { uuid: 'u' }, attributes: { name: 'Ada' } });
  expect(upsert(user, { visibilityDelayMs: 100 }).status).toBe(200);
  expect(call(profile, read).status).toBe(404);
  account.pending.settle(noon + 99);
  expect(call(profile, read).status).toBe(404);
  account.pending.settle(noon + 100);
  expect(call(profile, read).body).toEqual({ attributes: { name: 'Ada' } });
});

test('an identity call sees what was accepted before it', () => {
  const { upsert, call } = drive();
  upsert(one({ identifiers: { uuid: 'u' }, attributes: { name: 'Ada' } }), { visibilityDelayMs: 1_000 });
  expect(call(identityUpdate, { old_identifier: { uuid: 'u' }, new_identifier: { uuid: 'v' } }).status).toBe(
    200,
  );
});
