import { setTimeout as sleep } from 'node:timers/promises';
import { Draws } from '@causeway/cli/demo/shop/random';
import { expect, it } from 'vitest';
import { Stack, until } from '../e2e/stack.ts';

/** `CAUSEWAY_CHAOS_KILLS=100 npx vitest run test/chaos/audiences.test.ts` for a long run. */
const KILLS = Number(process.env['CAUSEWAY_CHAOS_KILLS'] ?? 4);
const SEED = Number(process.env['CAUSEWAY_CHAOS_SEED'] ?? Math.floor(Math.random() * 1_000_000));
const CUSTOMERS = 30;
const WORKERS = 5;
const TIERS = ['none', 'silver', 'gold'];
/** Events of the window are this old when they are sent, so that it slides past them soon. */
const OLD_MS = 57_000;

/** What was answered of a customer. */
interface Person {
  readonly id: string;
  sent: number;
  orders: number;
  total: number;
  pages: number;
  tier: string | undefined;
}

type Meets = (person: Person) => boolean;

const buyers: Meets = ({ orders }) => orders >= 3;
const gold: Meets = ({ tier }) => tier === 'gold';

/** Rules that hold from the beginning, each with what it means said once more. */
const RULES: Readonly<Record<string, readonly [filter: string, meets: Meets]>> = {
  buyers: ['FILTER count("Order Completed") >= 3', buyers],
  gold: ['FILTER tier = "gold"', gold],
  vip: ['FILTER AND (INCLUDE buyers, INCLUDE gold)', (person) => buyers(person) && gold(person)],
  window_shoppers: [
    'FILTER AND (NOT INCLUDE buyers, count(page) >= 4)',
    (person) => !buyers(person) && person.pages >= 4,
  ],
  recent: ['FILTER count("Step Taken" WITHIN 1m) >= 1', () => false],
  spenders: ['FILTER sum("Order Completed".total) > 50', ({ total }) => total > 250],
};
/** Begins in the middle, as `spenders` changes. */
const LATE = [
  'FILTER AND (count(page) >= 2, tier != "none")',
  (person: Person) => person.pages >= 2 && person.tier !== 'none',
] as const;

