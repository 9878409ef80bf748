import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json } from '../json.ts';
import { drive, noon, one } from '../testing/account-driver.ts';
import { anonymize } from './anonymize.ts';
import { attributeDelete } from './attribute-delete.ts';
import { identityDelete, identityUpdate } from './identity.ts';
import { metadataColumns } from './metadata-columns.ts';
import { profile } from './profile.ts';
import { userDelete } from './user-delete.ts';

const identifiers = { uuid: 'u', email: 'a@b.co' };

test('one error refuses the whole user and none of the others', () => {
  const { upsert, user } = drive();
  const answer = upsert({
    users: [
      { identifiers: { uuid: 'u' }, attributes: { name: 'Ada' }, events: [{ event_name: 'Bad' }] },
      { identifiers: { uuid: 'v' }, attributes: { name: 'Bob' } },
      'nobody',
    ],
  });
  expect(answer.status).toBe(200);
  expect(answer.body).toMatchObject({ data: { successful: { count: 1 }, fail: { count: 2 } } });
  expect(user('uuid', 'u')).toBeUndefined();
  expect(user('uuid', 'v')?.attributes.get('name')).toBe('Bob');
});

test('for any users: everybody is counted once, and the failing ones are those the sorted keys name', () => {
  const user = fc.record(
    {
      insider_id: fc.constantFrom('a', 'b', 7, ''),
      identifiers: fc.dictionary(
        fc.constantFrom('email', 'uuid', 'custom', 'x'),
        fc.jsonValue({ maxDepth: 1 }),
      ),
      attributes: fc.dictionary(fc.constantFrom('name', 'age', 'custom'), fc.jsonValue({ maxDepth: 2 })),
      events: fc.array(fc.record({ event_name: fc.constantFrom('purchase', 'seen', 'Bad', 1) })),
    },
    { requiredKeys: [] },
  );
  const list = fc.array(fc.oneof(user, fc.jsonValue({ maxDepth: 1 })), { minLength: 1, maxLength: 15 });
  fc.assert(
    fc.property(list, (users) => {
      const { status, body } = drive().upsert({ users: users as Json[] });
      expect(status).toBe(200);
      const { data } = body as {
        data: { successful: { count?: number }; fail: { count?: number; errors?: object } };
      };
      const keys = Object.keys(data.fail.errors ?? {});
      expect((data.successful.count ?? 0) + (data.fail.count ?? 0)).toBe(users.length);
      expect(new Set(keys.map((key) => key.split('.')[1])).size).toBe(data.fail.count ?? 0);
      expect(keys).toEqual(keys.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))));
      if (keys.length === 0) expect(data.fail).toEqual({});
    }),
  );
});

test.each([{}, { users: null }, { users: {} }, { users: [] }])('%j has no users', (body) => {
  expect(drive().upsert(body)).toEqual({
    status: 400,
    body: { error: 'users must be defined: bad request' },
  });
});

test('1,000 users pass, 1,001 do not', () => {
  const users = (count: number): object[] =>
    Array.from({ length: count }, (_, index) => ({ insider_id: `i${index}`, attributes: { age: 1 } }));
  expect(drive().upsert({ users: users(1_000) as never[] }).status).toBe(200);
  expect(drive().upsert({ users: users(1_001) as never[] }).status).toBe(400);
});

test('attributes are deleted whole or in part, identifiers and unknown users are left alone', () => {
  const { upsert, call, user } = drive();
  upsert(
    one({
      identifiers,
      attributes: { name: 'Ada', list_id: [1, 2, 3], custom: { tags: ['a', 'b'], tier: 'x' } },
    }),
  );
  const entry = {
    whole: ['name', 'email', 'unknown'],
    partial: { list_id: [1, 9], name: ['x'] },
    custom: { whole: ['tier'], partial: { tags: ['a'] } },
  };
  const answer = call(attributeDelete, {
    users: [{ identifiers, ...entry }, { identifiers: { uuid: 'nobody' } }, {}],
  });
  expect(answer.body).toMatchObject({ data: { successful: { count: 2 }, fail: { count: 1 } } });
  expect(Object.fromEntries(user('uuid', 'u')?.attributes ?? [])).toEqual({
    static_segment_id: [2, 3],
    c_tags: ['b'],
  });
  expect(user('email', 'a@b.co')).toBe(user('uuid', 'u'));
});

test('an array whose last value is deleted is gone', () => {
  const { upsert, call, user } = drive();
  upsert(one({ identifiers, attributes: { list_id: [1], age: 4 } }));
  call(attributeDelete, one({ identifiers, partial: { list_id: [1] } }));
  expect(Object.fromEntries(user('uuid', 'u')?.attributes ?? [])).toEqual({ age: 4 });
});

test('a deleted user is nobody’s, and deleting nobody is done', () => {
  const { upsert, call, account } = drive();
  upsert(one({ identifiers, attributes: { age: 4 } }));
  expect(call(userDelete, { identifiers: { email: 'a@b.co' } })).toEqual({ status: 200, body: {} });
  expect(account.directory.users.size).toBe(0);
  expect(call(userDelete, { identifiers: { uuid: 'u' } })).toEqual({ status: 200, body: {} });
  expect(call(userDelete, {}).status).toBe(400);
});

