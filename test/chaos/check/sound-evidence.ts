import type { Exchange } from '../world/link.ts';
import type { Evidence, HubEvent } from './evidence.ts';

const POINTS = '/points';

/** What both sides hold after a small run in which everything went as promised; for tests of the laws. */
export function soundEvidence(): Evidence {
  const identify = event(1, 'c0.1', 'identify', { tier: 'gold', city: 'Bonn' });
  const step = event(2, 'c0.2', 'Step Taken', { label: 'c0.2' });
  const order = event(3, 'c0.3', 'Order Completed', { label: 'c0.3', total: 30 });
  const entered = event(4, 'news.1', 'audience_entered', { audience: 'buyers' });
  const add = event(5, 'c0.4', 'point_add', { points: 10, reason: 'c0.4' });
  const hooked = event(6, 'hash', 'point_add', { points: 5, reason: 'c0.5' });
  const delivered = [identify, step, order, entered];
  const skipped = [add, hooked];
  return {
    plan: {
      seed: 0,
      members: ['c0'],
      senders: [],
      faults: [],
      firstStartKills: [],
      smallVolume: false,
      usersPerRequest: 10,
    },
    sent: ['c0.1', 'c0.2', 'c0.3', 'c0.4', 'c0.5'].map((label) => ({
      waitMs: 0,
      customer: 'c0',
      label,
      does: { kind: 'points', points: 1 },
    })),
    confirmed: new Set(['c0.1', 'c0.4']),
    refusals: [],
    troubles: [],
    deaths: [],
    front: [
      exchange('/v1/batch', { batch: [{ messageId: 'c0.2' }, { messageId: 'c0.3' }] }),
      exchange(POINTS, { id: 'c0.5', customer_id: 'c0', points: 5 }),
    ],
    back: [exchange('/api/user/v1/upsert', upsert(['c0.2', 'c0.3']))],
    integration: 1,
    hooks: [POINTS],
    hub: {
      customers: [
        {
          key: 7,
          id: 'c0',
          attributes: { tier: 'gold', city: 'Bonn' },
          balances: { score: 15, spent: 0, pending: 0 },
        },
      ],
      events: [identify, step, order, entered, add, hooked],
      outcomes: [
        ...delivered.map(({ id }) => ({
          integration: 1,
          event: id,
          outcome: 'delivered' as const,
          reason: null,
        })),
        ...skipped.map(({ id }) => ({
          integration: 1,
          event: id,
          outcome: 'skipped' as const,
          reason: 'no_mapping',
        })),
      ],
      buried: [],
      underWay: { messages: 0, waiting: 0 },
      shadows: [{ integration: 1, customer: 7, attributes: { city: 'Bonn', c_tier: 'gold' } }],
      audiences: [{ slug: 'buyers', filter: 'FILTER count("Order Completed") >= 1' }],
      members: [{ slug: 'buyers', customer: 7 }],
      receipts: [{ statusCode: 200, event: 6, path: POINTS }],
    },
    far: {
      users: [{ uuid: 'c0', attributes: { city: 'Bonn', c_tier: 'gold' }, labels: ['c0.2', 'c0.3'] }],
    },
  };
}

function event(id: number, messageId: string, type: string, data: HubEvent['data']): HubEvent {
  return { id, customer: 7, source: 1, messageId, type, timestamp: 1_000 + id, data };
}

export function exchange(path: string, body: unknown, status = 200): Exchange {
  return { at: 0, method: 'POST', path, headers: {}, body: JSON.stringify(body), status, answer: '{}' };
}

export function upsert(labels: readonly string[], time = '2026-01-01T00:00:00Z'): unknown {
  const events = labels.map((label) => ({
    event_name: 'step',
    timestamp: time,
    event_params: { custom: { label } },
  }));
  return { users: [{ identifiers: { uuid: 'c0' }, events }] };
}
