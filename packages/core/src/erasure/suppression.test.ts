import { describe, expect, it } from 'vitest';
import type { EventType } from '../event/event-type.ts';
import { emptyModel, type Model } from '../register/model.ts';
import type { Submission } from '../register/submission.ts';
import { Memory } from '../register/testing/memory.ts';
import { emailName, namesOfText, phoneName } from './names.ts';

const KNOWN: EventType = {
  name: 'opt_in',
  label: 'Opt in',
  kind: 'built_in',
  fields: [],
  submittable: true,
};
const MODEL: Model = {
  ...emptyModel(1),
  autoSubscribe: true,
  externalIds: ['card'],
  eventTypes: new Map([[KNOWN.name, KNOWN]]),
};
const CALL = {
  kind: 'track' as const,
  type: 'Seen',
  userId: undefined,
  anonymousId: undefined,
  previousId: undefined,
  timestamp: 1,
  originalAt: undefined,
  sentAt: undefined,
  data: {},
  context: {},
  integrations: undefined,
};
const SUBMISSION: Submission = {
  workspace: 1,
  source: 1,
  receivedAt: 1,
  action: KNOWN.name,
  who: [{ by: 'id', value: 'new' }],
  newId: 'new',
  data: {},
  context: {},
  timestamp: 1,
  messageId: 's1',
};

function memory(...suppressed: string[]): Memory {
  const store = new Memory(MODEL);
  for (const name of suppressed) store.suppressed.add(name);
  return store;
}

describe('somebody on the suppress list', () => {
  it.each([
    ['their id', { userId: 'ada' }],
    ['a browser of theirs', { anonymousId: 'b1' }],
    ['an id before', { kind: 'alias' as const, userId: 'new', previousId: 'ada' }],
    ['a browser before', { kind: 'alias' as const, userId: 'new', previousId: 'b1' }],
    ['an alias to them', { kind: 'alias' as const, userId: 'ada', previousId: 'other' }],
    ['their address', { kind: 'identify' as const, userId: 'new', data: { email: ' Ada@Example.com' } }],
    ['their number', { kind: 'identify' as const, userId: 'new', data: { phone: '0049 151 1234567' } }],
    ['their card', { kind: 'identify' as const, userId: 'new', data: { card: 42 } }],
    ['their address in passing', { userId: 'new', context: { traits: { email: 'ada@example.com' } } }],
  ])('is not registered by a call with %s', (_what, call) => {
    const store = memory(
      'user ada',
      'anonymous b1',
      'email ada@example.com',
      'phone 491511234567',
      'external:card 42',
    );
    const before = store.arrive([]);
    expect(before.registered).toEqual([]);
    const { registered, writes } = store.register([{ ...CALL, messageId: 'm1', ...call }]);
    expect(registered).toEqual([{ event: undefined, customer: undefined, issues: [], suppressed: true }]);
    expect([store.customers.size, store.events.length, store.identifiers.size]).toEqual([0, 0, 0]);
    expect(writes.suppressed).toHaveLength(1);
  });

  it('keeps nobody else out', () => {
    const store = memory('user ada');
    const { registered, writes } = store.register([
      { ...CALL, messageId: 'm1', userId: 'adam' },
      { ...CALL, messageId: 'm2', anonymousId: 'ada' },
    ]);
    expect(registered.map(({ suppressed }) => suppressed)).toEqual([undefined, undefined]);
    expect(writes.suppressed).toEqual([]);
  });

  it.each([
    ['named', {}],
    ['named by a card', { who: [{ by: 'external' as const, name: 'card', value: '42' }], newId: 'fresh' }],
    ['called so when made', { who: [{ by: 'id' as const, value: 'other' }] }],
    ['remembered by', { newId: 'fresh', who: [], remember: [{ name: 'card', value: '42' }] }],
    [
      'written to',
      { newId: 'fresh', who: [{ by: 'id' as const, value: 'x' }], data: { email: 'ADA@example.com' } },
    ],
  ])('is refused as a customer who is %s', (_what, change) => {
    const store = memory('user new', 'external:card 42', 'email ada@example.com');
    const { registered, writes } = store.arrive([{ ...SUBMISSION, ...change }]);
    expect(registered[0]).toMatchObject({ event: undefined, suppressed: true, refusal: { status: 409 } });
    expect(JSON.stringify(registered)).not.toMatch(/"new"|42|ada@/);
    expect([store.customers.size, store.events.length]).toEqual([0, 0]);
    expect(writes.suppressed).toHaveLength(1);
  });

  it('is not counted by who only looks', () => {
    const { registered, writes } = memory('user new').arrive([{ ...SUBMISSION, dry: true }]);
    expect(registered[0]?.suppressed).toBe(true);
    expect(writes.suppressed).toEqual([]);
  });
});

describe('names', () => {
  it('are compared in one spelling', () => {
    expect(emailName('MAILTO:Ada@Example.com ')).toEqual(emailName('ada@example.com'));
    for (const number of ['+49 151 1234567', '0049151/1234567', '491511234567', 491_511_234_567])
      expect(phoneName(number)).toEqual({ kind: 'phone', value: '491511234567' });
    expect([emailName(7), emailName(' '), phoneName('1234'), phoneName(null)]).toEqual(
      Array.from({ length: 4 }, () => undefined),
    );
  });

  it('of a bare text are all that it may be', () => {
    expect(namesOfText('ada@x.co', ['card']).map(({ kind }) => kind)).toEqual([
      'user',
      'anonymous',
      'email',
      'external:card',
    ]);
  });
});
