import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Stack, until } from './stack.ts';

interface Step {
  readonly kind: string;
  readonly state: string;
  readonly count: number;
  readonly status_code: number | null;
}

interface Erasure {
  readonly id: number;
  readonly state: string;
  readonly subject: string;
  readonly steps: readonly Step[];
}

const [ADA, BOB] = ['ada-lovelace', 'bob-ross-jr'];
const [HERS, HIS] = ['ada.lovelace@example.com', 'bob.ross@example.com'];
/** Nobody listens there. */
const CLOSED = 'http://127.0.0.1:9';
const MANY = 3_000;
const PER_BATCH = 500;

describe('erasing a customer', () => {
  let stack: Stack;

  beforeAll(async () => {
    stack = await Stack.start();
    await admin('POST', '/v1/admin/audiences', { name: 'Reachable', filter: 'FILTER EXISTS email' });
    await batch([
      {
        type: 'identify',
        userId: ADA,
        anonymousId: 'browser-of-ada',
        traits: { email: HERS, city: 'London' },
      },
      { type: 'identify', userId: BOB, traits: { email: HIS, city: 'Bonn' } },
      { type: 'track', userId: ADA, event: 'Signed Up' },
      { type: 'track', userId: BOB, event: 'Signed Up' },
      // Insider has no name for it: both have a dead letter.
      { type: 'track', userId: ADA, event: '!!!' },
      { type: 'track', userId: BOB, event: '!!!' },
    ]);
    await stack.settled();
    for (let n = 0; n < MANY; n += PER_BATCH)
      await batch(
        Array.from({ length: PER_BATCH }, (_, index) => ({
          type: 'track',
          userId: (n + index) % 10 === 0 ? BOB : ADA,
          event: 'Product Viewed',
          properties: { product_id: `P${n + index}`, note: (n + index) % 10 === 0 ? HIS : HERS },
        })),
      );
    await stack.settled();
  }, 40_000);
  afterAll(() => stack.stop());

  const admin = async (
    method: string,
    path: string,
    body?: unknown,
  ): Promise<{ status: number; body: Erasure & { data: readonly { id: number | string }[] } }> => {
    const response = await fetch(stack.url + path, {
      method,
      headers: { authorization: `Bearer ${stack.keys.adminToken}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(20_000),
    });
    return {
      status: response.status,
      body: (await response.json()) as Erasure & { data: readonly { id: number | string }[] },
    };
  };
  let sent = 0;
  const batch = async (calls: readonly object[]): Promise<void> => {
    const response = await stack.post('/v1/batch', {
      batch: calls.map((call) => ({ ...call, messageId: `m${++sent}` })),
    });
    expect(response.status).toBe(200);
  };
  const files = (): string =>
    readdirSync(join(stack.folder, 'data'))
      .map((name) => readFileSync(join(stack.folder, 'data', name), 'latin1'))
      .join('\n');
  const members = async (): Promise<string> =>
    JSON.stringify((await admin('GET', '/v1/admin/audiences')).body.data);

  it('goes through the hub and Insider, also when the hub is killed in the middle', async () => {
    const bobsBefore = await stack.inside.userBy('uuid', BOB);
    expect(await stack.inside.userBy('uuid', ADA)).toBeDefined();
    expect(await members()).toContain('"members":2');
    expect(files()).toContain(HERS);
    const { integration } = stack;
    expect((await stack.api.integration(integration)).counts.dead_letters).toBe(2);

    const asked = await admin('POST', '/v1/admin/erasures', {
      customer_id: ADA,
      confirm: ADA,
      destinations: [integration],
      reason: 'Asked for by letter',
    });
    expect(asked).toMatchObject({ status: 201, body: { state: 'running' } });
    await stack.hub.program.kill();
    await stack.startHub();
    const path = `/v1/admin/erasures/${asked.body.id}`;
    let erasure = asked.body;
    await until(
      async () => (erasure = (await admin('GET', path)).body).state !== 'running',
      15_000,
      () => JSON.stringify(erasure),
    );
    expect(erasure).toMatchObject({ state: 'done', subject: asked.body.subject });
    expect(erasure.steps).toMatchObject([
      { kind: 'queue', state: 'done' },
      { kind: 'destination', state: 'done', count: 1, status_code: 200 },
      { kind: 'profile', state: 'done' },
      { kind: 'events', state: 'done' },
      { kind: 'log', state: 'done' },
      { kind: 'receipts', state: 'done' },
    ]);

    expect(await stack.inside.userBy('uuid', ADA)).toBeUndefined();
    expect(await stack.inside.userBy('email', HERS)).toBeUndefined();
    expect(await stack.inside.userBy('uuid', BOB)).toEqual(bobsBefore);
    for (const part of ['', '/events', '/timeline', '/shadows'])
      expect((await admin('GET', `/v1/admin/customers/${ADA}${part}`)).status).toBe(404);
    expect((await admin('GET', `/v1/admin/customers/${BOB}`)).status).toBe(200);
    expect(await members()).toContain('"members":1');
    expect((await stack.api.integration(integration)).counts.dead_letters).toBe(1);
  }, 30_000);

  it('leaves nobody else’s record touched in the log, and nothing of theirs', async () => {
    const base = `/v1/admin/integrations/${stack.integration}`;
    expect((await admin('GET', `${base}/outbound-logs?customer_id=${ADA}`)).body.data).toEqual([]);
    const deliveries = await admin('GET', `${base}/deliveries?limit=200`);
    const shown = await Promise.all(
      deliveries.body.data.map(async ({ id }) =>
        JSON.stringify((await admin('GET', `${base}/deliveries/${id}`)).body),
      ),
    );
    const all = shown.join('\n');
    expect(all).not.toContain(HERS);
    expect(all).not.toContain(ADA);
    expect(all.replaceAll('\\', '')).toContain('{"erased":true}');
    expect(all).toContain(HIS);
    for (const text of [HERS, ADA, 'browser-of-ada'])
      expect([text, files().includes(text)]).toEqual([text, false]);
    expect(files()).toContain(HIS);
  });

  it('lets nothing about them in again, by any of their names', async () => {
    await batch([
      { type: 'track', userId: ADA, event: 'Signed Up' },
      { type: 'page', anonymousId: 'browser-of-ada', name: 'Home' },
      { type: 'identify', userId: 'another-id', traits: { email: HERS.toUpperCase() } },
      { type: 'alias', userId: BOB, previousId: ADA },
      { type: 'track', userId: BOB, event: 'Signed Up' },
    ]);
    await stack.settled();
    for (const id of [ADA, 'another-id']) {
      expect((await admin('GET', `/v1/admin/customers/${id}`)).status).toBe(404);
      expect(await stack.inside.userBy('uuid', id)).toBeUndefined();
    }
    const check = await admin('POST', '/v1/admin/suppressions/check', { identifier: ADA });
    expect(check.body).toMatchObject({ suppressed: true, refused: 4 });
    expect(files()).not.toContain(HERS);
  });

  it('does not wait for a destination that fails: what is under way is let go, and goes on without them', async () => {
    const { id } = await stack.api.installInsider('Down', { baseUrl: CLOSED, partnerName: 'shop' }, 'k');
    await batch(
      ['carol-under-way', 'dave-under-way'].map((userId) => ({
        type: 'identify',
        userId,
        traits: { email: `${userId}@example.com`, city: 'Rome' },
      })),
    );
    const tried = async (): Promise<boolean> => {
      const metrics = await (await fetch(`${stack.url}/metrics`)).text();
      return new RegExp(`causeway_delivery_requests_total{[^}]*integration="${id}"[^}]*} [1-9]`).test(
        metrics,
      );
    };
    await until(tried, 10_000, () => stack.state());
    const asked = await admin('POST', '/v1/admin/erasures', {
      customer_id: 'carol-under-way',
      confirm: 'carol-under-way',
      reason: 'Asked for by letter',
    });
    let state = '';
    await until(
      async () =>
        (state = (await admin('GET', `/v1/admin/erasures/${asked.body.id}`)).body.state) !== 'running',
      20_000,
      () => stack.state(),
    );
    expect(state).toBe('done');
    expect(files()).not.toContain('carol-under-way');
    await stack.api.change(id, {
      settings: { baseUrl: stack.sandbox.url, partnerName: stack.sandbox.partner },
      secrets: { api_key: stack.sandbox.token },
    });
    await until(
      async () =>
        (await stack.inside.userBy('uuid', 'dave-under-way')) !== undefined && stack.api.settled(id),
      15_000,
      () => stack.state(),
    );
    // By the other integration, before she was erased.
    const hers = (await stack.inside.requests()).filter(({ request }) => request.includes('carol-under-way'));
    expect(hers).toHaveLength(1);
  }, 40_000);
});
