import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zstdDecompressSync } from 'node:zlib';
import { compileMentions } from '@causeway/core/erasure/mentions';
import { emptyModel, type Model } from '@causeway/core/register/model';
import { NO_TEMPLATES } from '@causeway/core/template/template-engine';
import type { TrackingCall } from '@causeway/core/tracking/call';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fakeKind } from '../../app/testing/fake-kind.ts';
import { ErasedMeanwhile, type DeliveryStore, type RecordedFlight } from '../../ports/delivery-store.ts';
import type { Erasure, ErasureStore } from '../../ports/erasure-store.ts';
import { dropErased } from '../../workers/drop-erased.ts';
import { arrived, parked } from '../../workers/settlement.ts';
import { createNameHash } from '../crypto/name-hash.ts';
import { Connection } from './connection.ts';
import { openDeliveryStore } from './delivery-store.ts';
import { openErasureStore } from './erasure-store.ts';
import { migrate } from './migrate.ts';
import { openRegisterStore, type SqliteRegisterStore } from './register-store.ts';
import { openReplyStore } from './reply-store.ts';
import { Turnstile } from './turnstile.ts';

const NOW = 1_800_000_000_000;
const destination = fakeKind.compile({}, NO_TEMPLATES);
const MODEL: Model = {
  ...emptyModel(1),
  integrations: [
    {
      id: 1,
      name: 'Main',
      label: 'Fake',
      routes: destination.routes,
      holdsAnonymous: false,
      echoes: destination.echoes,
    },
  ],
};
const hash = createNameHash(Buffer.alloc(32, 1));

