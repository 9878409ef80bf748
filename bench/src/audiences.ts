/**
 * Registering with 100 audiences of 5 conditions each beside registering with none, and judging everybody: the real
 * store in a folder of its own, in this process, in turns. Usage: node bench/src/audiences.ts [EVENTS] [ROUNDS] [PAST], PAST in events of each customer before
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RULED_TYPES as TYPES, ruleText } from './rules.ts';
import { talliesOf } from '@causeway/core/audience/audience-model';
import { parseFilter } from '@causeway/core/audience/language/parse-filter';
import { tallyKey } from '@causeway/core/audience/tally';
import type { Arrival } from '@causeway/core/register/known';
import { emptyModel, type Model } from '@causeway/core/register/model';
import { openAudienceStore } from '@causeway/server/adapters/sqlite/audience-store';
import { openConfigStore } from '@causeway/server/adapters/sqlite/config-store';
import { Connection } from '@causeway/server/adapters/sqlite/connection';
import { claimDataFolder } from '@causeway/server/adapters/sqlite/data-folder';
import { openLooks } from '@causeway/server/adapters/sqlite/looks';
import { migrate } from '@causeway/server/adapters/sqlite/migrate';
import { openRegisterStore } from '@causeway/server/adapters/sqlite/register-store';
import { Turnstile } from '@causeway/server/adapters/sqlite/turnstile';
import { createAudiencesOf } from '@causeway/server/app/audiences-of';
import { firstStart } from '@causeway/server/app/first-start';
import { platformSource } from '@causeway/server/app/platform-source';
import type { AuditDraft } from '@causeway/server/ports/audit-store';

const [eventsText = '40000', roundsText = '5', pastText = '15'] = process.argv.slice(2);
const EVENTS = Number(eventsText);
const ROUNDS = Number(roundsText);
const CUSTOMERS = 10_000;
const GROUP = 200;
const AUDIENCES = 100;

interface World {
  readonly run: (from: number, count: number) => Promise<number>;
  readonly judgeAll: () => Promise<{ readonly customers: number; readonly ms: number; readonly cpu: number }>;
  /** How many events of its own the hub registered: somebody joined or left. */
  readonly changes: () => number;
  readonly close: () => void;
}

const noting = (): AuditDraft => ({
  by: { workspace: 1, actor: { kind: 'hub', id: undefined, name: 'bench' } },
  action: 'audience.add',
  target: { kind: 'audience', id: undefined, name: 'bench' },
});

async function open(audiences: number): Promise<World> {
  const path = mkdtempSync(join(tmpdir(), 'causeway-bench-'));
  const folder = claimDataFolder(path);
  const connection = new Connection(folder.database, new Turnstile());
  await migrate(connection);
  const config = openConfigStore(connection);
  await firstStart(config, Date.now(), () => undefined);
  const [workspace] = await config.workspaces();
  if (workspace === undefined) throw new Error('no workspace');
  const source = await platformSource(config, workspace.id, Date.now());
  const store = openAudienceStore(connection);
  const log = { info: () => undefined, warn: () => undefined, error: console.error };
  const compile = async (): Promise<Model> => {
    const found = await createAudiencesOf(store, async () => source, Date.now, log)(workspace, new Map());
    return { ...emptyModel(workspace.id), ...(found === undefined ? {} : { audiences: found }) };
  };
  const add = async (index: number): Promise<void> => {
    const parsed = parseFilter(ruleText(index));
    if (!('filter' in parsed)) throw new Error(`${ruleText(index)}: ${JSON.stringify(parsed.faults)}`);
    await store.addAudience(
      {
        workspace: workspace.id,
        publicId: index.toString(16).padStart(32, '0'),
        slug: `a${index}`,
        name: `A ${index}`,
        description: '',
        filter: ruleText(index),
        options: {},
        announce: true,
        tallies: { needed: talliesOf(parsed.filter.rule).map(tallyKey), counted: [] },
      },
      Date.now(),
      noting,
    );
  };
  for (let index = 0; index < audiences; index++) await add(index);
  let model = await compile();
  const register = openRegisterStore(connection);
  const looks = openLooks(connection);
  const changes = connection.prepare("SELECT count(*) FROM events WHERE type LIKE 'audience%'");
  const group = async (arrivals: readonly Arrival[]): Promise<void> => {
    await register.register(
      () => arrivals,
      () => model,
    );
  };
  const run = async (from: number, count: number): Promise<number> => {
    const began = process.cpuUsage();
    for (let at = from; at < from + count; at += GROUP)
      await group(Array.from({ length: GROUP }, (_, index) => arrival(workspace.id, at + index)));
    const { user, system } = process.cpuUsage(began);
    return (user + system) / count;
  };
  return {
    run,
    judgeAll: async () => {
      await add(AUDIENCES + Math.floor(Math.random() * 1e9));
      model = await compile();
      const [began, cpu] = [performance.now(), process.cpuUsage()];
      let from = 0;
      let customers = 0;
      for (;;) {
        const keys = await looks.behind(workspace.id, model.audiences?.model.epoch ?? 0, from, 250);
        if (keys.length === 0) {
          const { user, system } = process.cpuUsage(cpu);
          return { customers, ms: performance.now() - began, cpu: (user + system) / customers };
        }
        await group(keys.map((look) => ({ workspace: workspace.id, receivedAt: Date.now(), look })));
        customers += keys.length;
        from = (keys.at(-1) ?? 0) + 1;
      }
    },
    changes: () => Number(changes.row()?.[0]),
    close: () => {
      connection.close();
      folder.release();
      rmSync(path, { recursive: true });
    },
  };
}

