import { describe, expect, test } from 'vitest';
import type { AttributeDefinition } from '../customer/attribute.ts';
import type { EventType } from '../event/event-type.ts';
import { emptyModel, type Model } from './model.ts';
import type { Registered } from './register.ts';
import type { Submission } from './submission.ts';
import { Memory } from './testing/memory.ts';

const ATTRIBUTES: readonly AttributeDefinition[] = [
  { name: 'card', label: 'Card', type: 'string', tags: ['external_id'], readOnly: false },
  { name: 'email', label: 'E-mail', type: 'string', tags: [], readOnly: false },
  { name: 'labels', label: 'Labels', type: 'list', tags: [], readOnly: false },
  { name: 'size', label: 'Size', type: 'numeric', tags: [], readOnly: false },
  { name: 'score', label: 'Score', type: 'numeric', tags: [], readOnly: true },
];

function type(name: string, fields: EventType['fields'] = [], more: Partial<EventType> = {}): EventType {
  return { name, label: name, kind: 'built_in', fields, submittable: true, ...more };
}

const TYPES: readonly EventType[] = [
  type('opt_in'),
  type('opt_out'),
  type('profile'),
  type('point_add', [{ name: 'points', type: 'numeric', required: true }]),
  type('point_spend', [{ name: 'points', type: 'numeric', required: true }]),
  type('checkout', [
    { name: 'transaction_id', type: 'string', required: true },
    { name: 'total', type: 'numeric', required: false },
    { name: 'points_rewarded', type: 'numeric', required: false },
  ]),
  type('refund', [{ name: 'transaction_id', type: 'string', required: true }]),
  type('point_expire', [], { submittable: false }),
  type('quiz', [], { kind: 'custom', once: true, points: 5 }),
];

const MODEL: Model = {
  ...emptyModel(1),
  allAttributes: new Map(ATTRIBUTES.map((one) => [one.name, one])),
  externalIds: ['card'],
  eventTypes: new Map(TYPES.map((one) => [one.name, one])),
  integrations: [
    {
      id: 7,
      name: 'Insider',
      label: 'Insider',
      routes: () => true,
      holdsAnonymous: true,
      echoes: { ms: 60_000, attributes: new Set(['em']), custom: new Set() },
    },
    {
      id: 8,
      name: 'Other',
      label: 'Other',
      routes: ({ type: name }) => name !== 'profile',
      holdsAnonymous: true,
      echoes: { ms: 0, attributes: new Set(), custom: new Set() },
    },
  ],
};

let messages = 0;

function submission(
  action: string,
  data: Submission['data'] = {},
  more: Partial<Submission> = {},
): Submission {
  return {
    workspace: 1,
    source: 3,
    receivedAt: 5_000,
    action,
    who: [{ by: 'id', value: 'ann' }],
    newId: 'ann',
    data,
    context: {},
    timestamp: 4_000,
    messageId: `s${++messages}`,
    ...more,
  };
}

function submit(memory: Memory, one: Submission, model: Model = MODEL): Registered {
  const [registered] = memory.arrive([one], model).registered;
  if (registered === undefined) throw new Error('nothing became of it');
  return registered;
}