it(
  `audiences of a hub that is killed ${KILLS} times are those of its events (seed ${SEED})`,
  async () => {
    const draws = new Draws(SEED);
    const stack = await Stack.start({ install: false });
    const admin = async (method: string, path: string, body?: unknown): Promise<Record<string, unknown>> => {
      const response = await fetch(`${stack.url}/v1/admin${path}`, {
        method,
        headers: {
          authorization: `Bearer ${stack.keys.adminToken}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
      return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
    };
    try {
      const ids = new Map<string, string>();
      const begin = async (slug: string, filter: string): Promise<void> => {
        const { id } = await admin('POST', '/audiences', { name: slug, slug, filter });
        ids.set(slug, String(id));
      };
      for (const [slug, [filter]] of Object.entries(RULES)) await begin(slug, filter);

      const people = Array.from({ length: CUSTOMERS }, (_, index): Person => ({
        id: `c${index}`,
        sent: 0,
        orders: 0,
        total: 0,
        pages: 0,
        tier: undefined,
      }));
      const stopping = new AbortController();
      const work = async (worker: number): Promise<void> => {
        const own = people.filter((_, index) => index % WORKERS === worker);
        const chance = new Draws(SEED * 100 + worker);
        while (!stopping.signal.aborted) {
          const person = chance.pick(own);
          await happen(stack, person, chance);
          await sleep(chance.whole(5, 40));
        }
      };
      const workers = Promise.all(Array.from({ length: WORKERS }, (_, worker) => work(worker)));
      workers.catch(() => undefined);
      for (let kill = 0; kill < KILLS; kill++) {
        await sleep(draws.whole(100, 900));
        if (kill === Math.floor(KILLS / 2)) {
          await begin('late', LATE[0]);
          await admin('PATCH', `/audiences/${ids.get('spenders')}`, {
            filter: 'FILTER sum("Order Completed".total) > 250',
          });
        }
        await stack.hub.program.kill();
        await stack.startHub();
      }
      await sleep(500);
      stopping.abort();
      await workers;
      await until(
        async () => (await admin('GET', '/judging'))['state'] === 'done',
        30_000,
        async () => JSON.stringify(await admin('GET', '/judging')),
      );
      // The window slides past the last of its events, and nobody does anything about it.
      await sleep(62_000 - OLD_MS);
      await until(
        async () => (await members(admin, ids.get('recent') ?? '')).length === 0,
        20_000,
        async () => `members of recent: ${(await members(admin, ids.get('recent') ?? '')).join(' ')}`,
      );

      for (const [slug, [, meets]] of [...Object.entries(RULES), ['late', LATE] as const]) {
        const expected = people.filter(({ sent }) => sent > 0).filter(meets);
        expect(await members(admin, ids.get(slug) ?? ''), `members of ${slug}`).toEqual(
          expected.map(({ id }) => id).toSorted(),
        );
      }
      let moves = 0;
      for (const person of people) {
        if (person.sent === 0) continue;
        const told = await toldOf(admin, person.id);
        moves += told.length;
        for (const slug of Object.keys(RULES)) {
          // Nobody joins twice or leaves twice in a row, but where a rule changed and told nobody.
          if (slug === 'spenders') continue;
          const own = told.filter(([name]) => name === slug).map(([, type]) => type);
          expect(own, `${slug} of ${person.id}`).toEqual(
            own.map((_, index) => (index % 2 === 0 ? ENTERED : LEFT)),
          );
        }
        const recent = told.filter(([name]) => name === 'recent');
        expect(recent.length % 2, `${person.id} has left again`).toBe(0);
      }
      process.stdout.write(
        `audiences: seed ${SEED}, ${KILLS} kills, ${people.reduce((sum, { sent }) => sum + sent, 0)} events, ${moves} joined or left\n`,
      );
      expect(moves).toBeGreaterThan(CUSTOMERS);
    } catch (error) {
      throw new Error(
        `with CAUSEWAY_CHAOS_SEED=${SEED} CAUSEWAY_CHAOS_KILLS=${KILLS}: ${error instanceof Error ? error.message : String(error)}`,
        { cause: error },
      );
    } finally {
      await stack.stop();
    }
  },
  120_000 + KILLS * 8_000,
);

const ENTERED = 'audience_entered';
const LEFT = 'audience_left';

/** Something happens to somebody; it is sent until it is answered, and then it counts. */
async function happen(stack: Stack, person: Person, draws: Draws): Promise<void> {
  const messageId = `${person.id}-${person.sent + 1}`;
  const kind = draws.pick(['order', 'page', 'page', 'identify', 'step'] as const);
  const total = draws.whole(1, 90);
  const tier = draws.pick(TIERS);
  const timestamp = new Date(Date.now() - (kind === 'step' ? OLD_MS : 0)).toISOString();
  const call = {
    order: { type: 'track', event: 'Order Completed', properties: { total } },
    page: { type: 'page', name: 'Home' },
    identify: { type: 'identify', traits: { tier } },
    step: { type: 'track', event: 'Step Taken', properties: {} },
  }[kind];
  for (;;) {
    const sentAt = new Date().toISOString();
    const batch = [{ userId: person.id, messageId, timestamp, ...call }];
    const response = await stack.post('/v1/batch', { batch, sentAt }).catch(() => undefined);
    if (response?.status === 200) break;
    await sleep(40);
  }
  person.sent++;
  if (kind === 'order') {
    person.orders++;
    person.total += total;
  } else if (kind === 'page') person.pages++;
  else if (kind === 'identify') person.tier = tier;
}

type Admin = (method: string, path: string) => Promise<Record<string, unknown>>;

async function members(admin: Admin, id: string): Promise<readonly string[]> {
  const { data } = await admin('GET', `/audiences/${id}/members?limit=200`);
  return (data as readonly { customer_id: string }[]).map(({ customer_id }) => customer_id).toSorted();
}

/** Slug and type of what was told of somebody's audiences, in order. */
async function toldOf(admin: Admin, id: string): Promise<readonly (readonly [slug: string, type: string])[]> {
  const told: { id: number; slug: string; type: string }[] = [];
  for (const type of [ENTERED, LEFT]) {
    const { data } = await admin('GET', `/customers/${id}/events?type=${type}&limit=200`);
    for (const event of data as readonly { id: number; data: { audience: string } }[])
      told.push({ id: event.id, slug: event.data.audience, type });
  }
  return told.toSorted((a, b) => a.id - b.id).map(({ slug, type }) => [slug, type]);
}