test('an identifier moves to its new value', () => {
  const { upsert, call, user } = drive();
  upsert(one({ identifiers, attributes: { age: 4 } }));
  const change = { old_identifier: { email: 'a@b.co' }, new_identifier: { em: 'b@b.co' } };
  expect(call(identityUpdate, change).status).toBe(200);
  expect(user('email', 'b@b.co')).toBe(user('uuid', 'u'));
  expect(user('email', 'a@b.co')).toBeUndefined();
  expect(call(identityUpdate, change).status).toBe(404);
});

test.each([
  [{}, 'there must be exactly 1 entry for both new and old identifiers: bad request'],
  [
    { old_identifier: { custom: { a: 'x', b: 'y' } }, new_identifier: { custom: { a: 'z' } } },
    'there must be exactly 1 entry for both new and old identifiers: bad request',
  ],
  [
    { old_identifier: { uuid: 'u' }, new_identifier: { email: 'a@b.co' } },
    'no valid identifier: bad request',
  ],
  [{ old_identifier: { uuid: 'u' }, new_identifier: { uuid: 7 } }, 'no valid identifier: bad request'],
  [{ old_identifier: { email: 'x' }, new_identifier: { email: 'y' } }, 'no valid identifier: bad request'],
])('%j is no identity update', (body, error) => {
  expect(drive().call(identityUpdate, body as never)).toEqual({ status: 400, body: { error } });
});

test('an identifier is deleted unless it is the last', () => {
  const { upsert, call, user } = drive();
  upsert(one({ identifiers, attributes: { age: 4 } }));
  expect(call(identityDelete, { identifiers: { email: 'a@b.co' } })).toEqual({ status: 200, body: {} });
  expect(call(identityDelete, { identifiers: { email: 'a@b.co' } }).status).toBe(404);
  expect(call(identityDelete, { identifiers: { uuid: 'u' } }).status).toBe(400);
  expect(user('uuid', 'u')).toBeDefined();
});

test('anonymizing takes personal data and keeps the rest', () => {
  const { upsert, call, account } = drive();
  upsert(one({ identifiers: { email: 'a@b.co' }, attributes: { name: 'Ada', age: 4 } }));
  expect(call(anonymize, { identifiers: { email: 'a@b.co' } }).status).toBe(200);
  const [user] = account.directory.users;
  expect(user?.identifiers.size).toBe(0);
  expect(Object.fromEntries(user?.attributes ?? [])).toEqual({ age: 4 });
  expect(call(anonymize, { insider_id: user?.insiderId ?? '' }).status).toBe(200);
});

test('a profile is read by long, short, custom and star names', () => {
  const { upsert, call } = drive({ seed: 5 });
  upsert(
    one({
      identifiers: { ...identifiers, custom: { card: '7' } },
      attributes: { gdpr_optin: true, custom: { tier: 'x' } },
    }),
  );
  const read = (attributes: string[]): unknown =>
    call(profile, { identifiers: { uuid: 'u' }, attributes }).body;
  expect(read(['em', 'gdpr_optin', 'c_tier', 'tier', 'c_card', 'custom'])).toEqual({
    attributes: { em: 'a@b.co', gdpr: true, c_tier: 'x', c_card: '7' },
  });
  expect(Object.keys((read(['*']) as { attributes: object }).attributes).toSorted()).toEqual([
    'c_card',
    'c_tier',
    'email',
    'gdpr',
    'iid',
    'uuid',
  ]);
  expect(call(profile, { identifiers: { uuid: 'u' } }).status).toBe(400);
});

test('the profile quota runs out and comes back with the next minute', () => {
  const { upsert, call } = drive();
  upsert(one({ identifiers, attributes: { age: 4 } }));
  const body = { identifiers, attributes: ['age'], quota: true };
  for (let used = 1; used <= 1_000; used++) {
    expect(call(profile, body).body).toMatchObject({ quota: { cost: 1, used, total: 1_000 } });
  }
  expect(call(profile, body)).toEqual({ status: 429, body: { error: 'rejected: too many requests' } });
  expect(call(profile, body, { now: noon + 60_000 }).status).toBe(200);
});

test('the schema lists defaults and what was sent', () => {
  const { upsert, call } = drive();
  const timestamp = new Date(noon).toISOString();
  upsert(
    one({
      identifiers,
      attributes: { custom: { tags: ['a'] } },
      events: [{ event_name: 'order_delivered', timestamp, event_params: { custom: { order_id: '7' } } }],
    }),
  );
  expect(call(metadataColumns, { table: 'contacts' }).body).toEqual(
    expect.arrayContaining([
      { key: 'email_optin', display_name: 'Email Optin', type: 'boolean' },
      { key: 'c_tags', display_name: 'Tags', type: 'array' },
    ]),
  );
  expect(call(metadataColumns, { table: 'events' }).body).toEqual(
    expect.arrayContaining([
      {
        key: 'order_delivered',
        display_name: 'Order Delivered',
        params: [{ key: 'c_order_id', display_name: 'Order Id' }],
      },
    ]),
  );
  expect(call(metadataColumns, {}).status).toBe(400);
});