describe('whom it is about', () => {
  test('opt_in makes an active customer, with attributes and labels', () => {
    const memory = new Memory(MODEL);
    const registered = submit(memory, submission('opt_in', { email: 'a@b.c', labels: 'gold' }));
    expect(registered.event).toBe(1);
    expect(memory.by('user', 'ann')).toMatchObject({
      status: 'active',
      attributes: { email: 'a@b.c', labels: ['gold'] },
      membership: { optedInAt: 4_000 },
    });
    expect(submit(memory, submission('opt_in')).refusal).toMatchObject({ code: 112101 });
  });

  test('somebody unknown is refused, or made inactive where the workspace wants that; never by opt_out', () => {
    const memory = new Memory(MODEL);
    expect(submit(memory, submission('point_add', { points: 1 })).refusal).toMatchObject({
      status: 404,
      code: 160212,
    });
    expect(memory.customers.size).toBe(0);
    const open = { ...MODEL, autoSubscribe: true };
    expect(submit(memory, submission('opt_out'), open).refusal).toMatchObject({ code: 160212 });
    submit(memory, submission('point_add', { points: 1 }), open);
    expect(memory.by('user', 'ann')).toMatchObject({
      status: 'inactive',
      membership: { balances: { score: 1 } },
    });
    submit(memory, submission('opt_in'), open);
    expect(memory.by('user', 'ann')).toMatchObject({ status: 'active' });
  });

  test('an external id leads to its customer, in the same group too; several customers are refused', () => {
    const memory = new Memory(MODEL);
    const byCard = [{ by: 'external', name: 'card', value: 'C1' }] as const;
    const group = [
      submission('opt_in', { card: 'C1' }),
      submission('point_add', { points: 3 }, { who: byCard, newId: undefined }),
    ];
    expect(memory.arrive(group).registered.map(({ event }) => event)).toEqual([1, 2]);
    expect(memory.by('user', 'ann')?.membership?.balances.score).toBe(3);
    submit(memory, submission('opt_in', { card: 'C1' }, { who: [{ by: 'id', value: 'bob' }], newId: 'bob' }));
    expect(submit(memory, submission('point_add', { points: 1 }, { who: byCard })).refusal).toMatchObject({
      status: 409,
    });
    submit(memory, submission('profile', { card: 'C2' }, { who: [{ by: 'id', value: 'bob' }] }));
    expect(submit(memory, submission('point_add', { points: 1 }, { who: byCard })).refusal).toBeUndefined();
    const unknown = [{ by: 'external', name: 'shoe', value: '1' }] as const;
    expect(submit(memory, submission('profile', {}, { who: unknown })).refusal).toMatchObject({
      field: 'external_id',
    });
  });

  test('who is made for an external id is known by it afterwards', () => {
    const memory = new Memory(MODEL);
    const one = submission(
      'opt_in',
      {},
      { who: [{ by: 'external', name: 'card', value: 'N' }], newId: 'made-up' },
    );
    submit(memory, one);
    expect(memory.by('user', 'made-up')?.attributes).toEqual({ card: 'N' });
    expect(memory.externalIds).toEqual([{ name: 'card', value: 'N', customer: 1 }]);
  });

  test('so is who is made for an external id whose name every object answers to', () => {
    const attribute = { ...ATTRIBUTES[0], name: 'constructor' } as AttributeDefinition;
    const allAttributes = new Map([...MODEL.allAttributes, ['constructor', attribute] as const]);
    const model = { ...MODEL, allAttributes, externalIds: ['card', 'constructor'] };
    const memory = new Memory(model);
    const who = [{ by: 'external', name: 'constructor', value: 'N' }] as const;
    submit(memory, submission('opt_in', {}, { who, newId: 'made-up' }), model);
    expect(memory.externalIds).toEqual([{ name: 'constructor', value: 'N', customer: 1 }]);
  });

  test('what is remembered leads there from then on', () => {
    const memory = new Memory(MODEL);
    submit(memory, submission('opt_in', {}, { remember: [{ name: '@insider/7', value: 'i-1' }] }));
    const learnt = [{ by: 'external', name: '@insider/7', value: 'i-1' }] as const;
    expect(submit(memory, submission('profile', { email: 'n@e.w' }, { who: learnt })).event).toBe(2);
  });
});

