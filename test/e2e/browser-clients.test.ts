import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BrowserClient } from './client-pages.ts';
import { Visits, type SeenEvent, type Visit } from './client-visits.ts';
import { until } from './stack.ts';

/** How a page starts a client, for the hub instead of for its vendor. `client` is what the page then calls. */
const STARTS = {
  'analytics.js': (settings = '{}') => `
    const client = segment.AnalyticsBrowser.load(
      { writeKey: key, cdnURL: hub },
      { integrations: { 'Segment.io': ${settings} } },
    );
    await client.ready();`,
  RudderStack: (settings = '{}') => `
    const client = new rudder.RudderAnalytics();
    client.load(key, hub, { configUrl: hub, ...${settings} });
    await new Promise((ready) => client.ready(ready));`,
};
type ClientName = keyof typeof STARTS;
const PAGES: Record<ClientName, BrowserClient> = { 'analytics.js': 'segment', RudderStack: 'rudder' };
const STARTED: Record<ClientName, (key: string) => string> = {
  'analytics.js': (key) => `/v1/projects/${key}/settings`,
  RudderStack: () => '/sourceConfig/',
};

/** What somebody does who looks around, signs in and buys. */
const VISIT = (id: string): string => `
  client.page('Shop', 'Home', { section: 'front' });
  client.track('Product Viewed', { product_id: 'W-1', price: 1299.9 });
  client.identify(${JSON.stringify(id)}, { email: ${JSON.stringify(`${id}@example.com`)}, name: 'Ayşe' });
  client.track('Order Completed', { order_id: 'o-1', products: [{ product_id: 'W-1', quantity: 2 }] });
  client.group('acme', { plan: 'pro' });`;
const DONE = ['page', 'Product Viewed', 'identify', 'Order Completed', 'group'];

/** Each way of sending, with the paths that it uses. */
const WAYS: readonly (readonly [ClientName, string, string, RegExp])[] = [
  ['analytics.js', 'one by one', '{}', /^\/v1\/[iptg]$/],
  [
    'analytics.js',
    'in batches',
    "{ deliveryStrategy: { strategy: 'batching', config: { size: 3, timeout: 300 } } }",
    /^\/v1\/b$/,
  ],
  ['RudderStack', 'one by one', '{}', /^\/v1\/(identify|page|track|group)$/],
  [
    'RudderStack',
    'in batches',
    '{ queueOptions: { batch: { enabled: true, maxItems: 3, flushInterval: 300 } } }',
    /^\/v1\/batch$/,
  ],
  [
    'RudderStack',
    'as beacons',
    '{ useBeacon: true, beaconQueueOptions: { maxItems: 3, flushQueueInterval: 300 } }',
    /^\/beacon\/v1\/batch$/,
  ],
];

let visits: Visits;
beforeAll(async () => {
  visits = await Visits.start();
}, 60_000);
afterAll(() => visits.stop());

/** What the hub itself tells of a customer whose consents it has heard. */
const NEWS = 'consent_changed';

/** Until the hub has so many events of somebody. */
async function arrived(id: string, count: number, visit: Visit): Promise<readonly SeenEvent[]> {
  let events: readonly SeenEvent[] = [];
  await until(
    async () => {
      events = ((await visits.events(id)) ?? []).filter(({ type }) => type !== NEWS);
      return events.length >= count;
    },
    8_000,
    () => JSON.stringify({ types: events.map(({ type }) => type), ...visit, page: undefined }, null, 1),
  );
  return events;
}

/** It needed nobody but the hub, whose answers it understood. */
function expectQuiet(visit: Visit): void {
  expect(visit.outside).toEqual([]);
  expect(visit.complaints).toEqual([]);
  for (const { method, status, path, answer } of visit.asked) {
    expect([path, status]).toEqual([path, 200]);
    // Of what is sent while a page is left, nobody can read the answer any more.
    if (method === 'POST' && answer !== '') expect(answer).toBe('{"success":true}');
  }
}