describe('what is under way when somebody is erased', () => {
  let folder: string;
  let registering: Connection;
  let delivering: Connection;
  let register: SqliteRegisterStore;
  let delivery: DeliveryStore;
  let erasures: ErasureStore;
  let messages: number;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'causeway-erasure-'));
    const turnstile = new Turnstile();
    registering = new Connection(join(folder, 'hub.db'), turnstile, { cacheMegabytes: 4 });
    await migrate(registering);
    registering.exec(`INSERT INTO workspaces (id, public_id, name, settings, created_at) VALUES (1, 'w', 'W', '{}', 1);
      INSERT INTO integrations (id, workspace, kind, name, settings, state, revision, created_at, updated_at)
      VALUES (1, 1, 'fake', 'Main', '{}', 'active', 1, 1, 1)`);
    delivering = new Connection(join(folder, 'hub.db'), turnstile, { cacheMegabytes: 4 });
    open();
    messages = 0;
  });
  afterEach(() => {
    registering.close();
    delivering.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** As after a crash: nothing is remembered. */
  const open = (): void => {
    register = openRegisterStore(registering, hash);
    delivery = openDeliveryStore(delivering);
    erasures = openErasureStore(registering, register.forget);
  };
  const track = async (...userIds: string[]): Promise<void> => {
    const calls = userIds.map((userId): TrackingCall => ({
      kind: 'identify',
      type: 'identify',
      userId,
      anonymousId: undefined,
      previousId: undefined,
      messageId: `m${++messages}`,
      timestamp: NOW,
      originalAt: undefined,
      sentAt: undefined,
      data: { name: `Name of ${userId}` },
      context: {},
      integrations: undefined,
    }));
    await register.register(
      () => calls.map((call) => ({ workspace: 1, source: 1, receivedAt: NOW, call })),
      () => MODEL,
    );
  };
  const take = async () => {
    const { lanes } = await delivery.pending(1, NOW);
    const { queues } = await delivery.take(1, lanes, 1_000, NOW);
    const places = new Map(
      queues.flatMap(({ lane, customer, waiting, events }) =>
        events.map(
          ({ id, type }) =>
            [id, { lane, customer: customer.key, event: id, waiting: waiting.has(id), type }] as const,
        ),
      ),
    );
    return { lanes, places, plan: destination.plan(queues, NOW) };
  };
  const fly = async (): Promise<RecordedFlight> => {
    const { lanes, places, plan } = await take();
    const [flight] = await delivery.record(1, lanes, plan.flights, places, NOW);
    if (flight === undefined) throw new Error('nothing to send');
    return flight;
  };
  const landing = (flight: RecordedFlight, response = '{}') => ({
    kind: 'arrived' as const,
    failures: [[]],
    replies: flight.flight.entries.map(({ customer, events }) => ({
      customer,
      event: events[0] ?? 0,
      data: { seen: true },
    })),
    status: 200,
    attempts: [
      { flight: flight.id, step: 0, attempt: 1, at: NOW, ms: 1, status: 200, error: undefined, response },
    ],
  });
  const key = (id: string): number =>
    Number(registering.prepare('SELECT key FROM customers WHERE id = ?').row(id)?.[0]);
  const begin = async (id: string): Promise<Erasure> => {
    const erasure = await erasures.begin(
      { workspace: 1, customer: key(id), reason: 'r', author: 'a', suppress: true },
      () => ({
        subject: 's',
        hashes: [hash(1, { kind: 'user', value: id })],
        work: new Uint8Array([1]),
        destinations: [],
      }),
      NOW,
      () => ({
        by: { workspace: 1, actor: { kind: 'hub', id: undefined, name: 'test' } },
        action: 'customer.erase',
        target: { kind: 'erasure', id: undefined, name: 's' },
      }),
    );
    if (erasure === undefined) throw new Error('nobody was erased');
    return erasure;
  };
  /** Everything that is to be done here; `until` stops it in the middle. */
  const carryOut = async (id: string, until = Infinity): Promise<void> => {
    for (let portions = 0; portions < until; portions++) {
      const job = await erasures.next(NOW);
      if (job === undefined) return;
      const done = await erasures.portion(job, { mentions: compileMentions([id]), ids: [id] }, NOW);
      if (done && job.step.kind === 'queue') await erasures.endStep(job, { state: 'done', count: 0 }, NOW);
    }
  };
  const count = (sql: string, ...values: number[]): number =>
    Number(registering.prepare(`SELECT count(*) FROM ${sql}`).row(...values)?.[0]);
  const nothingOf = (customer: number): void => {
    for (const table of [
      'outcomes',
      'dead_letters',
      'waiting',
      'messages',
      'shadows',
      'replies',
      'sent_values',
      'events',
    ])
      expect([table, count(`${table} WHERE customer = ?`, customer)]).toEqual([table, 0]);
  };
  const bodies = (): string[] =>
    registering
      .prepare('SELECT request FROM deliveries WHERE request IS NOT NULL ORDER BY id')
      .rows()
      .map(([request]) => zstdDecompressSync(request as Uint8Array).toString());

  it('settles afterwards without a word about them, and everybody else as ever', async () => {
    await track('ada', 'bob');
    const [ada, bob] = [key('ada'), key('bob')];
    const flight = await fly();
    const { id } = await begin('ada');
    expect(await erasures.underWay(id)).toBe(1);
    await delivery.settle(arrived(flight, landing(flight), NOW));
    expect(await erasures.underWay(id)).toBe(0);
    await carryOut('ada');
    nothingOf(ada);
    expect([count('outcomes WHERE customer = ?', bob), count('shadows WHERE customer = ?', bob)]).toEqual([
      1, 1,
    ]);
    expect(count('replies WHERE customer = ?', bob)).toBe(1);
    expect((await openReplyStore(registering).next(10)).map(({ who }) => who.value)).toEqual(['bob']);
    // Too short an id to be searched for: the flight itself said where the record is.
    expect(bodies()).toHaveLength(1);
    expect(JSON.parse(bodies()[0] ?? '')).toMatchObject({ users: [{ erased: true }, { id: 'bob' }] });
  });

  it('is not parked, and not recorded', async () => {
    await track('ada', 'bob');
    const ada = key('ada');
    const taken = await take();
    const flight = await fly();
    await begin('ada');
    const issue = { code: 'failing', message: 'No.' };
    await delivery.settle(
      parked(flight, { kind: 'failing', issue, attempts: [], status: 500 }, NOW, 1, NOW, 'x', NOW),
    );
    await expect(delivery.record(1, taken.lanes, taken.plan.flights, taken.places, NOW)).rejects.toThrow(
      ErasedMeanwhile,
    );
    const again = await take();
    expect(again.plan.flights.flatMap(({ entries }) => entries.map(({ customer }) => customer))).toEqual([
      key('bob'),
    ]);
    await carryOut('ada');
    nothingOf(ada);
  });

  it('is not repeated after a crash: what it carried of others is planned anew', async () => {
    await track('ada', 'bob');
    const flight = await fly();
    const { id } = await begin('ada');
    open();
    expect(await delivery.carriesErased(1)).toEqual([flight.id]);
    await dropErased(delivery, 1, () => NOW);
    expect([await erasures.underWay(id), count('flights')]).toEqual([0, 0]);
    const again = await take();
    expect(again.plan.flights.flatMap(({ entries }) => entries.map(({ customer }) => customer))).toEqual([
      key('bob'),
    ]);
    await carryOut('ada');
    expect(bodies().join('')).not.toContain('Name of ada');
    expect(count('erasure_marks')).toBe(0);
  });

  it('goes on after a crash between any two portions', async () => {
    for (let stop = 0; stop < 14; stop++) {
      const id = `somebody-${stop}`;
      await track(id, `other-${stop}`);
      const flight = await fly();
      await delivery.settle(arrived(flight, landing(flight, `{"about":"${id}"}`), NOW));
      await track(id);
      const customer = key(id);
      const erasure = await begin(id);
      await carryOut(id, stop);
      open();
      await carryOut(id);
      expect((await erasures.ended()).map((one) => one.id)).toContain(erasure.id);
      await erasures.finish(erasure.id, false, NOW);
      nothingOf(customer);
      expect(bodies().join('')).not.toContain(id);
      expect(bodies().join('')).toContain(`other-${stop}`);
      expect(key(id)).toBeNaN();
    }
  });

  it('has many events deleted a portion at a time', async () => {
    await track('ada');
    const ada = key('ada');
    await registering.write(() => {
      const event = registering.prepare(
        `INSERT INTO events (id, customer, source, message_id, type, timestamp, received_at, body) VALUES (?, ?, 9, ?, 'x', 0, 0, '{}')`,
      );
      const tail = registering.prepare('INSERT INTO customer_events_tail (event, customer) VALUES (?, ?)');
      const sorted = registering.prepare('INSERT INTO customer_events (event, customer) VALUES (?, ?)');
      for (let n = 0; n < 20_000; n++) {
        event.run(1_000 + n, ada, `bulk-${n}`);
        (n % 2 === 0 ? tail : sorted).run(1_000 + n, ada);
      }
    });
    await begin('ada');
    let longest = 0;
    for (let job = await erasures.next(NOW); job !== undefined; job = await erasures.next(NOW)) {
      const began = performance.now();
      const done = await erasures.portion(job, { mentions: compileMentions(['ada']), ids: [] }, NOW);
      longest = Math.max(longest, performance.now() - began);
      if (done && job.step.kind === 'queue') await erasures.endStep(job, { state: 'done', count: 0 }, NOW);
    }
    nothingOf(ada);
    expect([count('customer_events'), count('customer_events_tail')]).toEqual([0, 0]);
    expect(longest).toBeLessThan(500);
    const [erasure] = await erasures.list(1, undefined, undefined, 1);
    expect(erasure?.steps.find(({ kind }) => kind === 'events')?.count).toBe(20_001);
  });
});
