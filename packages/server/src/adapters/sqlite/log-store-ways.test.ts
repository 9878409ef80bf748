import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DeliveryFilter, LogFilter } from '../../ports/log-store.ts';
import { Connection, type Value } from './connection.ts';
import { openCustomerStore } from './customer-store.ts';
import { openLogStore } from './log-store.ts';
import { openStatusesOf, wayToDeliveries, wayToOutcomes } from './log-store-ways.ts';
import { migrate } from './migrate.ts';
import { Turnstile } from './turnstile.ts';

const ROWS = 600;
const TYPES = ['page', 'Product Viewed', 'Order Completed'];
const STATUSES = [200, 200, 200, 204, 400, 422, 503, 0];
const START = 1_800_000_000_000;

interface Row {
  readonly id: number;
  readonly integration: number;
  readonly customer: number;
  readonly type: string;
  readonly outcome: number;
  readonly reason: string | null;
  readonly status: number | null;
}

interface Request {
  readonly id: number;
  readonly integration: number;
  readonly status: number;
  readonly error: string | null;
  readonly ms: number;
}

let folder: string;
let connection: Connection;
const rows: Row[] = [];
const requests: Request[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'causeway-ways-'));
  connection = new Connection(join(folder, 'hub.db'), new Turnstile());
  await migrate(connection);
  const outcome = connection.prepare(
    'INSERT INTO outcomes (id, integration, customer, event, type, at, outcome, reason, status, delivery, issues) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL)',
  );
  const delivery = connection.prepare(
    `INSERT INTO deliveries (id, integration, flight, step, attempt, operation, method, path, records, at, ms, status, error, request_bytes)
     VALUES (?, ?, ?, 0, 1, 'send', 'POST', '/', 1, ?, ?, ?, ?, 2)`,
  );
  await connection.write(() => {
    for (let id = 1; id <= ROWS; id++) {
      const kind = (id * 7919) % 11;
      const ending = kind === 0 ? 2 : kind < 4 ? 1 : 0;
      const status = ending === 1 ? null : (STATUSES[(id * 31) % STATUSES.length] ?? null);
      const row: Row = {
        id,
        integration: 1 + ((id * 13) % 3),
        customer: 1 + (id % 5),
        type: TYPES[(id * 17) % TYPES.length] ?? '',
        outcome: ending,
        reason: ending === 0 ? null : ending === 1 ? 'unchanged' : 'request_refused',
        status,
      };
      rows.push(row);
      outcome.run(id, row.integration, row.customer, id, row.type, START + id, ending, row.reason, status);
      const request: Request = {
        id,
        integration: 1 + ((id * 5) % 3),
        status: STATUSES[(id * 7) % STATUSES.length] ?? 200,
        error: STATUSES[(id * 7) % STATUSES.length] === 0 ? 'no answer' : null,
        ms: id % 9 === 0 ? 5_000 : 20,
      };
      requests.push(request);
      delivery.run(id, request.integration, id, START + id, request.ms, request.status, request.error);
    }
  });
});
afterAll(() => {
  connection.close();
  rmSync(folder, { recursive: true });
});

const optional = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(values, { nil: undefined });
const status = fc.constantFrom(
  { low: 200, high: 300 },
  { low: 400, high: 500 },
  { low: 500, high: 600 },
  { low: 422, high: 423 },
  { low: 0, high: 1 },
);
const integration = fc.constantFrom(1, 2, 3, 4);

/** All pages of a search, one after the other. */
async function all(
  list: (
    before: number | undefined,
  ) => Promise<{ data: readonly { readonly id: number }[]; next: number | undefined }>,
): Promise<number[]> {
  const found: number[] = [];
  for (let before: number | undefined; ;) {
    const page = await list(before);
    found.push(...page.data.map(({ id }) => id));
    if (page.next === undefined) return found;
    before = page.next;
  }
}

