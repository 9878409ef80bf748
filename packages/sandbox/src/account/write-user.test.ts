import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JsonObject } from '../json.ts';
import { drive, noon, one } from '../testing/account-driver.ts';
import type { User } from './user.ts';

const day = 86_400_000;
const iso = (at: number): string => new Date(at).toISOString();
const attributes = { name: 'Ada' };

/** Everything of an account that a repetition must not change. */
function state(users: Iterable<User>): unknown {
  return [...users].map((user) => ({
    id: user.insiderId,
    identifiers: Object.fromEntries(user.identifiers),
    attributes: Object.fromEntries(user.attributes),
    events: [...user.events.keys()],
    changes: user.changes.length,
  }));
}

const scalar = fc.oneof(fc.string({ maxLength: 3 }), fc.integer(), fc.boolean());
const anyUser = fc.record(
  {
    identifiers: fc.record(
      {
        email: fc.constantFrom('a@b.co', 'b@b.co', 'c@b.co'),
        uuid: fc.constantFrom('u', 'v', 'w'),
        custom: fc.dictionary(fc.constantFrom('card', 'crm'), fc.constantFrom('x', 'y')),
      },
      { requiredKeys: ['uuid'] },
    ),
    attributes: fc.record({
      name: scalar,
      list_id: fc.array(fc.integer()),
      custom: fc.dictionary(fc.constantFrom('p', 'q'), fc.oneof(scalar, fc.array(scalar))),
    }),
    events: fc.array(
      fc.record({
        event_name: fc.constantFrom('seen', 'liked'),
        timestamp: fc.integer({ min: noon - 100 * day, max: noon }).map(iso),
        event_params: fc.record({ custom: fc.dictionary(fc.constantFrom('m', 'n'), scalar) }),
      }),
    ),
    not_append: fc.boolean(),
  },
  { requiredKeys: ['identifiers', 'attributes'] },
);

test('the same upsert again changes nothing', () => {
  fc.assert(
    fc.property(fc.array(anyUser, { maxLength: 4 }), anyUser, (before, user) => {
      const { upsert, account } = drive();
      for (const earlier of before) upsert(one(earlier));
      upsert(one(user));
      const once = state(account.directory.users);
      const answer = upsert(one(user));
      expect(state(account.directory.users)).toEqual(once);
      expect(answer.body).toEqual({ data: { successful: { count: 1 }, fail: {} } });
    }),
  );
});

test('a repeated event is stored once and counted again', () => {
  const { upsert, user, account } = drive();
  const seen = { event_name: 'seen', timestamp: iso(noon), event_params: { custom: { a: 1, b: 2 } } };
  const again = { event_name: 'seen', timestamp: iso(noon), event_params: { custom: { b: 2, a: 1 } } };
  upsert({ ...one({ identifiers: { uuid: 'u' }, events: [seen, again] }), skip_hook: true });
  upsert(one({ identifiers: { uuid: 'u' }, events: [seen] }));
  const [event, ...others] = user('uuid', 'u')?.events.values() ?? [];
  expect(others).toEqual([]);
  expect(event).toMatchObject({ copies: 3, skipHook: true, sequence: 1 });
  expect(account.counters).toMatchObject({ eventsReceived: 3, eventsDuplicate: 2 });
});

test('events beyond the retention of their type vanish without an error', () => {
  const { upsert, user, account } = drive();
  const order = { event_group_id: 'o', unit_sale_price: 1 };
  const at = (event_name: string, days: number): JsonObject => ({
    event_name,
    timestamp: iso(noon - days * day),
    ...(event_name === 'purchase' ? { event_params: order } : {}),
  });
  const events = [
    at('purchase', 729),
    at('purchase', 731),
    at('seen', 89),
    at('seen', 91),
    at('email_click', 364),
  ];
  const answer = upsert(one({ identifiers: { uuid: 'u' }, events }));
  expect(answer.body).toEqual({ data: { successful: { count: 1 }, fail: {} } });
  const kept = [...(user('uuid', 'u')?.events.values() ?? [])].map(({ name }) => name);
  expect(kept).toEqual(['purchase', 'seen', 'email_click']);
  expect(account.counters.eventsDropped).toBe(2);
  expect(user('uuid', 'u')?.dropped.get('events.*.timestamp')?.times).toBe(2);
});

test('one match attaches, and a full type keeps what it has', () => {
  const { upsert, user } = drive();
  upsert(one({ identifiers: { uuid: 'u', email: 'a@b.co' }, attributes }));
  upsert(one({ identifiers: { uuid: 'u', email: 'new@b.co', phone_number: '+6512345678' }, attributes }));
  expect(user('email', 'new@b.co')).toBeUndefined();
  expect(user('phone_number', '+6512345678')).toBe(user('uuid', 'u'));
  expect(user('uuid', 'u')?.dropped.get('identifiers.email')?.value).toBe('new@b.co');
});

test('several matches merge into the highest ranking one when the limits allow', () => {
  const { upsert, user, account } = drive();
  upsert(one({ identifiers: { email: 'a@b.co' }, attributes: { name: 'Old', city: 'Bern', list_id: [1] } }));
  upsert(one({ identifiers: { uuid: 'u' }, attributes: { name: 'New', list_id: [2] } }));
  const gone = user('email', 'a@b.co')?.insiderId ?? '';
  upsert(one({ identifiers: { email: 'a@b.co', uuid: 'u' }, attributes: { age: 3 } }));
  expect(account.directory.users.size).toBe(1);
  const merged = user('uuid', 'u');
  expect(user('email', 'a@b.co')).toBe(merged);
  expect(Object.fromEntries(merged?.attributes ?? [])).toEqual({
    name: 'New',
    city: 'Bern',
    static_segment_id: [2, 1],
    age: 3,
  });
  expect(account.directory.byInsiderId(gone)).toBe(merged);
});

test('profiles that would exceed a limit together stay apart', () => {
  const { upsert, user, account } = drive();
  upsert(one({ identifiers: { uuid: 'u', email: 'a@b.co' }, attributes }));
  upsert(one({ identifiers: { uuid: 'v', phone_number: '+6512345678' }, attributes }));
  upsert(one({ identifiers: { uuid: 'u', phone_number: '+6512345678' }, attributes: { city: 'Bern' } }));
  expect(account.directory.users.size).toBe(2);
  expect(user('uuid', 'u')?.attributes.get('city')).toBe('Bern');
  expect(user('phone_number', '+6512345678')).toBe(user('uuid', 'v'));
});

test('an insider_id leads to its profile, alone or with identifiers', () => {
  const { upsert, user, account } = drive();
  upsert(one({ insider_id: 'web-1', attributes }));
  upsert(one({ insider_id: 'web-1', identifiers: { email: 'a@b.co' }, attributes }));
  upsert(one({ insider_id: 'web-2', identifiers: { email: 'a@b.co' }, attributes }));
  expect(account.directory.users.size).toBe(1);
  expect(account.directory.byInsiderId('web-2')).toBe(user('email', 'a@b.co'));
});

test('what the account does not identify by stays an attribute', () => {
  const { upsert, user } = drive({ identifiers: ['uuid'] });
  upsert(one({ identifiers: { uuid: 'u', email: 'a@b.co', custom: { card: '7' } }, attributes }));
  expect(Object.fromEntries(user('uuid', 'u')?.attributes ?? [])).toEqual({
    email: 'a@b.co',
    c_card: '7',
    name: 'Ada',
  });
});
