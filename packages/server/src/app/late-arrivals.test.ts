import { zstdDecompressSync } from 'node:zlib';
import { emailName, externalName, userName } from '@causeway/core/erasure/names';
import { afterEach, describe, expect, it } from 'vitest';
import { startEventsHub } from './testing/events-hub.ts';
import { startInboundHub } from './testing/inbound-hub.ts';
import { suppress } from './testing/suppress.ts';

const ADA = [userName('ada-lovelace'), emailName('ada@example.com')].filter((name) => name !== undefined);

/** What is sent about somebody who was erased, by the roads where a submission is refused in words. */
describe('what is sent about who was erased', () => {
  let close: (() => Promise<void>) | undefined;
  afterEach(() => close?.());

  it('over the events API is refused, and its receipt holds nothing of it', async () => {
    const hub = await startEventsHub();
    ({ close } = hub);
    await suppress(hub.database, hub.workspace, ADA);
    const join = { customer: 'ada-lovelace', action: 'opt_in', data: { first_name: 'Ada' } };
    const { status, body } = await hub.event(join);
    expect([status, body]).toMatchObject([409, { error: { type: 'ConflictException' } }]);
    const bulk = await hub.call('POST', '/events/bulk', {
      body: {
        events: [
          { customer: 'bob', action: 'opt_in', data: { first_name: 'Bob' } },
          { customer: 'another', action: 'opt_in', data: { email: 'ADA@example.com' } },
        ],
      },
    });
    expect([bulk.status, bulk.body]).toMatchObject([200, { total: 2, errors: 1 }]);
    expect(await hub.customers.find(hub.workspace, 'ada-lovelace')).toBeUndefined();
    expect(await hub.customers.find(hub.workspace, 'another')).toBeUndefined();
    expect((await hub.customers.find(hub.workspace, 'bob'))?.attributes).toMatchObject({ first_name: 'Bob' });
    const kept = hub.database.prepare('SELECT body FROM receipts ORDER BY id').rows();
    expect(kept.map(([text]) => zstdDecompressSync(text as Uint8Array).toString())).toEqual([
      '{"erased":true}',
      '{"erased":true}',
    ]);
    expect(JSON.stringify(await hub.receipts())).not.toMatch(/ada/i);
    expect(hub.database.prepare('SELECT sum(refused) FROM suppressed').row()).toEqual([2]);
  });

  it('by Insider is refused, and its receipt says that it came and nothing else', async () => {
    const hub = await startInboundHub({
      inbound: { profile: [{ from: 'city', to: 'city' }], events: [], autoSubscribe: 'on' },
    });
    ({ close } = hub);
    await suppress(hub.database, hub.workspace, [
      ...ADA,
      externalName(`@insider/${hub.integration}`, 'insider-id-of-ada'),
    ]);
    const tell = (uuid: string, insiderId: string) =>
      hub.hook({ attrs: { uuid, city: 'London' }, hook_id: 12, insider_id: insiderId });
    expect((await tell('ada-lovelace', 'x')).status).toBe(409);
    expect((await tell('somebody-else', 'insider-id-of-ada')).status).toBe(409);
    expect((await tell('bob', 'insider-id-of-bob')).status).toBe(200);
    expect(hub.events().map(({ type }) => type)).toEqual(['profile']);
    const [, second, first] = await hub.receipts();
    for (const receipt of [first, second]) {
      expect(receipt).toMatchObject({ status: 'error', statusCode: 409, customerText: undefined });
      expect(JSON.stringify(receipt)).not.toMatch(/ada|somebody-else|London/);
    }
    // There is nothing to run again.
    const again = first && (await hub.rerun(hub.workspace, { entry: first, body: first.kept, dry: false }));
    expect(again).toHaveProperty('notRerunnable');
  });
});