describe('what it does', () => {
  test('numbers move, are seen as changed, and are kept with the event', () => {
    const memory = new Memory(MODEL);
    submit(memory, submission('opt_in'));
    const registered = submit(memory, submission('point_add', { points: '25' }));
    expect(registered.effect).toMatchObject({ points: 25, after: { score: 25 } });
    expect(registered.changed).toEqual(expect.arrayContaining(['score', 'spendable']));
    expect(memory.events[1]?.claimed).toMatchObject({ data: { points: 25 }, effect: { points: 25 } });
  });

  test('refused, repeated and dry ones change nothing at all', () => {
    const memory = new Memory(MODEL);
    submit(memory, submission('opt_in'));
    const add = submission('point_add', { points: 10 });
    submit(memory, add);
    const before = structuredClone([memory.customers, memory.events, memory.messages, memory.skips]);
    expect(submit(memory, add)).toMatchObject({ event: undefined, repeats: 2, after: { id: 'ann' } });
    expect(submit(memory, submission('point_add', { points: 'many' })).refusal).toMatchObject({
      field: 'data.points',
    });
    expect(submit(memory, submission('point_spend', { points: 11 })).refusal).toMatchObject({ code: 120241 });
    expect(submit(memory, submission('nonsense')).refusal).toMatchObject({ field: 'action' });
    expect(submit(memory, submission('point_expire')).refusal).toMatchObject({ field: 'action' });
    expect(submit(memory, submission('profile', { score: 1 })).refusal).toMatchObject({
      field: 'data.score',
    });
    const dry = submit(memory, submission('point_spend', { points: 4 }, { dry: true }));
    expect(dry).toMatchObject({
      event: undefined,
      effect: { points: -4 },
      after: { membership: { balances: { spent: 4 } } },
    });
    expect([memory.customers, memory.events, memory.messages, memory.skips]).toEqual(before);
  });

  test('the same id is another event once it no longer counts as a repeat', () => {
    const memory = new Memory(MODEL);
    submit(memory, submission('opt_in'));
    const hook = { messageId: 'h', repeatsWithin: 1_000 };
    expect(submit(memory, submission('point_add', { points: 1 }, hook)).event).toBe(2);
    expect(
      submit(memory, submission('point_add', { points: 1 }, { ...hook, receivedAt: 5_500 })).repeats,
    ).toBe(2);
    expect(submit(memory, submission('point_add', { points: 1 }, { ...hook, receivedAt: 6_000 })).event).toBe(
      3,
    );
  });

  test('a transaction belongs to whoever made it', () => {
    const memory = new Memory(MODEL);
    submit(memory, submission('opt_in'));
    submit(memory, submission('opt_in', {}, { who: [{ by: 'id', value: 'bob' }], newId: 'bob' }));
    submit(memory, submission('checkout', { transaction_id: 'T', total: 10, points_rewarded: 4 }));
    const byBob = submission('refund', { transaction_id: 'T' }, { who: [{ by: 'id', value: 'bob' }] });
    expect(submit(memory, byBob).refusal).toMatchObject({ code: 103902 });
    submit(memory, submission('refund', { transaction_id: 'T' }));
    expect(memory.by('user', 'ann')?.membership?.balances.score).toBe(0);
  });

  test('what can be done once is done once, by whatever road', () => {
    const memory = new Memory(MODEL);
    submit(memory, submission('opt_in'));
    expect(submit(memory, submission('quiz')).effect).toMatchObject({ points: 5 });
    expect(submit(memory, submission('quiz', {}, { source: 9 })).refusal).toMatchObject({ code: 10001 });
  });

  test('who leaves is nobody any more, also for trackers and through merges', () => {
    const memory = new Memory(MODEL);
    submit(memory, submission('opt_in', { email: 'a@b.c', card: 'C' }));
    submit(memory, submission('point_add', { points: 9 }));
    submit(memory, submission('opt_out'));
    expect(memory.by('user', 'ann')).toMatchObject({
      status: 'opted_out',
      attributes: {},
      membership: { balances: { score: 0 } },
    });
    expect(memory.externalIds).toEqual([]);
    expect(submit(memory, submission('point_add', { points: 1 })).refusal).toBeDefined();
    submit(memory, submission('opt_in', { email: 'again@b.c' }));
    expect(memory.by('user', 'ann')).toMatchObject({ status: 'active', attributes: { email: 'again@b.c' } });
  });
});

