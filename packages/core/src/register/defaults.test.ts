import { describe, expect, test } from 'vitest';
import { parseFilter } from '../audience/language/parse-filter.ts';
import { modelOf } from '../audience/testing/hub.ts';
import { compileDefaults } from '../customer/defaults.ts';
import type { JsonObject } from '../result/json.ts';
import type { TrackingCall } from '../tracking/call.ts';
import type { Arrival } from './known.ts';
import { emptyModel, type Model } from './model.ts';
import type { Registered } from './register.ts';
import { Memory } from './testing/memory.ts';

const TIER = { name: 'tier', label: 'Tier', type: 'string', tags: [], readOnly: false } as const;

function withTier(value: string | undefined): Model {
  const definition = value === undefined ? TIER : { ...TIER, default: value };
  const defaults = compileDefaults([definition], []);
  const attributes = new Map([['tier', definition]]);
  const out = { kind: 'built_in', fields: [], submittable: true } as const;
  return {
    ...emptyModel(1),
    attributes,
    allAttributes: attributes,
    ...(defaults === undefined ? {} : { defaults }),
    autoSubscribe: true,
    eventTypes: new Map(
      ['opt_in', 'opt_out', 'profile', 'visit'].map((name) => [name, { name, label: name, ...out }]),
    ),
    integrations: [
      {
        id: 7,
        name: 'Insider',
        label: 'Insider',
        routes: (_event, changed) => changed.includes('tier'),
        holdsAnonymous: true,
        echoes: { ms: 0, attributes: new Set(), custom: new Set() },
      },
    ],
  };
}

const BASIC = withTier('basic');
let messages = 0;

function call(kind: TrackingCall['kind'], more: Partial<TrackingCall>): TrackingCall {
  const nobody = { userId: undefined, anonymousId: undefined, previousId: undefined };
  const rest = { originalAt: undefined, sentAt: undefined, data: {}, context: {}, integrations: undefined };
  const messageId = `m${++messages}`;
  return { kind, type: kind, ...nobody, ...rest, messageId, timestamp: messages, ...more };
}

function submit(memory: Memory, action: string, id: string, data: JsonObject = {}, dry = false): Registered {
  const arrival: Arrival = {
    ...{ workspace: 1, source: 2, receivedAt: 1_000, action, data, context: {} },
    ...{ who: [{ by: 'id', value: id }], newId: id, timestamp: ++messages, messageId: `s${messages}` },
    ...(dry ? { dry } : {}),
  };
  const [registered] = memory.arrive([arrival]).registered;
  if (registered === undefined) throw new Error('nothing was registered');
  return registered;
}

const tierOf = (memory: Memory, id: string): unknown => {
  const customer = memory.by('user', id);
  return [customer?.attributes['tier'], customer?.defaulted];
};
const ISNT_SAID = ['basic', ['tier']];

