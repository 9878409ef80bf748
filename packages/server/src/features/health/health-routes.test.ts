import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AdminClient, plain } from '../../app/testing/admin-client.ts';
import { startAdminHub, type AdminHub } from '../../app/testing/admin-hub.ts';

describe('health', () => {
  let hub: AdminHub;
  let client: AdminClient;
  beforeAll(async () => {
    hub = await startAdminHub();
    client = new AdminClient(hub.app, undefined);
  });
  afterAll(() => hub.close());

  it('is alive whatever else is wrong', async () => {
    hub.health = { phase: 'draining', storeFailure: 'The disk is full.', delivering: false };
    expect((await client.call('GET', '/livez')).body).toEqual({ status: 'ok' });
  });

  it.each([
    [{ phase: 'starting', storeFailure: undefined, delivering: false }, ['starting']],
    [{ phase: 'draining', storeFailure: undefined, delivering: false }, ['draining']],
    [{ phase: 'serving', storeFailure: 'The disk is full.', delivering: true }, ['store_failing']],
    [{ phase: 'serving', storeFailure: undefined, delivering: false }, ['delivery_stopped']],
  ] as const)('is not ready with %j', async (state, codes) => {
    hub.health = state;
    const reply = await client.call('GET', '/readyz');
    expect(reply.status).toBe(503);
    expect(reply.headers['retry-after']).toBe('5');
    expect(reply.body['errors']).toMatchObject(codes.map((code) => ({ code })));
  });

  it('is ready when nothing is wrong', async () => {
    hub.health = { phase: 'serving', storeFailure: undefined, delivering: true };
    expect((await client.call('GET', '/readyz')).status).toBe(200);
  });

  it('tells what Prometheus asks for, by integration and without anybody’s name or secret', async () => {
    const { id, token } = await hub.addWorkspace('metrics-workspace');
    const made = await client.as(token).call('POST', '/v1/admin/integrations', {
      kind: 'fake',
      name: 'Named',
      secrets: { token: 'hidden-value' },
    });
    const integration = plain(made.body['id']);
    await hub.register(id, [{ userId: 'somebody' }]);
    hub.now += 90_000;
    const reply = await client.call('GET', '/metrics');
    expect(reply.headers['content-type']).toContain('text/plain');
    for (const line of [
      'causeway_events_total{outcome="accepted"} 2',
      'causeway_events_total{outcome="duplicate"} 1',
      'causeway_tracking_requests_total 3',
      'causeway_api_requests_total 7',
      'causeway_api_events_total{outcome="accepted"} 4',
      'causeway_api_events_total{outcome="refused"} 2',
      'causeway_insider_webhook_requests_total{outcome="ignored"} 2',
      'causeway_insider_webhook_requests_total{outcome="unknown"} 3',
      'causeway_delivery_requests_total{integration="1"} 5',
      'causeway_delivery_request_seconds_total{integration="1"} 1.5',
      'causeway_breaker_state{integration="1"} 0',
      `causeway_messages_waiting{integration="${integration}"} 1`,
      `causeway_oldest_undelivered_seconds{integration="${integration}"} 90`,
    ]) {
      expect(reply.text).toContain(`${line}\n`);
    }
    for (const word of ['somebody', 'metrics-workspace', 'Named', 'hidden-value'])
      expect(reply.text).not.toContain(word);
    // What is kept for a moment is answered again; later it is counted anew, and counters do not grow by being asked.
    await hub.register(id, [{ userId: 'somebody' }]);
    expect((await client.call('GET', '/metrics')).text).toBe(reply.text);
    hub.now += 1_000;
    const later = (await client.call('GET', '/metrics')).text;
    expect(later).toContain(`causeway_messages_waiting{integration="${integration}"} 2\n`);
    expect(later).toContain('causeway_tracking_requests_total 3\n');
  });
});
