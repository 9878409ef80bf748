import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import type { JsonObject } from '../result/json.ts';
import type { TrackingCall } from '../tracking/call.ts';
import { contactCountry, contactValue } from './contacts.ts';
import { emptyModel, type Model, type WorkspaceContacts } from './model.ts';
import { Memory } from './testing/memory.ts';

const EMAIL = 'ada@example.com';
let messages = 0;

function model(same: WorkspaceContacts['same']): Model {
  const out = { label: 'Out', kind: 'built_in', fields: [], submittable: true } as const;
  return {
    ...emptyModel(1),
    contacts: { attributes: ['email', 'phone'], same },
    eventTypes: new Map([['opt_out', { name: 'opt_out', ...out }]]),
  };
}

function identify(ids: Partial<TrackingCall>, data: JsonObject, timestamp = ++messages): TrackingCall {
  return {
    kind: 'identify',
    type: 'identify',
    userId: undefined,
    anonymousId: undefined,
    previousId: undefined,
    messageId: `m${++messages}`,
    timestamp,
    originalAt: undefined,
    sentAt: undefined,
    data,
    context: {},
    integrations: undefined,
    ...ids,
  };
}

function optOut(memory: Memory, id: string): void {
  memory.arrive([
    {
      workspace: 1,
      source: 1,
      receivedAt: 1_000,
      action: 'opt_out',
      who: [{ by: 'id', value: id }],
      newId: undefined,
      data: {},
      context: {},
      timestamp: 1_000,
      messageId: `m${++messages}`,
    },
  ]);
}

const states = (memory: Memory): string[] =>
  memory.conflicts.map(
    ({ name, customers, state }) =>
      `${name} ${customers.map((key) => memory.customers.get(key)?.id).join('+')} ${state}`,
  );

describe('two customers with the same contact, where somebody is asked', () => {
  let memory: Memory;
  beforeEach(() => {
    memory = new Memory(model('ask'));
    memory.register([identify({ userId: 'ada' }, { email: EMAIL })]);
  });

  test('are one question, however often and however written it is said', () => {
    memory.register([
      identify({ userId: 'bob' }, { email: ' ADA@Example.com ' }),
      identify({ userId: 'bob' }, { email: EMAIL, city: 'Rome' }),
      identify({ userId: 'bob' }, { email: EMAIL.toUpperCase() }),
    ]);
    expect(states(memory)).toEqual(['email ada+bob open']);
    expect(memory.by('user', 'bob')?.id).toBe('bob');
  });

  test('the question goes away by itself when one of them has another one', () => {
    memory.register([identify({ userId: 'bob' }, { email: EMAIL })]);
    memory.register([identify({ userId: 'ada' }, { email: 'new@example.com' })]);
    expect(states(memory)).toEqual(['email ada+bob settled']);
    memory.register([identify({ userId: 'ada' }, { email: EMAIL })]);
    expect(states(memory)).toEqual(['email ada+bob settled', 'email ada+bob open']);
  });

  test('and when they turn out to be one', () => {
    memory.register([
      identify({ userId: 'bob' }, { email: EMAIL }),
      { ...identify({ userId: 'ada', previousId: 'bob' }, {}), kind: 'alias', type: 'alias' },
    ]);
    expect(states(memory)).toEqual(['email ada+bob settled']);
  });

  test('a visitor is asked about when somebody else is known by it, and two visitors are not', () => {
    memory.register([
      identify({ anonymousId: 'one' }, { email: 'b@example.com' }),
      identify({ anonymousId: 'two' }, { email: 'b@example.com' }),
    ]);
    expect(memory.conflicts).toEqual([]);
    memory.register([identify({ anonymousId: 'three' }, { email: EMAIL })]);
    expect(memory.conflicts).toHaveLength(1);
    // One of the two says who they are: from then on it is a question.
    memory.register([identify({ userId: 'bob', anonymousId: 'one' }, {})]);
    expect(memory.conflicts).toHaveLength(2);
  });

  test('what a visitor leaves to somebody is asked about, too', () => {
    memory.register([
      identify({ userId: 'bob' }, { city: 'Rome' }),
      identify({ anonymousId: 'one' }, { email: EMAIL }),
      identify({ userId: 'bob', anonymousId: 'one' }, {}),
    ]);
    expect(states(memory).map((text) => text.replace(/anonymous-\d+/, 'visitor'))).toEqual([
      'email ada+visitor settled',
      'email ada+bob open',
    ]);
  });

  test('who has opted out is nobody', () => {
    memory.register([identify({ userId: 'bob' }, { email: EMAIL })]);
    optOut(memory, 'ada');
    expect(states(memory)).toEqual(['email ada+bob settled']);
    memory.register([
      identify({ userId: 'cem' }, { city: 'Rome' }),
      identify({ userId: 'ada' }, { email: EMAIL }),
    ]);
    expect(memory.conflicts).toHaveLength(1);
  });
});

