import { setTimeout as sleep } from 'node:timers/promises';
import { Draws } from '@causeway/cli/demo/shop/random';
import { JsonClient } from '@causeway/cli/local/json-client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Stack, until } from './stack.ts';

const SEED = Number(process.env['CAUSEWAY_RECIPE_SEED'] ?? Math.floor(Math.random() * 1_000_000));
const SLUGS = ['early', 'loud', 'vip'] as const;
const CUSTOMERS = 12;
const ROUNDS = 4;
const UPSERT = '/api/user/v1/upsert';
const DELETE_VALUES = '/api/user/v1/attribute/delete';
/** What the account knows of everybody before the hub tells it anything. */
const OTHERS = { name: 'Ada', custom: { tier: 'gold', interests: ['a', 'b'] } };

type Slug = (typeof SLUGS)[number];
type Groups = Record<Slug, boolean>;

const emailOf = (id: string): string => `${id}@example.com`;

describe.each(['upsert', 'delete_partial'] as const)('audiences in Insider, leaving by %s', (onExit) => {
  let stack: Stack;
  let admin: JsonClient;
  let job: number;
  let audiences: string[];

  beforeEach(async () => {
    stack = await Stack.start({ install: false, sandboxArgs: ['--unlimited'] });
    admin = new JsonClient(stack.url, { authorization: `Bearer ${stack.keys.adminToken}` });
    audiences = [];
    for (const slug of SLUGS) {
      const body = { name: slug, slug, filter: `FILTER in_${slug} = true` };
      audiences.push((await admin.send<{ id: string }>('POST', '/v1/admin/audiences', body)).id);
    }
    job = await install(audiences, false);
  });
  afterEach(() => stack.stop());

  async function install(about: readonly string[], existing: boolean): Promise<number> {
    const { partner, token, url } = stack.sandbox;
    const { integration } = await admin.send<{ integration: { id: number } }>(
      'POST',
      '/v1/admin/audience-recipes/insider',
      {
        name: 'Audiences in Insider',
        audiences: about,
        authorization: { label: 'Sandbox', partner_name: partner, api_key: token },
        on_exit: onExit,
        existing_users: existing,
        base_url: url,
      },
    );
    await stack.api.change(integration.id, { settings: { batch: { size: 5, flushSeconds: 1 } } });
    return integration.id;
  }

  /** As the account's own systems have it. */
  async function known(ids: readonly string[]): Promise<void> {
    const users = ids.map((id) => ({
      identifiers: { email: emailOf(id), uuid: id },
      attributes: OTHERS,
    }));
    const { partner, token, url } = stack.sandbox;
    const answer = await fetch(url + UPSERT, {
      method: 'POST',
      headers: { 'x-partner-name': partner, 'x-request-token': token, 'content-type': 'application/json' },
      body: JSON.stringify({ users }),
    });
    expect(await answer.json()).toMatchObject({ data: { successful: { count: ids.length } } });
  }

  /** Until the hub has it: whoever sends tries again while the hub is away. */
  async function identify(userId: string, groups: Partial<Groups>): Promise<void> {
    const traits = Object.fromEntries(Object.entries(groups).map(([slug, is]) => [`in_${slug}`, is]));
    const messageId = crypto.randomUUID();
    for (;;) {
      const call = { userId, messageId, traits: { ...traits, email: emailOf(userId) } };
      const status = await stack.post('/v1/identify', call).then(
        (answer) => answer.status,
        () => 0,
      );
      if (status === 200) return;
      await sleep(50);
    }
  }

  const settled = (patienceMs = 40_000): Promise<void> =>
    until(
      () => stack.api.settled(job),
      patienceMs,
      async () =>
        JSON.stringify([
          await stack.api.integration(job),
          await stack.inside.stats(),
          stack.hub.program.lastLines,
        ]),
    );

  /** The audiences that Insider lists of somebody. `none` and nothing both say that there are none. */
  async function listOf(id: string): Promise<readonly string[]> {
    const user = await stack.inside.userBy('uuid', id);
    const list = user?.attributes['c_causeway_audiences'] ?? [];
    return Array.isArray(list) ? list.map(String).filter((slug) => slug !== 'none') : [JSON.stringify(list)];
  }

  /** Everything that is not about audiences is as it was, and nothing was sent that could have made it otherwise. */
  async function nobodyIsHarmed(ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      const user = await stack.inside.userBy('uuid', id);
      expect(user?.identifiers, `identifiers of ${id}`).toEqual({ email: [emailOf(id)], uuid: [id] });
      expect(user?.attributes, `attributes of ${id}`).toMatchObject({
        name: 'Ada',
        c_tier: 'gold',
        c_interests: ['a', 'b'],
      });
    }
    expect(await stack.inside.users()).toHaveLength(ids.length);
    const requests = await stack.inside.requests();
    const { total } = (await stack.inside.stats()).requests;
    expect(requests.length, 'all requests are still in the log').toBe(total);
    const paths = new Set(requests.map(({ path }) => path));
    expect([...paths].filter((path) => path !== UPSERT && path !== DELETE_VALUES)).toEqual([]);
    if (onExit === 'upsert') expect([...paths]).toEqual([UPSERT]);
    for (const { path, request } of requests) {
      if (path !== DELETE_VALUES) continue;
      for (const user of (JSON.parse(request) as { users: readonly object[] }).users)
        expect(user).toEqual({
          identifiers: expect.any(Object) as object,
          custom: { partial: { causeway_audiences: expect.any(Array) as unknown[] } },
        });
    }
  }

  it('who leaves one of three keeps the other two', async () => {
    await known(['ada']);
    await identify('ada', { early: true, loud: true, vip: true });
    await settled();
    expect(await listOf('ada')).toEqual(['early', 'loud', 'vip']);
    await identify('ada', { loud: false });
    await settled();
    expect(await listOf('ada')).toEqual(['early', 'vip']);
    const user = await stack.inside.userBy('uuid', 'ada');
    const told = user?.events.map(({ name, custom }) =>
      [name, custom['audience'], custom['trigger']].join(' '),
    );
    const joined = SLUGS.map((slug) => `audience_trigger ${slug} enter`);
    // Deleting takes no events.
    const left = onExit === 'upsert' ? ['audience_trigger loud exit'] : [];
    expect(told?.toSorted()).toEqual([...joined, ...left].toSorted());
    await identify('ada', { early: false, vip: false });
    await settled();
    expect(await listOf('ada')).toEqual([]);
    await nobodyIsHarmed(['ada']);
  }, 60_000);

  it('who is there already is told of when that is asked for', async () => {
    await known(['ada', 'bob']);
    await admin.send('POST', `/v1/admin/integrations/${job}/pause`);
    await identify('ada', { vip: true, loud: true });
    await identify('bob', { loud: true });
    const [, loud = '', vip = ''] = audiences;
    const later = await install([vip, loud], true);
    await until(
      async () => (await listOf('ada')).length === 2 && (await listOf('bob')).length === 1,
      20_000,
      async () => JSON.stringify([await stack.api.integration(later), await stack.api.logs(later)]),
    );
    expect([await listOf('ada'), await listOf('bob')]).toEqual([['loud', 'vip'], ['loud']]);
    await nobodyIsHarmed(['ada', 'bob']);
  }, 60_000);

  it(`is right in the end, whatever happens and whatever goes wrong (seed ${SEED})`, async () => {
    const draws = new Draws(SEED);
    const ids = Array.from({ length: CUSTOMERS }, (_, n) => `c${n}`);
    await known(ids);
    await stack.inside.mode({
      seed: SEED,
      rate429: 0.1,
      retryAfterSeconds: 1,
      rate5xx: 0.1,
      dropBeforeProcessing: 0.05,
      dropAfterProcessing: 0.15,
    });
    const groups = new Map(ids.map((id): [string, Groups] => [id, { early: true, loud: true, vip: true }]));
    await Promise.all(ids.map((id) => identify(id, groups.get(id) as Groups)));
    const killing = (async () => {
      await sleep(draws.whole(200, 2_500));
      await stack.hub.program.kill();
      await stack.startHub();
    })();
    for (let round = 1; round <= ROUNDS; round++) {
      await Promise.all(
        ids.map(async (id) => {
          const now = groups.get(id) as Groups;
          const change: Partial<Groups> = {};
          for (const slug of SLUGS) if (draws.chance(0.4)) change[slug] = now[slug] = !now[slug];
          await identify(id, change);
        }),
      );
      await sleep(draws.whole(50, 900));
    }
    await killing;
    const { byStatus } = (await stack.inside.stats()).requests;
    expect(Object.keys(byStatus), 'something must have gone wrong').not.toEqual(['200']);
    await stack.inside.mode({});
    await settled();
    for (const id of ids) {
      const now = groups.get(id) as Groups;
      expect(await listOf(id), `audiences of ${id}`).toEqual(SLUGS.filter((slug) => now[slug]));
    }
    expect((await stack.api.integration(job)).counts.dead_letters).toBe(0);
    await nobodyIsHarmed(ids);
  }, 90_000);
});
