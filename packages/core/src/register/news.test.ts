import { beforeEach, describe, expect, test } from 'vitest';
import { compileAudiences } from '../audience/audience-model.ts';
import { AUDIENCE_EVENTS } from '../audience/change-events.ts';
import { parseFilter } from '../audience/language/parse-filter.ts';
import type { TrackingCall } from '../tracking/call.ts';
import { emptyModel, type Model, type RoutedIntegration } from './model.ts';
import { Memory } from './testing/memory.ts';

const PLATFORM = 9;
const VIP = 'a'.repeat(32);

function integration(id: number, routes: RoutedIntegration['routes']): RoutedIntegration {
  const echoes = { ms: 0, attributes: new Set<string>(), custom: new Set<string>() };
  return { id, name: `I${id}`, label: 'Fake', routes, holdsAnonymous: false, echoes };
}

function model(filter: string): Model {
  const parsed = parseFilter(filter);
  if (!('filter' in parsed)) throw new Error(filter);
  const { rule } = parsed.filter;
  const source = { id: 1, publicId: VIP, slug: 'vip', name: 'VIP', rule, epoch: 1, announce: false };
  const surroundings = { timeZone: 'UTC', isTime: () => false, tallies: new Map() };
  return {
    ...emptyModel(1),
    audiences: { model: compileAudiences([source], 1, surroundings), source: PLATFORM },
    integrations: [
      // One is about what customers do, the other about audiences.
      integration(1, ({ type }) => type === 'identify'),
      integration(2, ({ type }) => AUDIENCE_EVENTS.has(type)),
    ],
  };
}

function identify(messageId: string, city: string): TrackingCall {
  return {
    kind: 'identify',
    type: 'identify',
    userId: 'u',
    anonymousId: undefined,
    previousId: undefined,
    messageId,
    timestamp: 0,
    originalAt: undefined,
    sentAt: undefined,
    data: { city },
    context: {},
    integrations: undefined,
  };
}

describe('what the hub itself registers', () => {
  let memory: Memory;
  beforeEach(() => {
    memory = new Memory(model('FILTER city = "Ankara"'));
  });
  const queued = () => memory.messages.map(({ integration: whose, event }) => [whose, event]);

  test('goes to whom it concerns, and leaves no trace with the others', () => {
    memory.register([identify('m1', 'Ankara'), identify('m2', 'Izmir')]);
    expect(memory.events.map(({ own }) => own?.type)).toEqual([
      undefined,
      'audience_entered',
      undefined,
      'audience_left',
    ]);
    expect(queued()).toEqual([
      [1, 1],
      [2, 2],
      [1, 3],
      [2, 4],
    ]);
    // What somebody sent is still said to have no mapping.
    expect(memory.skips).toMatchObject([
      { event: 1, reason: 'no_mapping' },
      { event: 3, reason: 'no_mapping' },
    ]);
  });

  test('tells an integration once in a run who is in an audience', () => {
    memory.register([identify('m1', 'Ankara')]);
    const look = (run: string) => ({
      workspace: 1,
      receivedAt: 2_000,
      look: 1,
      present: { integration: 2, audience: VIP, run },
    });
    memory.arrive([look('first'), look('first')]);
    memory.arrive([look('first')]);
    expect(queued().slice(2)).toEqual([[2, 3]]);
    expect(memory.events.at(-1)?.own).toMatchObject({
      type: 'audience_present',
      data: { audience: 'vip', audience_id: VIP, since: '1970-01-01T00:00:01.000Z' },
    });
    memory.arrive([look('second')]);
    expect(queued().slice(3)).toEqual([[2, 4]]);
    memory.register([identify('m2', 'Izmir')]);
    memory.arrive([look('third')]);
    expect(memory.events.filter(({ own }) => own?.type === 'audience_present')).toHaveLength(2);
  });
});
