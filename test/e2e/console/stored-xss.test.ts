import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeAudience } from './audiences.ts';
import { makeCustom, type MadeCustom } from './custom-api.ts';
import { makeHostileSides, type HostileSides } from './hostile-sides.ts';
import { makeJobs, type MadeJobs } from './jobs.ts';
import { makeMember } from './members.ts';
import { makePeople, type MadePeople } from './people.ts';
import { Requests } from './requests.ts';
import { go, open, screensOf, unfold } from './screens.ts';
import { Stage } from './stage.ts';
import { makeWebhook } from './webhooks.ts';

/** Ways in which a text becomes a program when a page forgets that it is a text. */
const CORPUS = [
  '<img src=x onerror="window.__ran=1">',
  '"><script>window.__ran=1</script>',
  "'><svg onload=window.__ran=1>",
  '</script><script>window.__ran=1</script>',
  '</title></textarea></style><svg/onload=window.__ran=1>',
  'javascript:window.__ran=1',
  '<a href="javascript:window.__ran=1">x</a>',
  '<iframe srcdoc="<script>parent.__ran=1</script>"></iframe>',
  '<math><mtext></form><form><mglyph><style></math><img src onerror=window.__ran=1>',
  '{{constructor.constructor("window.__ran=1")()}}',
  '${window.__ran=1}',
  '<style>@import "javascript:window.__ran=1"</style>',
  '<base href="https://evil.example/">',
  '<meta http-equiv="refresh" content="0;url=javascript:window.__ran=1">',
  '<details open ontoggle=window.__ran=1>',
  '&lt;img src=x onerror=window.__ran=1&gt;',
  '\u202e<img src=x onerror=window.__ran=1>',
  '<!--><img src=x onerror=window.__ran=1>-->',
  '<object data="data:text/html,<script>parent.__ran=1</script>"></object>',
  '__proto__',
];

/** Reads a property of the page's window from outside the page's own policy. */
async function ran(page: Page): Promise<unknown> {
  return page.evaluate(() => (globalThis as { __ran?: unknown }).__ran ?? null);
}

