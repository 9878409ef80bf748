import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEventsHub, type ApiBody, type ApiReply, type EventsHub } from '../../app/testing/events-hub.ts';

let hub: EventsHub;
const read = (query = ''): Promise<ApiReply> => hub.call('GET', `/customers/-/events${query}`);
const told = ({ body }: ApiReply): unknown[] =>
  (body['data'] as unknown as readonly ApiBody[]).map(({ customer, action }) => [customer, action]);

beforeAll(async () => {
  hub = await startEventsHub();
  await hub.track({ kind: 'track', type: 'Viewed', anonymousId: 'a' });
  for (const customer of ['c1', 'c2', 'c3']) {
    await hub.event({ customer, action: 'opt_in' });
    await hub.event({ customer, action: 'point_add', data: { points: 5 } });
    hub.now += 1_000;
  }
  await hub.event({ customer: 'c2', action: 'opt_out' });
  await hub.track({ kind: 'identify', type: 'identify', anonymousId: 'b', userId: 'c3' });
});
afterAll(() => hub.close());

describe('what everybody did', () => {
  it('is told with whose it was, of people who have a name and have not left', async () => {
    const reply = await read();
    expect(told(reply)).toEqual([
      ['c3', 'identify'],
      ['c3', 'point_add'],
      ['c3', 'opt_in'],
      ['c1', 'point_add'],
      ['c1', 'opt_in'],
    ]);
    expect(reply.body).toMatchObject({ next: null, total: 5 });
  });

  it.each(['asc', 'desc'])(
    'goes from page to page (%s), and knows how many there are at the end',
    async (order) => {
      const seen: unknown[] = [];
      let link = `/customers/-/events?limit=2&order=${order}&action=point_add`;
      let last: ApiReply | undefined;
      for (let page = 0; page < 5 && link !== ''; page++) {
        last = await hub.call('GET', link);
        seen.push(...told(last));
        link = typeof last.body['next'] === 'string' ? last.body['next'] : '';
      }
      const all = [
        ['c1', 'point_add'],
        ['c3', 'point_add'],
      ];
      expect(seen).toEqual(order === 'asc' ? all : all.toReversed());
      expect(last?.body['total']).toBe(2);
    },
  );

  it('is asked since a moment', async () => {
    const since = new Date(1_800_000_000_000 + 1_000).toISOString();
    expect(told(await read(`?timestamp.gt=${since}&order=asc`))).toEqual([
      ['c3', 'opt_in'],
      ['c3', 'point_add'],
      ['c3', 'identify'],
    ]);
  });

  it('is of one workspace', async () => {
    const { id } = await hub.config.addWorkspace({ publicId: 'other', name: 'Other' }, 0, () => ({
      by: { workspace: 0, actor: { kind: 'hub', id: undefined, name: 'test' } },
      action: 'workspace.add',
      target: { kind: 'test', id: undefined, name: 'test' },
    }));
    const { key } = await hub.addKey(id);
    const reply = await hub.call('GET', `/customers/-/events?api_key=${key}`, { key: false });
    expect(reply.body).toMatchObject({ data: [], total: 0 });
  });
});