describe('published browser clients, without their vendors', () => {
  it.each(WAYS)('%s, %s', async (name, way, settings, path) => {
    const id = `${PAGES[name]} ${way}`;
    const visit = await visits.visit(PAGES[name], STARTS[name](settings) + VISIT(id));
    const events = await arrived(id, DONE.length, visit);
    expect(events.map(({ type }) => type).toSorted()).toEqual(DONE.toSorted());
    expect(new Set(events.map(({ message_id }) => message_id)).size).toBe(DONE.length);
    const data = new Map(events.map((event) => [event.type, event.data]));
    expect(data.get('page')).toMatchObject({ name: 'Home', category: 'Shop', section: 'front' });
    expect(data.get('Product Viewed')).toMatchObject({ product_id: 'W-1', price: 1299.9 });
    expect(data.get('Order Completed')).toMatchObject({ products: [{ product_id: 'W-1', quantity: 2 }] });
    expect(data.get('group')).toMatchObject({ groupId: 'acme', plan: 'pro' });
    for (const { context } of events) expect(context).toMatchObject({ page: { title: 'Shop' } });

    const customer = await visits.customer(id);
    expect(customer?.attributes).toMatchObject({ email: `${id}@example.com`, name: 'Ayşe' });
    expect(customer?.anonymous_ids).toHaveLength(1);

    expectQuiet(visit);
    const [first, ...rest] = visit.asked;
    expect(first).toMatchObject({ method: 'GET', path: STARTED[name](visits.stack.keys.writeKey) });
    const sent = rest.filter(({ method }) => method === 'POST');
    expect(sent.length).toBeGreaterThan(0);
    for (const request of sent) expect(request.path).toMatch(path);
    await visit.leave();
  });

  it.each(['analytics.js', 'RudderStack'] as const)(
    '%s: an alias gives a visitor their name',
    async (name) => {
      const id = `alias of ${PAGES[name]}`;
      const script = `client.track('Product Viewed', {}); await new Promise((later) => setTimeout(later, 400)); client.alias(${JSON.stringify(id)});`;
      const visit = await visits.visit(PAGES[name], STARTS[name]() + script);
      const events = await arrived(id, 2, visit);
      expect(events.map(({ type }) => type).toSorted()).toEqual(['Product Viewed', 'alias']);
      expectQuiet(visit);
      await visit.leave();
    },
  );

  it.each<[ClientName, string]>([
    ['RudderStack', '{ useBeacon: true, beaconQueueOptions: { maxItems: 50, flushQueueInterval: 60_000 } }'],
    ['analytics.js', "{ deliveryStrategy: { strategy: 'batching', config: { size: 50, timeout: 60_000 } } }"],
  ])('%s: what is still waiting is sent when the page is left', async (name, settings) => {
    const id = `${PAGES[name]} leaving`;
    const visit = await visits.visit(PAGES[name], STARTS[name](settings) + VISIT(id));
    await visit.page.waitForTimeout(300);
    expect(visit.asked.filter(({ method }) => method === 'POST')).toEqual([]);
    await visit.page.goto('about:blank');
    expect(await arrived(id, DONE.length, visit)).toHaveLength(DONE.length);
    expect([visit.outside, visit.complaints]).toEqual([[], []]);
    await visit.leave();
  });

  it('the same page again is the same visitor, and nothing is said twice', async () => {
    const id = 'segment again';
    const visit = await visits.visit('segment', STARTS['analytics.js']() + VISIT(id));
    await arrived(id, DONE.length, visit);
    await visit.page.reload();
    const before = (await visits.customer(id))?.anonymous_ids;
    await visit.page.evaluate(
      `(async () => { const hub = ${JSON.stringify(visits.stack.url)}, key = ${JSON.stringify(visits.stack.keys.writeKey)};
        ${STARTS['analytics.js']()} await client.track('Came back'); })()`,
    );
    const events = await arrived(id, DONE.length + 1, visit);
    expect(events.map(({ type }) => type).toSorted()).toEqual([...DONE, 'Came back'].toSorted());
    expect((await visits.customer(id))?.anonymous_ids).toEqual(before);
    await visit.leave();
  });
});

describe('what consent tools add', () => {
  it('analytics.js: categories that a wrapper writes into each event arrive as they are', async () => {
    const id = 'segment consent';
    // As consent wrappers do: a middleware before everything else.
    const wrapper = `client.addSourceMiddleware(({ payload, next }) => {
      payload.obj.context.consent = { categoryPreferences: { C0002: true, C0004: false } };
      next(payload);
    });`;
    const visit = await visits.visit('segment', STARTS['analytics.js']() + wrapper + VISIT(id));
    for (const { context } of await arrived(id, DONE.length, visit))
      expect(context).toMatchObject({ consent: { categoryPreferences: { C0002: true, C0004: false } } });
    expectQuiet(visit);
    await visit.leave();
  });

  it('RudderStack: its consent management arrives as it is', async () => {
    const id = 'rudder consent';
    const settings = `{ consentManagement: { enabled: true, provider: 'custom', allowedConsentIds: ['marketing'], deniedConsentIds: ['analytics'] } }`;
    const visit = await visits.visit('rudder', STARTS['RudderStack'](settings) + VISIT(id));
    for (const { context } of await arrived(id, DONE.length, visit))
      expect(context).toMatchObject({
        consentManagement: { allowedConsentIds: ['marketing'], deniedConsentIds: ['analytics'] },
      });
    expectQuiet(visit);
    await visit.leave();
  });
});

describe('the pixel on a page', () => {
  const SHOWN = (query: string): string =>
    `const picture = new Image(); picture.src = hub + '/v1/pixel/' + ${JSON.stringify(query)} + '&key=' + key; await picture.decode();`;

  it('is a picture to a browser, and gives it an id that scripts cannot read', async () => {
    const visit = await visits.visit('segment', SHOWN('t.gif?event=Looked'));
    const [cookie] = await visit.page.context().cookies(visits.stack.url);
    expect(cookie).toMatchObject({
      name: '_dfid',
      httpOnly: true,
      secure: false,
      sameSite: 'Lax',
      path: '/',
    });
    expect((cookie?.expires ?? 0) - Date.now() / 1000).toBeGreaterThan(364 * 24 * 3_600);
    expect(await visit.page.evaluate('document.cookie')).toBe('');
    const known = `const hub = ${JSON.stringify(visits.stack.url)}, key = ${JSON.stringify(visits.stack.keys.writeKey)};`;
    await visit.page.evaluate(`(async () => { ${known} ${SHOWN('i?userId=pixel person')} })()`);
    expect((await visits.events('pixel person'))?.map(({ type }) => type)).toEqual(['Looked', 'identify']);
    expect((await visits.customer('pixel person'))?.anonymous_ids).toEqual([cookie?.value]);
    expectQuiet(visit);
    await visit.leave();
  });

  it('stays a picture when something is wrong', async () => {
    const visit = await visits.visit('segment', SHOWN('t?properties={'));
    expectQuiet(visit);
    await visit.leave();
  });
});