/** What a client says of itself and of the page with every call. */
const CONTEXT = {
  library: { name: '@segment/analytics-node', version: '3.1.0' },
  ip: '203.0.113.7',
  locale: 'tr-TR',
  userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15',
  page: {
    path: '/women/dresses/linen-midi-dress',
    referrer: 'https://www.example.com/search?q=linen',
    search: '',
    title: 'Linen midi dress',
    url: 'https://shop.example.com/women/dresses/linen-midi-dress',
  },
  campaign: { name: 'spring', source: 'newsletter', medium: 'email' },
};

/** What a shop says of a product. */
const PRODUCT = {
  category: 'Women/Dresses/Summer',
  name: 'Linen midi dress with pockets',
  brand: 'Causeway Atelier',
  variant: 'sand',
  quantity: 1,
  currency: 'EUR',
  url: 'https://shop.example.com/women/dresses/linen-midi-dress',
  image_url: 'https://cdn.example.com/img/linen-midi-dress-sand-1200.jpg',
};

/** One event in eight is an identify, as a shop's are; each about 1 KB. The same for the same number. */
function arrival(workspace: number, index: number): Arrival {
  const customer = (index * 7919) % CUSTOMERS;
  const isIdentify = index < CUSTOMERS || index % 8 === 0;
  const type = isIdentify ? 'identify' : (TYPES[index % TYPES.length] ?? 'page');
  const data = isIdentify
    ? {
        email: `c${customer}@example.com`,
        country: customer % 3 === 0 ? 'TR' : 'DE',
        // One customer in fifty moves house between two identify calls.
        city: `City ${(customer + (index % 50 === 0 ? 1 : 0)) % 17}`,
        age: customer % 70,
        email_optin: customer % 2 === 0,
        plan: ['none', 'silver', 'gold'][customer % 3] ?? 'none',
      }
    : { ...PRODUCT, total: index % 300, price: index % 120, sku: `S${index % 1000}` };
  return {
    workspace,
    source: 1,
    receivedAt: Date.now(),
    call: {
      kind: isIdentify ? 'identify' : 'track',
      type,
      userId: `c${customer}`,
      anonymousId: undefined,
      previousId: undefined,
      messageId: `m${index}`,
      timestamp: Date.now(),
      originalAt: undefined,
      sentAt: undefined,
      data,
      context: CONTEXT,
      integrations: undefined,
    },
  };
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const none = await open(0);
const many = await open(AUDIENCES);
// Everybody has a past, as they have where audiences are used: what changes then is the exception.
const PAST = Number(pastText) * CUSTOMERS;
await none.run(0, PAST);
await many.run(0, PAST);
const ratios: number[] = [];
for (let round = 0; round < ROUNDS; round++) {
  const from = PAST + round * EVENTS;
  const [first, second] = round % 2 === 0 ? [none, many] : [many, none];
  const before = many.changes();
  const one = await first.run(from, EVENTS);
  const other = await second.run(from, EVENTS);
  const [without, within] = round % 2 === 0 ? [one, other] : [other, one];
  ratios.push(within / without);
  console.log(
    `no audiences ${without.toFixed(1)} µs  ${AUDIENCES} audiences ${within.toFixed(1)} µs CPU per event  ratio ${(within / without).toFixed(2)}  joined or left ${((many.changes() - before) / EVENTS).toFixed(2)} per event`,
  );
}
console.log(`median ratio ${median(ratios).toFixed(2)}`);
for (let round = 0; round < ROUNDS; round++) {
  const { customers, ms, cpu } = await many.judgeAll();
  console.log(
    `judged ${customers} customers by ${AUDIENCES + round + 1} audiences: ${Math.round((customers / ms) * 1000)}/s, ${cpu.toFixed(1)} µs CPU each`,
  );
}
const few = await open(1);
await few.run(0, CUSTOMERS);
for (let round = 0; round < ROUNDS; round++) {
  const { customers, ms, cpu } = await few.judgeAll();
  console.log(
    `judged ${customers} customers by ${round + 2} audiences: ${Math.round((customers / ms) * 1000)}/s, ${cpu.toFixed(1)} µs CPU each`,
  );
}
for (const world of [none, many, few]) world.close();