describe('the ways through the logs', () => {
  it('find the outcomes that a look at every row finds', async () => {
    const logs = openLogStore(connection);
    const filters: fc.Arbitrary<LogFilter> = fc.record({
      customers: optional(fc.uniqueArray(fc.constantFrom(1, 2, 3, 4, 5, 6), { minLength: 1, maxLength: 3 })),
      outcome: optional(fc.constantFrom('delivered', 'skipped', 'buried')),
      type: optional(fc.constantFrom(...TYPES, 'Never')),
      status: optional(status),
      error: optional(fc.constantFrom('refused', 'UNCHANGED', 'nowhere')),
    });
    await fc.assert(
      fc.asyncProperty(integration, filters, fc.constantFrom(7, 50), async (whose, filter, most) => {
        const wanted = rows
          .filter(
            (row) =>
              row.integration === whose &&
              (filter.customers === undefined || filter.customers.includes(row.customer)) &&
              (filter.outcome === undefined ||
                ['delivered', 'skipped', 'buried'][row.outcome] === filter.outcome) &&
              (filter.type === undefined || row.type === filter.type) &&
              (filter.status === undefined ||
                (row.status !== null &&
                  row.status >= filter.status.low &&
                  row.status < filter.status.high)) &&
              (filter.error === undefined || row.reason?.includes(filter.error.toLowerCase()) === true),
          )
          .map(({ id }) => id)
          .toReversed();
        expect(await all((before) => logs.outcomes(whose, filter, { most, before }))).toEqual(wanted);
      }),
      { numRuns: 200 },
    );
  });

  it('find the requests that a look at every row finds', async () => {
    const logs = openLogStore(connection);
    const filters: fc.Arbitrary<DeliveryFilter> = fc.record({
      status: optional(status),
      error: optional(fc.constantFrom('answer', 'nowhere')),
      minMs: optional(fc.constantFrom(10, 1_000, 2_000, 9_000)),
      maxMs: optional(fc.constantFrom(10, 5_000)),
    });
    await fc.assert(
      fc.asyncProperty(integration, filters, fc.constantFrom(7, 50), async (whose, filter, most) => {
        const wanted = requests
          .filter(
            (row) =>
              row.integration === whose &&
              (filter.status === undefined ||
                (row.status >= filter.status.low && row.status < filter.status.high)) &&
              (filter.error === undefined || row.error?.includes(filter.error) === true) &&
              row.ms >= (filter.minMs ?? 0) &&
              row.ms <= (filter.maxMs ?? Infinity),
          )
          .map(({ id }) => id)
          .toReversed();
        expect(await all((before) => logs.deliveries(whose, filter, { most, before }))).toEqual(wanted);
      }),
      { numRuns: 200 },
    );
  });

  it.each<[string, LogFilter]>([
    ['outcomes_integration', {}],
    ['outcomes_type', { type: 'page' }],
    ['outcomes_said', { error: 'x' }],
    ['outcomes_skipped', { outcome: 'skipped' }],
    ['outcomes_buried', { outcome: 'buried' }],
    ['outcomes_refused', { status: { low: 400, high: 500 } }],
    ['outcomes_customer', { customers: [1] }],
  ])('go by %s, in its order', (index, filter) => {
    const { from, each } = wayToOutcomes(1, filter, openStatusesOf(connection));
    expect(
      plan(`SELECT o.id FROM ${from} AND o.id < 9 AND o.id >= 0 ORDER BY o.id DESC`, each[0] ?? []),
    ).toBe(index);
  });

  it.each<[string, DeliveryFilter]>([
    ['deliveries_integration', {}],
    ['deliveries_failed', { error: 'x' }],
    ['deliveries_slow', { minMs: 5_000 }],
  ])('to requests go by %s, in its order', (index, filter) => {
    const { from, each } = wayToDeliveries(1, filter);
    expect(
      plan(`SELECT d.id FROM ${from} AND d.id < 9 AND d.id >= 0 ORDER BY d.id DESC`, each[0] ?? []),
    ).toBe(index);
  });

  /** The one index that is walked; anything else is told of as it is. */
  function plan(sql: string, values: readonly Value[]): string {
    const steps = connection.prepare(`EXPLAIN QUERY PLAN ${sql}`).rows(...values);
    const texts = steps.map((step) => step[3] as string);
    return (
      /^SEARCH . USING (?:COVERING )?INDEX (\w+) \(/.exec(texts.join('; ') + ';')?.[1] ?? texts.join('; ')
    );
  }
});

describe('ids that begin so', () => {
  it('are read from there on, not from the first id', async () => {
    const put = connection.prepare(
      "INSERT INTO identifiers (workspace, kind, value, customer) VALUES (1, 'user', ?, ?)",
    );
    const person = connection.prepare(
      "INSERT INTO customers (key, workspace, id, anonymous, anonymous_ids, status, attributes, version, created_at, updated_at) VALUES (?, 1, ?, 0, '[]', 'active', '{}', 1, 0, 0)",
    );
    const ids = Array.from({ length: 20_000 }, (_, index) => `c${String(index).padStart(5, '0')}`);
    await connection.write(() => {
      for (const [index, id] of [...ids, 'z1', 'z2', 'z3'].entries()) {
        put.run(id, index + 1);
        person.run(index + 1, id);
      }
    });
    const { byPrefix } = openCustomerStore(connection);
    const found = async (prefix: string, after?: string): Promise<string[]> =>
      (await byPrefix(1, prefix, after, 10)).map(({ id }) => id);
    expect(await found('z')).toEqual(['z1', 'z2', 'z3']);
    expect(await found('z', 'z1')).toEqual(['z2', 'z3']);
    expect(await found('c1999', 'c19997')).toEqual(['c19998', 'c19999']);
    expect(await found('y')).toEqual([]);
    const time = async (prefix: string): Promise<number> => {
      const times: number[] = [];
      for (let turn = 0; turn < 101; turn++) {
        const began = performance.now();
        await byPrefix(1, prefix, undefined, 10);
        times.push(performance.now() - began);
      }
      return times.toSorted((one, other) => one - other)[50] ?? 0;
    };
    await time('c00000');
    // Twenty thousand ids come before it; read one by one, it would take a hundred times as long.
    expect(await time('y')).toBeLessThan(20 * (await time('c00000')));
  });
});
