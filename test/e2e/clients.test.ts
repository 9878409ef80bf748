import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SandboxEvent, SandboxUser } from '@causeway/cli/local/sandbox-api';
import { LossyProxy } from './lossy-proxy.ts';
import { CLIENTS, type ClientName } from './real-clients.ts';
import { Stack } from './stack.ts';

const ORDER = {
  currency: 'TRY',
  coupon: 'HOŞGELDİN10',
  products: [
    { product_id: 'W-1', name: 'Keten Elbise', category: 'Kadın > Elbise', price: 1299.9, quantity: 1 },
    { product_id: 'W-2', name: 'İpek Fular', category: 'Kadın > Fular', price: 450, quantity: 2 },
  ],
};

const names = Object.keys(CLIENTS) as ClientName[];

function purchases(user: SandboxUser | undefined): readonly SandboxEvent[] {
  return (user?.events ?? [])
    .filter(({ name }) => name === 'purchase')
    .toSorted((a, b) => (a.timestamp < b.timestamp ? -1 : 1));
}

describe('the published clients', () => {
  let stack: Stack;

  beforeAll(async () => {
    stack = await Stack.start({ settings: { defaultCountry: 'TR' } });
  });
  afterAll(() => stack.stop());

  it.each(names)('%s: an identify, a track and an order arrive', async (name) => {
    const id = `all-${names.indexOf(name)}`;
    const client = CLIENTS[name](stack.url, stack.keys.writeKey);
    await client.identify(id, {
      email: `Ayse.${id}@Example.com`,
      firstName: 'Ayşe',
      phone: `0532 000 00 0${names.indexOf(name)}`,
      emailOptin: true,
    });
    await client.track(id, 'Product Viewed', {
      product_id: 'W-1',
      name: 'Keten Elbise',
      price: 1299.9,
      currency: 'TRY',
    });
    await client.track(id, 'Order Completed', { ...ORDER, order_id: `order-${id}` });
    await client.close();
    await stack.settled();

    const user = await stack.inside.userBy('uuid', id);
    expect(user?.identifiers).toMatchObject({
      uuid: [id],
      email: [`ayse.${id}@example.com`],
      phone_number: [`+90532000000${names.indexOf(name)}`],
    });
    expect(user?.attributes).toMatchObject({ name: 'Ayşe', email_optin: true });
    expect(user?.events.filter(({ name: event }) => event === 'product_detail_page_view')).toHaveLength(1);
    expect(purchases(user).map(({ params }) => params)).toMatchObject([
      {
        product_id: 'W-1',
        unit_sale_price: 1299.9,
        quantity: 1,
        currency: 'TRY',
        event_group_id: `order-${id}`,
        voucher_name: 'HOŞGELDİN10',
      },
      {
        product_id: 'W-2',
        unit_sale_price: 450,
        quantity: 2,
        currency: 'TRY',
        event_group_id: `order-${id}`,
      },
    ]);
    expect(user?.dropped).toEqual([]);
  });

  it.each(names)('%s: an answer lost on the way back does not double anything', async (name) => {
    const id = `lost-${names.indexOf(name)}`;
    const proxy = await LossyProxy.start(stack.url, ['lose', 'pass']);
    try {
      const client = CLIENTS[name](proxy.url, stack.keys.writeKey);
      await client.identify(id, { email: `${id}@example.com` }).catch(() => undefined);
      await client.track(id, 'Order Completed', { ...ORDER, order_id: `order-${id}` });
      await client.close();
      await stack.settled();
      const user = await stack.inside.userBy('uuid', id);
      expect(user?.identifiers['email']).toEqual([`${id}@example.com`]);
      expect(purchases(user).map(({ copies }) => copies)).toEqual([1, 1]);
      // @jitsu/js never repeats a request.
      if (name !== '@jitsu/js') expect(proxy.requests).toBeGreaterThanOrEqual(3);
    } finally {
      await proxy.stop();
    }
  });

  it.each(['@segment/analytics-node', 'posthog-node'] as const)('%s: waits out 429 and 503', async (name) => {
    const id = `busy-${names.indexOf(name)}`;
    const proxy = await LossyProxy.start(stack.url, [
      { status: 429, headers: { 'retry-after': '1' } },
      { status: 503 },
      'pass',
    ]);
    try {
      const client = CLIENTS[name](proxy.url, stack.keys.writeKey);
      await client.track(id, 'Signed Up', {});
      await client.close();
      await stack.settled();
      const user = await stack.inside.userBy('uuid', id);
      expect(user?.events.map(({ name: event, copies }) => [event, copies])).toEqual([
        ['sign_up_confirmation', 1],
      ]);
      expect(proxy.requests).toBe(3);
    } finally {
      await proxy.stop();
    }
  });

  it('a client that starts before the hub loses nothing', async () => {
    await stack.hub.program.stop();
    const client = CLIENTS['@segment/analytics-node'](stack.url, stack.keys.writeKey);
    const tracked = client.track('early', 'Signed Up', {});
    await stack.startHub();
    await tracked;
    await client.close();
    await stack.settled();
    expect((await stack.inside.userBy('uuid', 'early'))?.events).toHaveLength(1);
  });
});
