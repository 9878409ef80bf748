import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { JsonClient } from '@causeway/cli/local/json-client';
import { BROWSER_ARGS, findBrowser } from '../../tools/browser.ts';
import { LossyProxy } from './lossy-proxy.ts';
import { Site, type SitePage } from './site.ts';
import { Stack, until } from './stack.ts';

interface SeenEvent {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly context: {
    readonly page?: Readonly<Record<string, string>>;
    readonly consent?: unknown;
    readonly campaign?: unknown;
    readonly click_ids?: unknown;
    readonly library?: unknown;
  };
}

/** A page without TLS that is not the machine's own: browsers withhold locks and random UUIDs from it. */
const PLAIN_HOST = 'shop.test';

/** Why the browser loaded a page anew instead of showing the one that it had kept. */
const notRestored = `JSON.stringify(performance.getEntriesByType('navigation')[0]?.notRestoredReasons)`;

describe('the browser SDK in Chromium', () => {
  let stack: Stack;
  let site: Site;
  let browser: Browser;
  let admin: JsonClient;
  const complaints: string[] = [];

  beforeAll(async () => {
    const executablePath = findBrowser();
    if (executablePath === undefined) throw new Error('There is no browser: run "npm run browser".');
    stack = await Stack.start({ install: false });
    site = await Site.start(stack.url);
    admin = new JsonClient(stack.url, { authorization: `Bearer ${stack.keys.adminToken}` });
    const args = [...BROWSER_ARGS, `--host-resolver-rules=MAP ${PLAIN_HOST} 127.0.0.1`];
    // As people have it: the page one comes back to was kept aside, with its scripts as they were.
    const ignoreDefaultArgs = ['--disable-back-forward-cache'];
    browser = await chromium.launch({ executablePath, args, ignoreDefaultArgs });
  });
  afterAll(async () => {
    await browser.close();
    await site.stop();
    await stack.stop();
  });

  async function newContext(): Promise<BrowserContext> {
    const context = await browser.newContext();
    context.setDefaultTimeout(10_000);
    context.on('weberror', (error) => complaints.push(error.error().message));
    context.on('console', (message) => {
      const text = message.text();
      if (message.type() === 'error' && !/Failed to load resource|net::ERR/.test(text)) complaints.push(text);
    });
    return context;
  }

  function put(name: string, page: SitePage = {}, host?: string): string {
    const tag = { 'data-write-key': stack.keys.writeKey, 'data-flush-interval': '30', ...page.tag };
    return site.page(name, { ...page, tag }, host);
  }

  const call = (page: Page, script: string): Promise<unknown> => page.evaluate(script);
  const anonymousId = async (page: Page): Promise<string> =>
    String(await call(page, 'causeway.anonymousId()'));

  /** What somebody did, oldest first. */
  async function eventsOf(search: string): Promise<readonly SeenEvent[]> {
    const found = await admin.get<{ data: readonly { id: string }[] }>(
      `/v1/admin/customers?search=${encodeURIComponent(search)}`,
    );
    const id = found.data[0]?.id;
    if (id === undefined) return [];
    const { data } = await admin.get<{ data: readonly SeenEvent[] }>(
      `/v1/admin/customers/${encodeURIComponent(id)}/events?limit=200`,
    );
    // What the hub itself says of a customer is not what a page sent.
    return data.filter(({ type }) => type !== 'consent_changed').toReversed();
  }

  async function typesOf(search: string): Promise<readonly string[]> {
    return (await eventsOf(search)).map(({ type }) => type);
  }

  /** Until the hub has these, and has nothing else of them a moment later. */
  async function arrive(search: string, types: readonly string[]): Promise<void> {
    await until(
      async () => (await typesOf(search)).length >= types.length,
      15_000,
      async () => `the hub has ${JSON.stringify(await typesOf(search))}, not ${JSON.stringify(types)}`,
    );
    expect(await typesOf(search)).toEqual(types);
  }

  /** Until a browser stores these and nothing else. */
  async function keeps(page: Page, names: readonly string[]): Promise<void> {
    await until(
      async () => JSON.stringify(await call(page, stored)) === JSON.stringify(names),
      10_000,
      async () => `the browser stores ${JSON.stringify(await call(page, stored))}`,
    );
  }

  it('says every view of a page once, wherever a site changes its own address', async () => {
    const page = await (await newContext()).newPage();
    const url = put('views');
    await page.goto(`${url}?utm_source=news&utm_campaign=Spring&gclid=Cj0`);
    const go = async (script: string): Promise<void> => {
      await call(page, script);
      await call(page, 'new Promise((done) => setTimeout(done, 20))');
    };
    await go(`history.pushState({}, '', '/views/b'); document.title = 'B'`);
    await go(`history.replaceState({ again: true }, '', '/views/b')`);
    await go(`history.pushState({}, '', '/views/b#reviews')`);
    await go(`history.pushState({}, '', '/views/old'); history.replaceState({}, '', '/views/c?x=1')`);
    await go(`history.go(-1)`);
    await go(`history.pushState({}, '', '/views/app#/cart')`);
    const id = await anonymousId(page);
    await arrive(id, ['page', 'page', 'page', 'page', 'page']);
    const seen = await eventsOf(id);
    expect(seen.map(({ context }) => new URL(context.page?.['url'] ?? '').href.replace(url, ''))).toEqual([
      '?utm_source=news&utm_campaign=Spring&gclid=Cj0',
      '/b',
      '/c?x=1',
      '/b',
      '/app#/cart',
    ]);
    expect(seen[1]?.context.page).toMatchObject({ title: 'B', path: '/views/b' });
    expect(seen[1]?.context.page?.['referrer']).toContain('/views?utm_source=news');
    expect(seen[1]?.data).toMatchObject({ title: 'B' });
    for (const { context } of seen)
      expect(context).toMatchObject({
        campaign: { source: 'news', name: 'Spring' },
        click_ids: { gclid: 'Cj0' },
        library: { name: '@causeway/sdk' },
      });
  });

  it('says a view again when the browser shows a page that it had kept aside, and is no reason not to keep it', async () => {
    // A browser keeps a page or not as it likes, and not while a request of the page is under way:
    // what the SDK is answerable for is that it can be kept, and that then nothing is lost or doubled.
    const refusals: unknown[] = [];
    for (let attempt = 0; attempt < 3; attempt += 1) {
      const page = await (await newContext()).newPage();
      await page.goto(put('kept'));
      const id = await anonymousId(page);
      await arrive(id, ['page']);
      await call(page, 'causeway.flush()');
      await call(page, `addEventListener('pageshow', (event) => { window.wasKept = event.persisted; })`);
      await page.goto(put('another'));
      await arrive(id, ['page', 'page']);
      await call(page, 'causeway.flush()');
      // The answer goes down with the page.
      await call(page, 'history.back()').catch(() => undefined);
      await arrive(id, ['page', 'page', 'page']);
      expect((await eventsOf(id)).map(({ context }) => context.page?.['path'])).toEqual([
        '/kept',
        '/another',
        '/kept',
      ]);
      if ((await call(page, 'window.wasKept')) === true) return;
      refusals.push(await call(page, notRestored));
    }
    throw new Error(`no attempt was kept aside: ${JSON.stringify(refusals)}`);
  });

  it('names the customer, by any of its names, also in calls that were made before it was there', async () => {
    const page = await (await newContext()).newPage();
    await page.goto(
      put('names', {
        before: `window.causeway = { q: [] }; causeway.track = (...args) => causeway.q.push(['track', ...args]);
          window._df = []; causeway.track('Early', { step: 1 }); _df.push(['track', 'Earlier still']);`,
        after: `datafly.identify("user-123", {
          email: "jane@example.com",
          phone: "+447700900123"
        });`,
      }),
    );
    expect(await call(page, 'causeway === datafly && datafly === _df')).toBe(true);
    await arrive('user-123', ['page', 'Early', 'Earlier still', 'identify']);
    const { data } = await admin.get<{ data: readonly { id: string; attributes: object }[] }>(
      '/v1/admin/customers?search=user-123',
    );
    expect(JSON.stringify(data[0])).toContain('jane@example.com');
    expect(JSON.stringify(data[0])).toContain('+447700900123');
  });

  it('leaves alone what others called so, and loads once', async () => {
    const page = await (await newContext()).newPage();
    const url = put('others', {
      tag: { 'data-pipeline-key': stack.keys.writeKey, 'data-global': 'shop' },
      before: 'window.datafly = { theirs: true };',
    });
    await page.goto(url);
    await page.addScriptTag({
      content: `document.head.append(document.querySelector('script[data-global]').cloneNode())`,
    });
    expect(await call(page, 'datafly.theirs === true && shop === _df && window.causeway === undefined')).toBe(
      true,
    );
    const id = String(await call(page, 'shop.track("After"), shop.anonymousId()'));
    await arrive(id, ['page', 'After']);
  });

  it('starts once from modules, however often it is asked to', async () => {
    const page = await (await newContext()).newPage();
    await page.goto(put('modules', { tagless: true }));
    const settings = JSON.stringify({
      endpoint: stack.url,
      writeKey: stack.keys.writeKey,
      flushInterval: 30,
    });
    expect(
      await call(
        page,
        `import('/modules/index.js').then(({ init }) => {
           window.us = init(${settings});
           const { track } = us;
           track('Seen');
           return us === init(${settings}) && window.causeway === undefined;
         })`,
      ),
    ).toBe(true);
    await call(page, `history.pushState({}, '', '/modules/next')`);
    await arrive(String(await call(page, 'us.anonymousId()')), ['page', 'Seen', 'page']);
  });

  it('waits while there is no network, and brings everything when it is back', async () => {
    const context = await newContext();
    const page = await context.newPage();
    await page.goto(put('offline'));
    const id = await anonymousId(page);
    await arrive(id, ['page']);
    await context.setOffline(true);
    for (const name of ['One', 'Two', 'Three']) await call(page, `causeway.track('${name}')`);
    await call(page, 'causeway.flush()');
    await call(page, 'causeway.flush()');
    expect(await typesOf(id)).toEqual(['page']);
    await context.setOffline(false);
    await arrive(id, ['page', 'One', 'Two', 'Three']);
  });

  it.each([
    ['a request that outlives its page', '', true],
    ['a beacon, where there are no such requests', 'delete Request.prototype.keepalive;', false],
  ])('brings what a tab did that was closed at once, by %s', async (_, script, comesBack) => {
    const context = await newContext();
    await context.addInitScript(script);
    const page = await context.newPage();
    await page.goto(put('closed', { tag: { 'data-flush-interval': '60000' } }));
    const id = await anonymousId(page);
    await call(page, `causeway.track('Last words')`);
    await page.close();
    await arrive(id, ['page', 'Last words']);
    if (!comesBack) return;
    // The next page finds them stored, says them again, and the hub takes them once.
    const next = await context.newPage();
    await next.goto(put('closed-next'));
    await arrive(id, ['page', 'Last words', 'page']);
    await until(
      async () => (await call(next, storedEvents)) === 0,
      15_000,
      () => 'events are stored still',
    );
    expect(await typesOf(id)).toEqual(['page', 'Last words', 'page']);
  });

  it('says again what the hub took and a closed tab never heard of: the hub has it once', async () => {
    const proxy = await LossyProxy.start(stack.url, ['pass', 'lose', 'lose', 'lose', 'pass']);
    try {
      const context = await newContext();
      const page = await context.newPage();
      const url = put('lossy', { tag: { 'data-endpoint': proxy.url } });
      await page.goto(url);
      const id = await anonymousId(page);
      await call(page, `causeway.track('Bought')`);
      await until(
        () => proxy.requests >= 2,
        10_000,
        () => `${proxy.requests} requests`,
      );
      await page.close();
      const next = await context.newPage();
      await next.goto(url);
      await arrive(id, ['page', 'Bought', 'page']);
      await until(
        async () => (await call(next, storedEvents)) === 0,
        10_000,
        () => 'events are stored still',
      );
      expect(proxy.requests).toBeGreaterThan(3);
    } finally {
      await proxy.stop();
    }
  });

  it.each([
    ['locks', '127.0.0.1', true],
    ['a lease', PLAIN_HOST, false],
  ])(
    'sends from two tabs all that they did, in order, and hardly anything twice, by %s',
    async (_, host, secure) => {
      const context = await newContext();
      const said: string[] = [];
      context.on('request', (request) => {
        const { batch = [] } = (request.postDataJSON() ?? {}) as { batch?: { messageId: string }[] };
        said.push(...batch.map(({ messageId }) => messageId));
      });
      const url = put(`tabs-${secure}`, { tag: { 'data-auto-page': 'false' } }, host);
      const [one, two] = [await context.newPage(), await context.newPage()];
      await one.goto(url);
      await two.goto(url);
      expect(await call(one, 'isSecureContext && "locks" in navigator')).toBe(secure);
      const id = await anonymousId(one);
      expect(await anonymousId(two)).toBe(id);
      const many = (name: string): string =>
        `(async () => { for (let i = 10; i < 30; i++) { causeway.track('${name} ' + i); await new Promise((done) => setTimeout(done, 7)); } })()`;
      await Promise.all([call(one, many('One')), call(two, many('Two'))]);
      await until(
        async () => (await typesOf(id)).length >= 40,
        15_000,
        async () => JSON.stringify(await typesOf(id)),
      );
      const types = await typesOf(id);
      for (const name of ['One', 'Two'])
        expect(types.filter((type) => type.startsWith(name))).toEqual(
          Array.from({ length: 20 }, (__, index) => `${name} ${index + 10}`),
        );
      expect(new Set(said).size).toBe(40);
      // A busy machine's browser may be late in telling one tab what another has sent.
      expect(said.length).toBeLessThanOrEqual(44);
    },
  );

  it('works where a browser blocks all storage', async () => {
    const context = await newContext();
    await context.addInitScript(`
      const blocked = { get() { throw new DOMException('blocked', 'SecurityError'); }, set() { throw new DOMException('blocked', 'SecurityError'); } };
      for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, blocked);
      Object.defineProperty(Document.prototype, 'cookie', blocked);`);
    const page = await context.newPage();
    await page.goto(put('blocked'));
    await call(page, `causeway.identify('blocked-1')`);
    await call(page, `causeway.track('Seen')`);
    await arrive('blocked-1', ['page', 'identify', 'Seen']);
    await page.close();
  });

  it('works under a strict content policy, and breaks none of it', async () => {
    const page = await (await newContext()).newPage();
    const csp = [
      "default-src 'none'",
      `script-src 'nonce-site' ${stack.url}`,
      `connect-src ${stack.url}`,
      'img-src data:',
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
    ].join('; ');
    const before = complaints.length;
    await page.goto(
      put('strict', {
        csp,
        before: `window.broken = []; document.addEventListener('securitypolicyviolation', (event) => broken.push(event.violatedDirective + ' ' + event.blockedURI));`,
        after: `causeway.identify('strict-1'); causeway.track('Seen');`,
      }),
    );
    await arrive('strict-1', ['page', 'identify', 'Seen']);
    expect([await call(page, 'broken'), complaints.slice(before)]).toEqual([[], []]);
  });

  it('waits for consent, and keeps to a refusal', async () => {
    const context = await newContext();
    const requests: string[] = [];
    context.on('request', (request) => {
      if (request.method() !== 'GET') requests.push(request.url());
    });
    const page = await context.newPage();
    const url = put('consent', { tag: { 'data-consent': 'required' } });
    await page.goto(url);
    await call(page, `causeway.track('Held'); causeway.identify('careful-1')`);
    await call(page, 'causeway.flush()');
    await page.reload();
    await call(page, `causeway.track('Held'); causeway.identify('careful-1')`);
    expect([await call(page, 'causeway.anonymousId()'), await call(page, stored), requests]).toEqual([
      undefined,
      [],
      [],
    ]);
    await call(page, `causeway.consent({ analytics: true, marketing: false, email: true })`);
    await arrive('careful-1', ['page', 'Held', 'identify', 'Consent Updated']);
    for (const { context: circumstances } of await eventsOf('careful-1'))
      expect(circumstances.consent).toEqual({
        canonical: { essential: true, analytics: true, marketing: false },
        categories: {},
        channels: { email: true },
      });
    await keeps(page, ['cookie', 'cw.anonymous_id', 'cw.consent', 'cw.tab', 'cw.user_id']);
    await call(page, `causeway.consent({ analytics: false, functional: false, personalization: false })`);
    await call(page, `causeway.track('Too late')`);
    await arrive('careful-1', ['page', 'Held', 'identify', 'Consent Updated', 'Consent Updated']);
    await page.reload();
    await call(page, 'causeway.flush()');
    await keeps(page, ['cw.consent']);
    expect(await typesOf('careful-1')).toHaveLength(5);
  });

  // The hub ends in this one: it comes last.
  it('brings everything when a hub that was gone is back', async () => {
    const page = await (await newContext()).newPage();
    await page.goto(put('hub-down'));
    const id = await anonymousId(page);
    await arrive(id, ['page']);
    await stack.hub.program.kill();
    for (const name of ['One', 'Two']) await call(page, `causeway.track('${name}')`);
    await call(page, 'causeway.flush()');
    await stack.startHub();
    await call(page, `causeway.track('Three')`);
    await arrive(id, ['page', 'One', 'Two', 'Three']);
    await until(
      async () => (await call(page, storedEvents)) === 0,
      5_000,
      () => 'events are stored still',
    );
    expect(complaints).toEqual([]);
  });
});

const storedEvents = `Object.keys(localStorage).filter((key) => key.startsWith('cw.e.')).length`;
const stored = `[...(document.cookie === '' ? [] : ['cookie']), ...Object.keys(localStorage), ...Object.keys(sessionStorage)].sort()`;
