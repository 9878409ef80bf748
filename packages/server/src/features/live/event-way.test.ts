import { deepStrictEqual } from 'node:assert';
import { getEventWay, type EventWay } from '@causeway/contract/live';
import { insiderKind } from '@causeway/core/insider/kind';
import { NO_TEMPLATES } from '@causeway/core/template/template-engine';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDeliveryStore } from '../../adapters/sqlite/delivery-store.ts';
import { AdminClient } from '../../app/testing/admin-client.ts';
import { startAdminHub, type AdminHub } from '../../app/testing/admin-hub.ts';
import { fakeKind } from '../../app/testing/fake-kind.ts';

describe('the way of one event to one integration', () => {
  let hub: AdminHub;
  let client: AdminClient;
  let workspace: number;
  let shop: number;
  let integration: number;

  beforeEach(async () => {
    hub = await startAdminHub({
      kinds: [
        {
          ...fakeKind,
          requires: ['marketing'],
          ...(insiderKind.explain && { explain: insiderKind.explain }),
        },
      ],
    });
    const made = await hub.addWorkspace('w');
    workspace = made.id;
    client = new AdminClient(hub.app, made.token);
    shop = Number((await client.call('POST', '/v1/admin/sources', { name: 'Shop' })).body['id']);
    const installed = await client.call('POST', '/v1/admin/integrations', {
      kind: 'fake',
      name: 'Main',
      secrets: { token: 'x' },
    });
    integration = Number(installed.body['id']);
  });
  afterEach(() => hub.close());

  const send = (...calls: Parameters<AdminHub['register']>[1][number][]): Promise<void> =>
    hub.register(workspace, calls, shop);
  const look = async (event: number, to = integration): Promise<EventWay> => {
    const { status, body } = await client.call('GET', `/v1/admin/events/${event}/integrations/${to}`);
    expect(status).toBe(200);
    const way = body as unknown as EventWay;
    deepStrictEqual(getEventWay.answer.parse(way), way);
    return way;
  };

  it('is, when it arrived, the customer’s own part, the request, and each attempt', async () => {
    await send({ type: 'One', userId: 'ada', data: { a: 1 } }, { type: 'Two', userId: 'bob' });
    await hub.deliver(integration);
    expect(await look(2)).toMatchObject({
      event_id: 2,
      fate: { state: 'delivered', status_code: 200 },
      consent: { required: ['marketing'], allowed: true, missing: [], decided: 'sending' },
      mapped: { id: 'bob', events: [{ type: 'Two' }] },
      request: { operation: 'upsert', method: 'POST', path: '/upsert', records: 2 },
      attempts: [{ attempt: 1, ms: 40, status_code: 200, error: null, response: '{"answered":200}' }],
      explanation: null,
    });
    expect((await look(1)).mapped).toMatchObject({ id: 'ada', events: [{ type: 'One', data: { a: 1 } }] });
  });

  it('says first what was wrong, and where it is put right', async () => {
    await send({ type: 'Bad Name', userId: 'ada' });
    await hub.deliver(
      integration,
      () => ({ code: 'rejected_event_name', message: 'Insider refused the name.' }),
      200,
    );
    const { explanation, fate } = await look(1);
    expect(fate).toMatchObject({ state: 'buried', reason: 'rejected_event_name' });
    expect(explanation).toMatchObject({
      title: expect.stringContaining('"Bad Name"'),
      cause: 'Insider refused the name.',
      link: `/integrations/${integration}/settings?map=event%3ABad%20Name`,
    });
  });

  it('is on its way while it waits, and shows the request that carries it', async () => {
    await send({ type: 'One', userId: 'ada' });
    expect(await look(1)).toMatchObject({
      fate: { state: 'waiting' },
      consent: { allowed: true, decided: 'now' },
      mapped: null,
      request: null,
      attempts: [],
      explanation: null,
    });
    const { store, flight } = await recorded();
    expect(await look(1)).toMatchObject({
      fate: { state: 'waiting' },
      mapped: { id: 'ada' },
      request: { path: '/upsert' },
      attempts: [{ attempt: 1, status_code: null, response: null }],
    });
    hub.failing.add(integration);
    expect((await look(1)).explanation?.title).toContain('does not answer');
    // The destination fails with this customer: it is parked, and the flight is done with.
    await store.settle({
      integration,
      at: hub.now,
      settled: [],
      parked: [
        {
          lane: flight.messages.get(1)?.lane ?? 0,
          customer: flight.messages.get(1)?.customer ?? 0,
          events: [{ event: 1, waiting: false }],
          due: hub.now + 60_000,
          attempts: 1,
          since: hub.now,
          reason: 'rate_limited',
        },
      ],
      shadows: [],
      attempts: [1, 2].map((attempt) => ({
        flight: flight.id,
        step: 0,
        attempt,
        at: hub.now + attempt,
        ms: 5,
        status: 429,
        error: 'It answered 429.',
        response: '{"message":"Too Many Attempts."}',
      })),
      finished: [flight.id],
    });
    expect(await look(1)).toMatchObject({
      fate: { state: 'parked', reason: 'rate_limited' },
      mapped: { id: 'ada' },
      attempts: [
        { attempt: 1, status_code: 429 },
        { attempt: 2, status_code: 429, response: '{"message":"Too Many Attempts."}' },
      ],
      explanation: { title: expect.stringContaining('429') },
    });
  });

  /** What the deliverer does before it sends. */
  async function recorded() {
    const store = openDeliveryStore(hub.database);
    const { lanes } = await store.pending(integration, hub.now);
    const { queues } = await store.take(integration, lanes, 10, hub.now);
    const places = new Map(
      queues.flatMap(({ lane, customer, events }) =>
        events.map(
          ({ id, type }) => [id, { lane, customer: customer.key, event: id, waiting: false, type }] as const,
        ),
      ),
    );
    const plan = fakeKind.compile({}, NO_TEMPLATES).plan(queues, hub.now);
    const [flight] = await store.record(integration, lanes, plan.flights, places, hub.now);
    if (flight === undefined) throw new Error('nothing was recorded');
    return { store, flight };
  }

  it('ends where nothing is mapped, where nobody is known, and where it is paused', async () => {
    await send(
      { type: 'Unwanted', userId: 'ada' },
      { type: 'Seen', anonymousId: 'browser' },
      { type: 'One', userId: 'ada' },
    );
    expect((await look(1)).explanation).toMatchObject({
      title: expect.stringContaining('Nothing is mapped'),
    });
    expect((await look(2)).explanation).toMatchObject({ title: expect.stringContaining('visitor') });
    await client.call('POST', `/v1/admin/integrations/${integration}/pause`);
    expect((await look(3)).explanation).toMatchObject({ title: 'Main is paused' });
  });

  it('is kept back by a missing consent, which was decided when it came in', async () => {
    const context = { consent: { canonical: { marketing: false } } };
    await send({ type: 'One', userId: 'ada', context });
    expect(await look(1)).toMatchObject({
      fate: { state: 'skipped', reason: 'consent', missing_consent: ['marketing'] },
      consent: { required: ['marketing'], allowed: false, missing: ['marketing'], decided: 'registration' },
      explanation: { title: 'No consent to marketing', link: '/customers/ada' },
    });
  });

  it('is nobody’s of another workspace, and unknown is unknown', async () => {
    await send({ type: 'One', userId: 'ada' });
    const other = new AdminClient(hub.app, (await hub.addWorkspace('other')).token);
    for (const path of [`1/integrations/${integration}`])
      expect((await other.call('GET', `/v1/admin/events/${path}`)).status).toBe(404);
    for (const path of [`2/integrations/${integration}`, '1/integrations/999'])
      expect((await client.call('GET', `/v1/admin/events/${path}`)).status).toBe(404);
    expect((await client.call('GET', '/v1/admin/events/x/integrations/1')).status).toBe(404);
  });
});