describe('what a destination told', () => {
  const told = (value: string, name = 'em'): Partial<Submission> => ({
    data: {},
    told: {
      integration: 7,
      values: [{ attribute: 'email', value, name, custom: false, text: JSON.stringify(value) }],
      identifiers: { uuid: 'ann' },
    },
  });

  test('news is taken over, and goes to that destination only to be learnt', () => {
    const memory = new Memory(MODEL);
    submit(memory, submission('opt_in', { email: 'old@b.c' }));
    memory.messages.length = 0;
    const registered = submit(memory, submission('profile', {}, told('new@b.c')));
    expect(registered.changed).toEqual(['email']);
    expect(memory.by('user', 'ann')?.attributes).toEqual({ email: 'new@b.c' });
    expect(memory.messages).toEqual([{ integration: 7, event: 2, customer: 1, held: false }]);
    expect(memory.events[1]?.claimed?.learnt).toEqual({
      integration: 7,
      learnt: {
        set: [{ name: 'em', custom: false, text: '"new@b.c"' }],
        forget: [],
        identifiers: { uuid: 'ann' },
      },
    });
  });

  test('an echo of what was sent last changes nothing here', () => {
    const memory = new Memory(MODEL);
    submit(memory, submission('opt_in', { email: 'newer@b.c' }));
    memory.sent.set('1 em', [{ text: '"sent@b.c"', at: 4_900 }]);
    submit(memory, submission('profile', {}, told('sent@b.c')));
    expect(memory.by('user', 'ann')?.attributes).toEqual({ email: 'newer@b.c' });
  });

  test('an old echo puts the value in doubt, so that ours is sent again', () => {
    const memory = new Memory(MODEL);
    submit(memory, submission('opt_in', { email: 'now@b.c' }));
    memory.sent.set('1 em', [
      { text: '"now@b.c"', at: 4_950 },
      { text: '"before@b.c"', at: 4_900 },
    ]);
    submit(memory, submission('profile', {}, told('before@b.c')));
    expect(memory.by('user', 'ann')?.attributes).toEqual({ email: 'now@b.c' });
    expect(memory.events[1]?.claimed?.learnt?.learnt).toMatchObject({ set: [], forget: [{ name: 'em' }] });
  });
});

test('a merge takes balances and purchases along', () => {
  const memory = new Memory(MODEL);
  submit(memory, submission('opt_in'));
  submit(memory, submission('point_add', { points: 5 }));
  const bob = { who: [{ by: 'id', value: 'bob' }], newId: 'bob' } as const;
  submit(memory, submission('opt_in', {}, bob));
  submit(memory, submission('checkout', { transaction_id: 'T', total: 10, points_rewarded: 4 }, bob));
  const alias = {
    kind: 'alias',
    type: 'alias',
    userId: 'ann',
    anonymousId: undefined,
    previousId: 'bob',
    messageId: 'alias',
    timestamp: 0,
    originalAt: undefined,
    sentAt: undefined,
    data: {},
    context: {},
    integrations: undefined,
  } as const;
  const group = [
    { workspace: 1, source: 1, receivedAt: 6_000, call: alias },
    submission('refund', { transaction_id: 'T' }),
  ];
  expect(memory.arrive(group).registered.map(({ refusal }) => refusal)).toEqual([undefined, undefined]);
  expect(memory.by('user', 'bob')).toMatchObject({ id: 'ann', membership: { balances: { score: 5 } } });
  expect(memory.transactions.get('T')).toMatchObject({ customer: 1, status: 'refunded' });
});

test('the browser of who left is anybody’s', () => {
  const memory = new Memory(MODEL);
  const page = (messageId: string) =>
    ({
      workspace: 1,
      source: 1,
      receivedAt: 6_000,
      call: {
        kind: 'identify',
        type: 'identify',
        userId: undefined,
        anonymousId: 'browser',
        previousId: undefined,
        messageId,
        timestamp: 0,
        originalAt: undefined,
        sentAt: undefined,
        data: { city: 'Ulm' },
        context: {},
        integrations: undefined,
      },
    }) as const;
  submit(memory, submission('opt_in'));
  memory.arrive([{ ...page('p1'), call: { ...page('p1').call, userId: 'ann' } }]);
  expect(memory.by('anonymous', 'browser')?.id).toBe('ann');
  memory.arrive([submission('opt_out'), page('p2')]);
  expect(memory.by('user', 'ann')).toMatchObject({ attributes: {}, anonymousIds: [] });
  expect(memory.by('anonymous', 'browser')).toMatchObject({ anonymous: true, attributes: { city: 'Ulm' } });
});