describe('a default', () => {
  test('is there from the beginning, whatever makes the customer, and counts as new to integrations', () => {
    const memory = new Memory(BASIC);
    memory.register([call('track', { userId: 'tracked' }), call('page', { anonymousId: 'phone' })]);
    expect(submit(memory, 'visit', 'spoken').changed).toEqual(['tier']);
    expect(submit(memory, 'opt_in', 'joined').after?.attributes).toEqual({ tier: 'basic' });
    for (const id of ['tracked', 'spoken', 'joined']) expect(tierOf(memory, id)).toEqual(ISNT_SAID);
    expect(memory.by('anonymous', 'phone')?.attributes).toEqual({ tier: 'basic' });
    expect(memory.by('user', 'spoken')?.status).toBe('inactive');
    expect(memory.messages.map(({ held }) => held)).toEqual([false, true, false, false]);
    memory.register([call('track', { userId: 'tracked' })]);
    expect(memory.messages).toHaveLength(4);
  });

  test('makes way for what is said as the customer is made', () => {
    const memory = new Memory(BASIC);
    memory.register([
      call('identify', { userId: 'ada', data: { tier: 'gold' } }),
      call('track', { userId: 'bob', context: { traits: { tier: 'gold' } } }),
    ]);
    submit(memory, 'opt_in', 'cas', { tier: 'gold' });
    for (const id of ['ada', 'bob', 'cas']) expect(tierOf(memory, id)).toEqual(['gold', undefined]);
  });

  test('is not written for who is only looked at', () => {
    const memory = new Memory(BASIC);
    expect(submit(memory, 'opt_in', 'ada', {}, true).after?.attributes).toEqual({ tier: 'basic' });
    expect(memory.customers.size).toBe(0);
  });

  test('that is said is no default any more, whichever way it is said', () => {
    const memory = new Memory(BASIC);
    memory.register([call('track', { userId: 'ada' }), call('track', { userId: 'bob' })]);
    memory.register([call('identify', { userId: 'ada', data: { tier: 'basic' } })]);
    expect(submit(memory, 'profile', 'bob', { tier: 'basic' }).changed).toEqual([]);
    for (const id of ['ada', 'bob']) expect(tierOf(memory, id)).toEqual(['basic', undefined]);
    memory.register([call('track', { userId: 'ada', context: { traits: { tier: 'gold' } } })]);
    expect(tierOf(memory, 'ada')).toEqual(['basic', undefined]);
  });

  test('loses against what was said of the same person elsewhere, also in passing, and before', () => {
    const merged = (known: TrackingCall, visitor: TrackingCall): unknown => {
      const memory = new Memory(BASIC);
      memory.register([known, visitor, call('identify', { userId: 'ada', anonymousId: 'phone' })]);
      expect([...memory.customers.values()].filter(({ status }) => status === 'merged')).toHaveLength(1);
      return tierOf(memory, 'ada');
    };
    const silent = [call('track', { userId: 'ada' }), call('page', { anonymousId: 'phone' })] as const;
    const said = { data: { tier: 'gold' }, timestamp: 1 };
    const passing = { context: { traits: { tier: 'gold' } } };
    expect(merged(...silent)).toEqual(ISNT_SAID);
    expect(merged(call('identify', { userId: 'ada', ...said }), silent[1])).toEqual(['gold', undefined]);
    expect(merged(silent[0], call('identify', { anonymousId: 'phone', ...said }))).toEqual([
      'gold',
      undefined,
    ]);
    expect(merged(call('track', { userId: 'ada', ...passing }), silent[1])).toEqual(['gold', undefined]);
    expect(merged(silent[0], call('page', { anonymousId: 'phone', ...passing }))).toEqual([
      'gold',
      undefined,
    ]);
    const none = call('identify', { userId: 'ada', data: { tier: null } });
    expect(merged(none, silent[1])).toEqual([null, undefined]);
  });

  test('that comes or changes later is for those who come later, also when they turn out to be one', () => {
    const memory = new Memory(withTier(undefined));
    memory.register([call('track', { userId: 'ada' })]);
    memory.register([call('page', { anonymousId: 'phone' }), call('track', { userId: 'ada' })], BASIC);
    expect(tierOf(memory, 'ada')).toEqual([undefined, undefined]);
    memory.register([call('identify', { userId: 'ada', anonymousId: 'phone' })], BASIC);
    expect(tierOf(memory, 'ada')).toEqual([undefined, undefined]);
    memory.register([call('track', { userId: 'bob' })], BASIC);
    memory.register([call('track', { userId: 'bob' }), call('track', { userId: 'cas' })], withTier('new'));
    expect([tierOf(memory, 'bob'), tierOf(memory, 'cas')]).toEqual([ISNT_SAID, ['new', ['tier']]]);
  });

  test('goes with all else of who opts out, and does not come back with them', () => {
    const memory = new Memory(BASIC);
    submit(memory, 'opt_in', 'ada');
    expect(submit(memory, 'opt_out', 'ada').changed).toContain('tier');
    expect(tierOf(memory, 'ada')).toEqual([undefined, undefined]);
    memory.register([call('track', { userId: 'ada' })]);
    submit(memory, 'opt_in', 'ada');
    expect(memory.by('user', 'ada')?.status).toBe('active');
    expect(tierOf(memory, 'ada')).toEqual([undefined, undefined]);
  });

  test('is judged with the customer who begins with it', () => {
    const parsed = parseFilter('FILTER tier = "basic"');
    if (!('filter' in parsed)) throw new Error(JSON.stringify(parsed));
    const model = modelOf([{ rule: parsed.filter.rule, epoch: 1 }], 'UTC');
    const memory = new Memory({ ...BASIC, audiences: { model, source: 9 } });
    memory.register([
      call('track', { userId: 'ada' }),
      call('identify', { userId: 'bob', data: { tier: 'gold' } }),
    ]);
    const seats = (id: string): number => memory.seats.get(memory.by('user', id)?.key ?? -1)?.size ?? 0;
    expect([seats('ada'), seats('bob')]).toEqual([1, 0]);
    expect(memory.events.map(({ own }) => own?.type)).toEqual([undefined, 'audience_entered', undefined]);
  });
});