describe('two customers with the same contact, where they are merged', () => {
  test('the one who was there first remains, and has what was said last', () => {
    const memory = new Memory(model('merge'));
    memory.register([
      identify({ userId: 'ada' }, { email: EMAIL, city: 'Rome' }),
      identify({ userId: 'bob' }, { email: EMAIL, city: 'Oslo', size: 3 }),
    ]);
    expect(memory.by('user', 'bob')).toMatchObject({
      id: 'ada',
      attributes: { email: EMAIL, city: 'Oslo', size: 3 },
    });
    expect(memory.merges).toMatchObject([{ cause: 'shared_identifier', from: { id: 'bob' } }]);
    expect(memory.conflicts.filter(({ state }) => state === 'open')).toEqual([]);
  });

  test('a visitor becomes whoever is known by it, also when the visitor was first', () => {
    const memory = new Memory(model('merge'));
    memory.register([
      identify({ anonymousId: 'one' }, { email: EMAIL }),
      identify({ userId: 'ada' }, { phone: '+49 151 23456789' }),
      identify({ userId: 'ada' }, { email: EMAIL }),
    ]);
    expect(memory.by('anonymous', 'one')?.id).toBe('ada');
    expect(new Set(memory.events.map(({ customer }) => customer)).size).toBe(1);
  });

  test('a merge brings the contacts of both together, and whoever has those', () => {
    const memory = new Memory(model('merge'));
    memory.register([
      identify({ userId: 'ada' }, { email: EMAIL }),
      identify({ userId: 'bob' }, { phone: '+49 151 23456789' }),
      identify({ userId: 'cem' }, { email: EMAIL, phone: '+4915123456789' }),
    ]);
    for (const id of ['ada', 'bob', 'cem']) expect(memory.by('user', id)?.id).toBe('ada');
  });
});

test('nothing is done where nothing is to be done', () => {
  const memory = new Memory(model('ignore'));
  memory.register([
    identify({ userId: 'ada' }, { email: EMAIL }),
    identify({ userId: 'bob' }, { email: EMAIL }),
  ]);
  expect([memory.conflicts, memory.merges]).toEqual([[], []]);
});

test.each([
  ['0532 111 22 33', { country: 'TR' }, '+905321112233'],
  ['0532 111 22 33', { country_code: 'tr' }, '+905321112233'],
  ['0532 111 22 33', {}, '05321112233'],
  ['+90 (532) 111-22-33', {}, '+905321112233'],
  [5321112233, { country: 'TR' }, '+905321112233'],
  [' Ada@Example.COM', {}, 'ada@example.com'],
  ['not an address@', {}, undefined],
  ['Card K-17', {}, 'card k-17'],
  ['', {}, undefined],
  [true, {}, undefined],
])('%s of somebody in %o is %s', (value, attributes, expected) => {
  expect(contactValue(value, contactCountry(attributes))).toBe(expected);
});

const contact = fc.constantFrom('a@example.com', 'B@example.com', 'b@example.com', null);
const anyCall = fc
  .tuple(
    fc.constantFrom<Partial<TrackingCall>>(
      { userId: 'u1' },
      { userId: 'u2' },
      { userId: 'u1', anonymousId: 'a1' },
      { userId: 'u2', anonymousId: 'a1' },
      { anonymousId: 'a1' },
      { anonymousId: 'a2' },
    ),
    contact,
  )
  .map(([ids, email]) => identify(ids, { email }));

test('law: what leads to a customer by their contacts is what they have, and a question is about what both have', () => {
  fc.assert(
    fc.property(
      fc.array(anyCall, { maxLength: 15 }),
      fc.constantFrom('ask', 'merge', 'ignore'),
      fc.integer({ min: 1, max: 5 }),
      (calls, same, size) => {
        const memory = new Memory(model(same));
        for (let at = 0; at < calls.length; at += size) memory.register(calls.slice(at, at + size));
        const has = [...memory.customers.values()].flatMap(({ key, attributes }) => {
          const value = contactValue(attributes['email'], '');
          return value === undefined ? [] : `${value} ${key}`;
        });
        const leads = memory.externalIds.map(({ value, customer }) => `${value} ${customer}`);
        expect(leads.toSorted()).toEqual(has.toSorted());
        const pairs = [...memory.customers.values()].flatMap((one) =>
          [...memory.customers.values()].flatMap((other) => {
            const email = contactValue(one.attributes['email'], '');
            const isShared = email !== undefined && contactValue(other.attributes['email'], '') === email;
            return one.key < other.key && isShared && !(one.anonymous && other.anonymous)
              ? `${one.key} ${other.key}`
              : [];
          }),
        );
        const open = memory.conflicts.filter(({ state }) => state === 'open');
        const asked = open.map(({ customers }) => customers.join(' '));
        expect(asked.toSorted()).toEqual(same === 'ask' ? pairs.toSorted() : []);
        if (same === 'merge') expect(pairs).toEqual([]);
      },
    ),
  );
});
