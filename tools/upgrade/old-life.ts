import { setTimeout as sleep } from 'node:timers/promises';

/** A running hub that is about to become an old one. */
export interface OldHub {
  readonly url: string;
  readonly adminToken: string;
  readonly writeKey: string;
  /** Makes the owner; undefined where a version has no users yet. */
  readonly setupCode: string | undefined;
  /** The number of its newest migration: what was built by then. */
  readonly schema: number;
  /** Of the sandbox beside it. */
  readonly sandbox: { readonly url: string; readonly partner: string; readonly token: string };
}

export const OWNER = { email: 'ada@example.com', name: 'Ada', password: 'correct horse battery staple' };
const CUSTOMERS = 24;

type Body = Readonly<Record<string, unknown>>;

/** Calls the hub; throws with its answer when it refuses. */
async function ask<T = Body>(
  { url, adminToken }: Pick<OldHub, 'url' | 'adminToken'>,
  method: string,
  path: string,
  body?: Body,
): Promise<T> {
  const response = await fetch(url + path, {
    method,
    headers: { authorization: `Bearer ${adminToken}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
  return (text === '' ? {} : JSON.parse(text)) as T;
}

async function track(hub: OldHub, calls: readonly Body[]): Promise<void> {
  const response = await fetch(`${hub.url}/v1/batch`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${hub.writeKey}:`)}` },
    body: JSON.stringify({ batch: calls }),
  });
  if (!response.ok) throw new Error(`batch: ${response.status} ${await response.text()}`);
}

/** Everything that a version can do, as far as it leaves something behind. Answers the id of its Insider integration. */
export async function live(hub: OldHub): Promise<number> {
  const admin = <T = Body>(method: string, path: string, body?: Body): Promise<T> =>
    ask<T>(hub, method, `/v1/admin/${path}`, body);
  const { id } = await admin<{ id: number }>('POST', 'integrations', {
    kind: 'insider',
    name: 'Insider',
    settings: { baseUrl: hub.sandbox.url, partnerName: hub.sandbox.partner },
    secrets: { api_key: hub.sandbox.token },
  });
  await track(hub, shopping());
  await track(hub, [
    { type: 'page', anonymousId: 'nobody-1', messageId: 'n1', properties: { title: 'Home' } },
    { type: 'page', anonymousId: 'nobody-2', messageId: 'n2', properties: { title: 'Home' } },
    { type: 'page', anonymousId: 'later-named', messageId: 'n3', properties: { title: 'Home' } },
    {
      type: 'identify',
      anonymousId: 'later-named',
      userId: 'c3',
      messageId: 'n4',
      traits: { city: 'Izmir' },
    },
    { type: 'alias', previousId: 'c22', userId: 'c23', messageId: 'n5' },
  ]);
  if (hub.setupCode !== undefined)
    await admin('POST', 'setup', { code: hub.setupCode, ...OWNER, workspace_name: 'Shop' });
  if (hub.schema >= 8) await loyalty(hub, admin);
  if (hub.schema >= 10) {
    await admin('POST', 'authorizations', {
      label: 'Warehouse',
      method: 'headers',
      hosts: ['https://warehouse.example.com'],
      secrets: { headers: 'X-Key: made-up' },
    });
    await admin('POST', 'templates', { name: 'Plain', source: '{ id: 1 }' });
  }
  if (hub.schema >= 12) {
    await admin('POST', 'audiences', { name: 'Of Izmir', filter: 'FILTER city = "Izmir"', announce: true });
    await admin('POST', 'audiences', {
      name: 'Lookers',
      filter: 'FILTER count("Product Viewed" WITHIN 3650d) >= 3',
      announce: false,
    });
  }
  if (hub.schema >= 17) {
    await admin('POST', 'customers/c5/consents', { consents: { analytics: false }, note: 'By letter' });
    await admin('POST', 'identity/merges', { from: 'c20', into: 'c21', note: 'Twins that are one' });
    await admin('PATCH', `integrations/${id}`, { name: 'Insider One' });
    await admin('POST', 'erasures', {
      customer_id: 'c19',
      confirm: 'c19',
      reason: 'They asked',
      suppress: true,
    });
  }
  return id;
}

/** Until everything that can be delivered is. */
export async function settled(hub: OldHub, integration: number): Promise<void> {
  for (let tries = 0; tries < 400; tries++) {
    const { counts } = await ask<{ counts: Readonly<Record<string, number>> }>(
      hub,
      'GET',
      `/v1/admin/integrations/${integration}`,
    );
    if (counts['waiting'] === 0 && counts['parked'] === 0 && tries > 20) return;
    await sleep(50);
  }
  throw new Error('it did not settle');
}

/** Some that the far side refuses: they go to the dead letters. */
export async function beRefused(hub: OldHub, integration: number): Promise<void> {
  const mode = async (how: Body): Promise<void> => {
    const response = await fetch(`${hub.sandbox.url}/_sandbox/api/mode`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(how),
    });
    if (!response.ok) throw new Error(`mode: ${response.status} ${await response.text()}`);
  };
  await mode({ seed: 3, rejectUsers: 1 });
  await track(
    hub,
    [6, 7, 8].map((index) => ({
      type: 'track',
      event: 'Product Added',
      userId: `c${index}`,
      messageId: `refused-${index}`,
      properties: { product_id: `P${index}`, name: 'Lamp', price: 20, currency: 'EUR' },
    })),
  );
  await settled(hub, integration);
  await mode({});
}

/** What is on its way when the hub ends: nobody is there to take it. */
export async function leaveWaiting(hub: OldHub): Promise<void> {
  await track(
    hub,
    Array.from({ length: 10 }, (_, index) => ({
      type: 'track',
      event: 'Product Viewed',
      userId: `c${index}`,
      messageId: `left-${index}`,
      properties: { product_id: `LEFT-${index}`, name: 'Lamp', price: 20, currency: 'EUR', left: index },
    })),
  );
  await sleep(400);
}

function shopping(): readonly Body[] {
  return Array.from({ length: CUSTOMERS }, (_, index) => index).flatMap((index): readonly Body[] => {
    const userId = `c${index}`;
    const product = {
      product_id: `P${index}`,
      name: 'Linen dress',
      price: 10 + index,
      currency: 'EUR',
      quantity: 1,
    };
    return [
      {
        type: 'identify',
        userId,
        messageId: `i${index}`,
        traits: {
          email: `${userId}@example.com`,
          firstName: 'Ada',
          lastName: `Number ${index}`,
          city: index % 3 === 0 ? 'Izmir' : 'Berlin',
          // Every eighth has a number that nobody can call.
          phone: index % 8 === 0 ? '12' : `+9053212345${String(index).padStart(2, '0')}`,
          email_optin: index % 2 === 0,
        },
      },
      ...[0, 1, 2].map((turn) => ({
        ...{
          type: 'track',
          event: 'Product Viewed',
          userId,
          messageId: `v${index}-${turn}`,
          properties: product,
        },
      })),
      {
        type: 'track',
        event: 'Order Completed',
        userId,
        messageId: `o${index}`,
        // Every sixth order says nothing of what was bought.
        properties:
          index % 6 === 0
            ? { order_id: `O${index}` }
            : { order_id: `O${index}`, total: 20, currency: 'EUR', products: [product] },
      },
    ];
  });
}

async function loyalty(
  hub: OldHub,
  admin: <T = Body>(method: string, path: string, body?: Body) => Promise<T>,
): Promise<void> {
  for (const index of [1, 2, 4]) {
    await admin('POST', `customers/c${index}/events`, { action: 'opt_in', data: { labels: ['vip'] } });
    await admin('POST', `customers/c${index}/events`, { action: 'point_add', data: { points: 100 * index } });
  }
  await admin('POST', 'customers/c2/events', { action: 'point_spend', data: { points: 30 } });
  const { id } = await admin<{ id: number }>('POST', 'webhooks', {
    definition: {
      name: 'Survey',
      method: 'POST',
      endpoint: 'survey',
      filters: { op: 'and', rules: [{ path: 'body.points', operator: 'greater', value: 0 }] },
      auth: { kind: 'none' },
      ips: [],
      action: 'point_add',
      mapping: [
        { from: 'customer_id', to: 'customer', replace: [] },
        { from: 'points', to: 'data.points', replace: [] },
      ],
      response: { success: '', error: '' },
      dedupKey: 'body.id',
      whenNotMatched: 'ok',
    },
  });
  await admin('POST', `webhooks/${id}/activate`);
  const { id: account } = await admin<{ id: string }>('GET', 'workspace');
  for (const body of [
    { id: 's1', customer_id: 'c4', points: 7 },
    { id: 's2', customer_id: 'nobody', points: 7 },
  ])
    await fetch(`${hub.url}/webhooks/custom/${account}/survey`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
}
