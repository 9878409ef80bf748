import { deepStrictEqual } from 'node:assert';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { watchLive, type LivePart } from '@causeway/contract/live';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AdminClient } from '../../app/testing/admin-client.ts';
import { startAdminHub, type AdminHub } from '../../app/testing/admin-hub.ts';

type EventPart = Extract<LivePart, { kind: 'event' }>;

describe('watching live', () => {
  let hub: AdminHub;
  let client: AdminClient;
  let token: string;
  let workspace: number;
  let shop: number;
  let integration: number;

  beforeEach(async () => {
    hub = await startAdminHub();
    const made = await hub.addWorkspace('w');
    ({ id: workspace, token } = made);
    client = new AdminClient(hub.app, token);
    shop = Number((await client.call('POST', '/v1/admin/sources', { name: 'Shop' })).body['id']);
    const installed = await client.call('POST', '/v1/admin/integrations', {
      kind: 'fake',
      name: 'Main',
      secrets: { token: 'x' },
    });
    integration = Number(installed.body['id']);
    await hub.app.listen({ port: 0 });
  });
  afterEach(() => hub.close());

  /** Opens a stream, and gathers its parts; every one is held against the contract. */
  const watch = async (query = '', by = token) => {
    const leaving = new AbortController();
    const { port } = hub.app.server.address() as AddressInfo;
    const response = await fetch(`http://localhost:${port}/v1/admin/live${query}`, {
      headers: { authorization: `Bearer ${by}` },
      signal: leaving.signal,
    });
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    const parts: LivePart[] = [];
    const read = async (): Promise<void> => {
      let text = '';
      for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
        text += Buffer.from(chunk).toString('utf8');
        const lines = text.split('\n\n');
        text = lines.pop() ?? '';
        for (const line of lines.filter((one) => one.startsWith('data: '))) {
          const part = JSON.parse(line.slice(6)) as LivePart;
          deepStrictEqual(watchLive.answer.parse(part), part);
          parts.push(part);
        }
      }
    };
    read().catch(() => undefined);
    const until = async (count: number): Promise<readonly LivePart[]> => {
      for (let turn = 0; turn < 200 && parts.length < count; turn++) await sleep(10);
      await sleep(20);
      return parts;
    };
    const types = (): string[] =>
      parts.filter((part): part is EventPart => part.kind === 'event').map(({ type }) => type);
    return { parts, until, types, leave: () => leaving.abort() };
  };
  const send = (...calls: Parameters<AdminHub['register']>[1][number][]): Promise<void> =>
    hub.register(workspace, calls, shop);

  it('begins with the latest events, oldest first, and goes on with what comes in', async () => {
    await send(
      { type: 'One', userId: 'ada' },
      { type: 'Two', userId: 'ada' },
      { type: 'Unwanted', userId: 'ada' },
    );
    const live = await watch('?recent=2');
    await live.until(2);
    await send(
      { kind: 'identify', type: 'identify', userId: 'ada', data: { name: 'Ada' } },
      { type: 'Four', anonymousId: 'browser', data: { a: 1 }, context: { b: 2 } },
    );
    await live.until(4);
    expect(live.types()).toEqual(['Two', 'Unwanted', 'identify', 'Four']);
    const [two, unwanted, identify, four] = live.parts as EventPart[];
    expect(two).toMatchObject({
      fates: [{ state: 'waiting', integration: { id: integration, name: 'Main' } }],
    });
    expect(unwanted).toMatchObject({ fates: [{ state: 'not_routed', reason: 'no_mapping' }] });
    expect(identify).toMatchObject({
      customer: { id: 'ada', name: 'Ada' },
      source: { id: shop, name: 'Shop' },
      data: { name: 'Ada' },
    });
    expect(four).toMatchObject({ data: { a: 1 }, context: { b: 2 }, fates: [{ state: 'held' }] });
  });

  it('tells what becomes of what was shown, and of nothing else', async () => {
    await send({ type: 'Before', userId: 'eve' }, { type: 'Shown', userId: 'ada' });
    const live = await watch('?recent=1');
    await live.until(1);
    await send({ type: 'Boring', userId: 'bob' });
    await live.until(2);
    await hub.deliver(integration, (_event, type) =>
      type === 'Shown' ? { code: 'bad', message: 'No.' } : undefined,
    );
    await live.until(4);
    expect(live.parts.slice(2)).toMatchObject([
      { kind: 'fate', event_id: 3, fate: { state: 'skipped', reason: 'unchanged' } },
      {
        kind: 'fate',
        event_id: 2,
        fate: { state: 'buried', reason: 'bad', status_code: 200, identifier: 'dlv_1' },
      },
    ]);
  });

  it('shows refused requests, and only what is asked for', async () => {
    const other = Number((await client.call('POST', '/v1/admin/sources', { name: 'App' })).body['id']);
    const all = await watch();
    const typed = await watch('?type=Bought');
    const person = await watch('?customer_id=bob');
    const app = await watch(`?source_id=${other}`);
    await send(
      { type: 'Viewed', userId: 'ada' },
      { type: 'Bought', userId: 'ada' },
      { type: 'Viewed', userId: 'bob' },
    );
    await hub.register(workspace, [{ type: 'Opened', userId: 'ada' }], other);
    const issue = { code: 'no_event', message: 'No.', index: 0, messageId: undefined };
    const receipt = { at: hub.now, method: 'POST', path: '/v1/track', status: 400, accepted: 0, body: '{}' };
    await hub.receipts.keep([{ ...receipt, source: shop, issues: [issue] }]);
    await all.until(5);
    await typed.until(1);
    await person.until(1);
    await app.until(1);
    expect(all.types()).toEqual(['Viewed', 'Bought', 'Viewed', 'Opened']);
    expect(all.parts.at(-1)).toMatchObject({
      kind: 'refused',
      source: { name: 'Shop' },
      status_code: 400,
      issues: [{ code: 'no_event' }],
    });
    expect(typed.types()).toEqual(['Bought']);
    expect(person.parts).toMatchObject([{ type: 'Viewed', customer: { id: 'bob' } }]);
    expect(app.types()).toEqual(['Opened']);
    const again = await watch('?customer_id=bob&type=Viewed');
    await again.until(1);
    expect(again.types()).toEqual(['Viewed']);
  });

  it('shows nothing of another workspace', async () => {
    const theirs = await hub.addWorkspace('x');
    const live = await watch('', theirs.token);
    await send({ type: 'Mine', userId: 'ada' });
    const mine = await watch();
    await mine.until(1);
    expect(live.parts).toEqual([]);
  });

  it('leaves out what comes faster than it can be looked at, and says so', async () => {
    const live = await watch();
    await send(...Array.from({ length: 250 }, (_, n) => ({ type: `T${n}`, userId: 'ada' })));
    await live.until(101);
    expect(live.types()).toHaveLength(100);
    expect(live.types().at(-1)).toBe('T249');
    expect(live.parts.at(-1)).toEqual({ kind: 'left_out', count: 150 });
    hub.now += 500;
    await send(...Array.from({ length: 60 }, (_, n) => ({ type: `U${n}`, userId: 'ada' })));
    await live.until(152);
    expect(live.types()).toHaveLength(150);
    expect(live.parts.at(-1)).toEqual({ kind: 'left_out', count: 10 });
  });

  it('is alive while nothing happens, and goes on when a table begins anew', async () => {
    await send({ type: 'One', userId: 'ada' });
    await hub.deliver(integration);
    const live = await watch();
    await live.until(1);
    hub.now += 15_000;
    await live.until(2);
    expect(live.parts[1]).toEqual({ kind: 'alive' });
    hub.database.exec('DELETE FROM outcomes');
    await sleep(30);
    await send({ type: 'Two', userId: 'ada' });
    await live.until(3);
    await hub.deliver(integration);
    await live.until(4);
    expect(live.parts.slice(2)).toMatchObject([
      { type: 'Two' },
      { kind: 'fate', fate: { state: 'delivered' } },
    ]);
  });

  it('leaves long content out', async () => {
    const live = await watch();
    await send({ type: 'Long', userId: 'ada', data: { text: 'x'.repeat(20_001) }, context: { a: 1 } });
    await live.until(1);
    expect(live.parts[0]).toMatchObject({ data: {}, context: { a: 1 } });
  });
});
