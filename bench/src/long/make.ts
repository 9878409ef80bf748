/**
 * Fills a data folder as years of work leave it: 1,000,000 customers, 10,000,000 events over 170 days and 5,000,000
 * deliveries, through the hub's own code; nine tenths of the deliveries are clones of real ones. A scale of 0.01 makes a hundredth. Usage, after `npm run build`:
 *   node bench/src/long/make.ts FOLDER [SCALE] [SEED]
 */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Destination } from '@causeway/core/delivery/destination';
import type { Arrival } from '@causeway/core/register/known';
import type { Model } from '@causeway/core/register/model';
import { openTailSorter } from '@causeway/server/adapters/sqlite/customer-events';
import { openDeliveryStore } from '@causeway/server/adapters/sqlite/delivery-store';
import { openLooks } from '@causeway/server/adapters/sqlite/looks';
import { openReceiptStore } from '@causeway/server/adapters/sqlite/receipt-store';
import { openRegisterStore } from '@causeway/server/adapters/sqlite/register-store';
import { carry } from './carry.ts';
import { openClone } from './clone.ts';
import { configure } from './configure.ts';
import { inboundReceipt } from './inbound-receipt.ts';
import { Random } from './random.ts';
import { Sessions } from './sessions.ts';
import { openWorkshop } from './workshop.ts';

const [path = '', scaleText = '1', seedText = '1'] = process.argv.slice(2);
if (path === '') throw new Error('name a folder');
const scale = Number(scaleText);
const PEOPLE = 1_000_000 * scale;
const EVENTS = 10_000_000 * scale;
const DAY_MS = 86_400_000;
const SPAN_MS = 170 * DAY_MS;
/** Before this share of the events nothing is delivered: what is older than 90 days is in no log. */
const CUSTOM_FROM = 0.485;
/** Between these, deliveries are clones of real ones: carrying them all would take an hour. */
const CLONED_FROM = 0.495;
const CLONED_TO = 0.96;
const INSIDER_FROM = CLONED_TO;
/** What comes last is still waiting. */
const LEFT_FROM = 0.995;
const SESSIONS_AT_ONCE = 4_000;
const LOOKS_AT_ONCE = 5_000;

const began = performance.now();
const keys = await configure(path);
const workshop = await openWorkshop(path, scale < 0.5 ? 512 : 2_048);
const { connection, workspace, model } = workshop;
const random = new Random(Number(seedText));
const sessions = new Sessions(Number(seedText) + 1, {
  workspace: workspace.id,
  tracking: workshop.trackingSource,
  webhook: await workshop.sourceOf('webhook:1'),
});
const register = openRegisterStore(connection);
let deliveries = openDeliveryStore(connection);
let clones = 0;
const looks = openLooks(connection);
const receipts = openReceiptStore(connection);
const sortTail = openTailSorter(connection);
const clone = openClone(connection, keys.custom);
const latest = connection.prepare('SELECT coalesce(max(id), 0) FROM events');
const destinations = new Map<number, Destination>();
for (const integration of workshop.integrations)
  destinations.set(integration.id, await workshop.destinationOf(integration));

const end = Date.now();
let done = 0;
let shownAt = 0;
while (done < EVENTS) {
  const share = done / EVENTS;
  const now = end - SPAN_MS + Math.floor(SPAN_MS * share);
  const isCloned = share >= CLONED_FROM && share < CLONED_TO;
  const active = model.integrations.filter(
    ({ id }) => !isCloned && share >= (id === keys.insider ? INSIDER_FROM : CUSTOM_FROM),
  );
  await visits(now, share, { ...model, integrations: active });
  await lookAtDue(now, { ...model, integrations: active });
  if (share < LEFT_FROM)
    for (const { id } of active) {
      const destination = destinations.get(id);
      if (destination !== undefined) await carry(deliveries, id, destination, random, now + 120_000);
    }
  if (share >= CUSTOM_FROM) await refuse(now);
  if (isCloned) {
    clones += await clone(done, latest.row()?.[0] as number);
    // It counts on from what there is when it is opened.
    deliveries = openDeliveryStore(connection);
  }
  while (await sortTail());
  done = latest.row()?.[0] as number;
  if (done - shownAt >= EVENTS / 50) {
    show();
    workshop.fold();
  }
}
while (await sortTail());
show();
const tables = [
  'customers',
  'events',
  'outcomes',
  'deliveries',
  'receipts',
  'inbound_receipts',
  'dead_letters',
]
  .concat([
    'messages',
    'held',
    'waiting',
    'audience_members',
    'attendances',
    'identifiers',
    'external_ids',
    'merges',
  ])
  .map((table) => `${table} ${Number(connection.prepare(`SELECT count(*) FROM ${table}`).row()?.[0])}`);
workshop.close();
console.log(tables.join(', '));
for (const name of readdirSync(path))
  console.log(`${name}: ${statSync(join(path, name)).size.toLocaleString('en')} bytes`);
console.log(
  `${clones.toLocaleString('en')} deliveries are clones; made in ${Math.round((performance.now() - began) / 1000)} s`,
);

/** Many visits in one transaction; of what webhooks brought, the receipts too. */
async function visits(now: number, share: number, present: Model): Promise<void> {
  const arrivals: Arrival[] = [];
  const count = Math.min(SESSIONS_AT_ONCE, Math.ceil(EVENTS / 2_000));
  const length = (SPAN_MS * count * 6) / EVENTS;
  const wanted = PEOPLE * Math.min(1, share + (count * 6) / EVENTS);
  for (let n = 0; n < count; n++)
    arrivals.push(
      ...sessions.next(
        now + Math.floor((length * n) / count),
        sessions.people < wanted && !random.isOneIn(8),
      ),
    );
  arrivals.sort((a, b) => a.receivedAt - b.receivedAt);
  await register.register(
    () => arrivals,
    () => present,
    (registered) => registered.flatMap((one, index) => inboundReceipt(arrivals[index], one) ?? []),
  );
}

/** Lets time pass for audiences, as the hub does all day. */
async function lookAtDue(now: number, present: Model): Promise<void> {
  for (;;) {
    const due = await looks.due(now, LOOKS_AT_ONCE);
    if (due.length === 0) return;
    await register.register(
      () => due.map(({ customer }) => ({ workspace: workspace.id, receivedAt: now, look: customer })),
      () => present,
    );
  }
}

/** Some senders get it wrong. */
async function refuse(at: number): Promise<void> {
  await receipts.keep(
    Array.from({ length: 8 }, (_, index) => ({
      source: workshop.trackingSource,
      at: at + index,
      method: 'POST',
      path: '/v1/track',
      status: 400,
      accepted: 0,
      issues: [
        {
          code: 'event_missing',
          field: 'event',
          message: 'A track call needs an event.',
          index: 0,
          messageId: undefined,
        },
      ],
      body: JSON.stringify({
        userId: `customer-${random.below(PEOPLE)}`,
        properties: { price: random.below(100) },
      }),
    })),
  );
}

function show(): void {
  shownAt = done;
  const seconds = (performance.now() - began) / 1000;
  const requests = Number(connection.prepare('SELECT coalesce(max(id), 0) FROM deliveries').row()?.[0]);
  console.log(
    `${Math.round(seconds)} s: ${done.toLocaleString('en')} events of ${sessions.people.toLocaleString('en')} people, ${requests.toLocaleString('en')} requests, ${Math.round(done / seconds)} events/s, ${Math.round(process.memoryUsage.rss() / 1e6)} MB`,
  );
}