describe('what senders write is shown as text, on every screen', () => {
  let stage: Stage;
  let custom: MadeCustom;
  let jobs: MadeJobs;
  let audience = '';
  let people: MadePeople;
  let sides: HostileSides;
  const customer = `${CORPUS[0]} one`;
  beforeAll(async () => {
    stage = await Stage.start({ settings: { otherEvents: 'custom', otherTraits: 'custom' } });
    await stage.setUp();
    // Before the rest, so that what is looked for below is among the latest.
    people = await makePeople(stage, CORPUS[0] ?? '');
    sides = await makeHostileSides(stage, CORPUS);
    const person = { anonymousId: CORPUS[1], userId: customer };
    const bag = Object.fromEntries(CORPUS.map((text, index) => [`${text} ${index}`, text]));
    const plain = Object.fromEntries(CORPUS.map((text, index) => [`field_${index}`, text]));
    const calls = [
      { type: 'identify', ...person, traits: { name: CORPUS[0], email: CORPUS[5], ...plain, ...bag } },
      ...CORPUS.map((text) => ({ type: 'track', ...person, event: text, properties: { ...plain, ...bag } })),
      ...CORPUS.map((text) => ({ type: 'track', userId: text, event: 'Order Completed', properties: plain })),
      {
        type: 'track',
        ...person,
        event: 'Order Completed',
        properties: { products: [plain], url: CORPUS[5] },
      },
      // Refused: the receipts show what was sent.
      ...CORPUS.map((text) => ({ type: text, event: text, messageId: text })),
    ];
    const answer = await stage.stack.post('/v1/batch', {
      batch: calls,
      context: { page: { title: CORPUS[2] } },
    });
    expect(answer.ok).toBe(true);
    await stage.stack.settled(60_000);
    await makeWebhook(stage, CORPUS[0] ?? '');
    await makeMember(stage, customer, CORPUS[0] ?? '');
    custom = await makeCustom(stage, CORPUS[0] ?? '');
    jobs = await makeJobs(stage, CORPUS[0] ?? '');
    audience = await makeAudience(stage, CORPUS[0] ?? '');
    const headers = {
      authorization: `Bearer ${stage.stack.keys.adminToken}`,
      'content-type': 'application/json',
    };
    const put = (path: string, body: unknown): Promise<Response> =>
      fetch(`${stage.stack.url}/v1/admin/${path}`, { method: 'PUT', headers, body: JSON.stringify(body) });
    await put('attributes/field_1', { label: CORPUS[0], type: 'string' });
    await put('event-types/hostile', { label: CORPUS[1], fields: [{ name: 'x', type: 'string' }] });
    await fetch(`${stage.stack.url}/v1/admin/sources`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ name: CORPUS[3] }),
    });
    await fetch(`${stage.stack.url}/v1/admin/workspace`, {
      method: 'PATCH',
      headers,
      body: JSON.stringify({ name: CORPUS[4] }),
    });
  }, 120_000);
  afterAll(async () => {
    sides.close();
    await stage.stop();
  });

  it('every page is answered with a policy that runs no script of theirs', async () => {
    const [said = ''] = CORPUS;
    const pages = [
      '/',
      '/overview',
      `/customers/${encodeURIComponent(said)}?tab=${encodeURIComponent(said)}`,
    ];
    const console_ = pages.map((path) => stage.url + path);
    const { url } = stage.stack.sandbox;
    const sandbox = ['', '/requests', '/webhooks', `/users/${encodeURIComponent(said)}`];
    for (const at of [...console_, ...sandbox.map((path) => `${url}/_sandbox${path}`)]) {
      const answer = await fetch(at);
      const text = await answer.text();
      if (!(answer.headers.get('content-type') ?? '').includes('html'))
        expect(answer.status, `at ${at}`).toBe(404);
      else expect(text, `at ${at}`).not.toContain(said);
      const policy = answer.headers.get('content-security-policy') ?? '';
      expect(policy, `at ${at}`).toContain("default-src 'none'");
      expect(policy, `at ${at}`).toContain("frame-ancestors 'none'");
      expect(policy, `at ${at}`).not.toMatch(/unsafe|script-src[^;]*(?:\*|http|'self')/);
      expect(answer.headers.get('x-content-type-options'), `at ${at}`).toBe('nosniff');
    }
  });

  it('and nothing of it ever runs', async () => {
    const hostile: string[] = [];
    const all = [...sides.screens, ...screensOf(stage, customer, custom, jobs, audience, people)];
    const half = Math.ceil(all.length / 2);
    const titles = await Promise.all([visit(all.slice(0, half), hostile), visit(all.slice(half), hostile)]);
    // It was led around, and did not look at one screen all the time.
    expect(new Set(titles.flat()).size).toBeGreaterThan(30);
    expect(hostile).toEqual([]);
    expect(stage.complaints).toEqual([]);
  }, 240_000);

  /** Goes through screens in one page, as somebody who follows links. Answers the titles of the window on the way. */
  async function visit(
    screens: readonly (readonly [string, string])[],
    hostile: string[],
  ): Promise<readonly string[]> {
    const titles: string[] = [];
    const page = await stage.page();
    const requests = new Requests(page);
    page.on('dialog', (dialog) => {
      stage.complaints.push(`a dialog: ${dialog.message()}`);
      dialog.dismiss().catch(() => undefined);
    });
    await open(stage, page, '/overview');
    for (const [name, path] of screens) {
      await go(stage, page, requests, path);
      titles.push(await page.title());
      // What is folded up is looked at as well.
      if ((await unfold(page)) > 0) await requests.quiet();
      if ((await ran(page)) !== null) hostile.push(`${name}: it ran`);
      const links = await page.locator('a[href^="javascript:" i], iframe, object, base').count();
      if (links > 0) hostile.push(`${name}: ${links} elements that nobody made`);
      if (!page.url().startsWith(stage.url)) hostile.push(`${name}: led away to ${page.url()}`);
    }
    await page.context().close();
    return titles;
  }

  it('and the text itself can be read', async () => {
    const page = await stage.page();
    await open(stage, page, `/integrations/${stage.stack.integration}/logs`);
    await page
      .getByText(CORPUS[2] ?? '', { exact: false })
      .first()
      .waitFor();
    await open(stage, page, `/customers/${encodeURIComponent(customer)}`);
    await page.getByRole('heading', { level: 1, name: CORPUS[0] ?? '' }).waitFor();
  }, 60_000);

  it('and neither does what an endpoint answers to a test', async () => {
    const said = JSON.stringify(CORPUS);
    const endpoint = createServer((_request, response) => {
      response.writeHead(422, { 'content-type': 'text/html' }).end(said);
    });
    await new Promise<void>((resolve) => {
      endpoint.listen(0, '127.0.0.1', resolve);
    });
    const { port } = endpoint.address() as AddressInfo;
    await fetch(`${stage.stack.url}/v1/admin/integrations/${custom.integration + 1}`, {
      method: 'PATCH',
      headers: {
        authorization: `Bearer ${stage.stack.keys.adminToken}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({
        settings: { url: `http://127.0.0.1:${port}/`, headers: [] },
        secrets: { headers: null },
      }),
    });
    const page = await stage.page();
    await open(stage, page, `/integrations/${custom.integration + 1}/settings`);
    await page.getByRole('button', { name: 'Test endpoint' }).click();
    await page.getByRole('heading', { name: 'Answered' }).waitFor();
    await page.waitForTimeout(300);
    expect(await ran(page)).toBeNull();
    expect(await page.locator('a[href^="javascript:" i], iframe, object, base').count()).toBe(0);
    await page
      .getByText(CORPUS[0] ?? '', { exact: false })
      .first()
      .waitFor();
    await page.context().close();
    endpoint.close();
    expect(stage.complaints).toEqual([]);
  }, 60_000);
});
