import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packed } from '../../adapters/sqlite/bodies.ts';
import { AdminClient, plain } from '../../app/testing/admin-client.ts';
import { startAdminHub, type AdminHub } from '../../app/testing/admin-hub.ts';

const START = 1_800_000_000_000;
const NAMES = ['delivered', 'skipped', 'buried'] as const;

/** What the test knows of a row, to say by itself which rows a filter means. */
interface Row {
  readonly id: number;
  readonly integration: number;
  readonly customer: number;
  readonly type: string;
  readonly at: number;
  readonly outcome: number;
  readonly reason: string | null;
  readonly status: number | null;
  readonly delivery: number | null;
  readonly issues: string | null;
  readonly error: string | null;
  readonly request: string | null;
  readonly response: string | null;
}

describe('the outbound log', () => {
  let hub: AdminHub;
  let client: AdminClient;
  const rows: Row[] = [];
  const integrations: number[] = [];

  beforeAll(async () => {
    hub = await startAdminHub();
    const { id: workspace, token } = await hub.addWorkspace('w');
    client = new AdminClient(hub.app, token);
    for (const name of ['One', 'Two']) {
      const made = await client.call('POST', '/v1/admin/integrations', {
        kind: 'fake',
        name,
        secrets: { token: 'x' },
      });
      integrations.push(Number(made.body['id']));
    }
    await hub.register(
      workspace,
      Array.from({ length: 8 }, (_, index) => ({
        kind: 'identify' as const,
        type: 'identify',
        userId: `c${index + 1}`,
        data: { first_name: 'Ada', last_name: `L${index + 1}` },
      })),
    );
    await fill(hub, rows, integrations);
  });
  afterAll(() => hub.close());

  const base = () => `/v1/admin/integrations/${integrations[0]}/outbound-logs`;
  const ids = async (query: string, limit = 200) =>
    (await client.all(`${base()}?${query}`, limit)).map((row) => Number(row['id']));
  const meant = (wanted: (row: Row) => boolean) =>
    rows
      .filter((row) => row.integration === integrations[0] && wanted(row))
      .map(({ id }) => id)
      .toReversed();

  it('pages through everything once, newest first, whatever the length of a page', async () => {
    const whole = meant(() => true);
    expect(whole.length).toBeGreaterThan(200);
    for (const limit of [7, 50, 200]) expect(await ids('', limit)).toEqual(whole);
  });

  it('answers what each filter means, and with several only what all of them mean', async () => {
    const has = (text: string | null, part: string) =>
      text !== null && text.toLowerCase().includes(part.toLowerCase());
    const filters = {
      customer_id: fc
        .integer({ min: 1, max: 9 })
        .map((key) => [`c${key}`, (row: Row) => row.customer === key] as const),
      event_type: fc
        .constantFrom('Bought', 'Viewed', 'None')
        .map((type) => [type, (row: Row) => row.type === type] as const),
      outcome: fc
        .constantFrom(0, 1, 2)
        .map((outcome) => [NAMES[outcome] ?? '', (row: Row) => row.outcome === outcome] as const),
      error: fc
        .constantFrom('PHONE', 'timed', 'bad_value', 'unchanged', '100%', 'a_b', "'")
        .map(
          (part) =>
            [
              part,
              (row: Row) => [row.reason, row.issues, row.error].some((text) => has(text, part)),
            ] as const,
        ),
      status_code: fc
        .constantFrom(
          ['200', 200, 201] as const,
          ['4xx', 400, 500] as const,
          ['5XX', 500, 600] as const,
          ['404', 404, 405] as const,
        )
        .map(
          ([text, low, high]) =>
            [text, (row: Row) => row.status !== null && row.status >= low && row.status < high] as const,
        ),
      response_body: fc
        .constantFrom('"ANSWER":3', 'answer')
        .map((part) => [part, (row: Row) => has(row.response, part)] as const),
      request_body: fc
        .constantFrom('"slot":0', 'Slot":2', 'nowhere', 'users')
        .map((part) => [part, (row: Row) => has(row.request, part)] as const),
      from: fc
        .integer({ min: 0, max: 620 })
        .map(
          (second) =>
            [
              new Date(START + second * 1_000).toISOString(),
              (row: Row) => row.at >= START + second * 1_000,
            ] as const,
        ),
      to: fc
        .integer({ min: 0, max: 620 })
        .map(
          (second) => [plain(START + second * 1_000), (row: Row) => row.at < START + second * 1_000] as const,
        ),
      identifier: fc
        .constantFrom(1, 5, 11, 9_999)
        .map(
          (delivery) =>
            [
              delivery % 2 === 1 ? `dlv_${delivery}` : plain(delivery),
              (row: Row) => row.delivery === delivery,
            ] as const,
        ),
    };
    const some = fc.record(filters, { requiredKeys: [] });
    await fc.assert(
      fc.asyncProperty(some, fc.integer({ min: 5, max: 200 }), async (chosen, limit) => {
        const parts = Object.entries(chosen);
        const query = new URLSearchParams(
          parts.map(([name, [value]]): [string, string] => [name, value]),
        ).toString();
        const wanted = meant((row) => parts.every(([, [, holds]]) => holds(row)));
        expect({ query, ids: await ids(query, limit) }).toEqual({ query, ids: wanted });
      }),
      { numRuns: 150 },
    );
  });

  it('refuses filters it does not know and values that no row can have', async () => {
    for (const query of [
      'status=4xx',
      'status_code=4x',
      'outcome=lost',
      'from=yesterday',
      'identifier=abc',
    ]) {
      expect((await client.call('GET', `${base()}?${query}`)).status, `for ${query}`).toBe(400);
    }
  });

  it('shows who, how long it took, and what went wrong', async () => {
    const row = rows.find(
      ({ integration, outcome, delivery }) =>
        integration === integrations[0] && outcome === 2 && delivery !== null,
    );
    const { body } = await client.call('GET', `${base()}/${row?.id}`);
    expect(body).toMatchObject({
      identifier: `dlv_${row?.delivery}`,
      customer: { id: `c${row?.customer}`, name: `Ada L${row?.customer}` },
      outcome: 'buried',
      response_time: 0.25,
      error: row?.error,
    });
  });

  it('opens to the whole request, this customer’s part of it, the answer, and every attempt, without the secret', async () => {
    const row = rows.find(
      ({ integration, delivery }) => integration === integrations[0] && delivery !== null,
    );
    const { body } = await client.call('GET', `${base()}/${row?.id}`);
    expect(body['part']).toEqual(JSON.parse(row?.request ?? ''));
    expect(body['request']).toMatchObject({
      method: 'POST',
      url: 'http://fake.test/upsert',
      body: { users: [{}, {}, {}] },
    });
    expect(body['request']?.['headers']).toContainEqual({ name: 'x-token', value: '•••' });
    expect(body['response']).toMatchObject({
      status_code: row?.status,
      body: { answer: expect.any(Number) as number },
    });
    expect(body['attempts']).toMatchObject([
      { attempt: 1, status_code: 503, error: 'It timed out.' },
      { attempt: 2 },
    ]);
  });

  it('does not show a row or a request of another integration under this one', async () => {
    const row = rows.find(
      ({ integration, delivery }) => integration === integrations[1] && delivery !== null,
    );
    expect((await client.call('GET', `${base()}/${row?.id}`)).status).toBe(404);
    expect(
      (await client.call('GET', `/v1/admin/integrations/${integrations[0]}/deliveries/${row?.delivery}`))
        .status,
    ).toBe(404);
    expect(await ids(`identifier=${row?.delivery}`)).toEqual([]);
  });

  it('lists requests by what they are asked for', async () => {
    const path = `/v1/admin/integrations/${integrations[0]}/deliveries`;
    const all = await client.all(path, 9);
    const numbers = all.map(({ id }) => Number(id));
    expect(numbers).toEqual(numbers.toSorted((a, b) => b - a));
    const count = async (query: string) => (await client.all(`${path}?${query}`, 20)).length;
    const deliveries = new Set(
      rows
        .filter(({ integration, delivery }) => integration === integrations[0] && delivery !== null)
        .map(({ delivery }) => delivery),
    ).size;
    expect(all).toHaveLength(deliveries * 2);
    expect(await count('error=TIMED')).toBe(deliveries);
    expect(await count('status_code=503')).toBe(deliveries);
    expect(await count('min_ms=250&max_ms=250')).toBe(deliveries);
    expect(await count('min_records=4')).toBe(0);
    expect(await count('operation=upsert&max_records=3')).toBe(deliveries * 2);
    expect(await count(`to=${START}`)).toBe(0);
    const opened = await client.call('GET', `${path}/${numbers[0]}`);
    expect(opened.body).toMatchObject({
      attempt: 2,
      request: { body: { users: [{}, {}, {}] } },
      attempts: [{}, {}],
    });
  });
});

/** Writes a log of three messages a request, each sent twice, among messages that needed no request. */
async function fill(hub: AdminHub, rows: Row[], integrations: readonly number[]): Promise<void> {
  const outcome = hub.database.prepare(
    'INSERT INTO outcomes (id, integration, customer, event, type, at, outcome, reason, status, delivery, slot, issues) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const delivery = hub.database.prepare(
    `INSERT INTO deliveries (id, integration, flight, step, attempt, operation, method, path, records, at, ms, status, error, request_bytes, request, response)
     VALUES (?, ?, ?, 0, ?, 'upsert', 'POST', '/upsert', 3, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const statuses = [200, 200, 404, 500];
  const errors = [null, null, 'It answered 404: 100% a_b', 'No value "x" isn\'t good'];
  const issues = [null, JSON.stringify([{ code: 'phone_invalid', message: 'Not a Phone.' }])];
  await hub.database.write(() => {
    let id = 0;
    for (let flight = 1; flight <= 200; flight++) {
      const integration = integrations[flight % 3 === 0 ? 1 : 0] ?? 0;
      const at = START + flight * 3_000;
      const first = flight * 2 - 1;
      const way = flight % 4;
      const status = statuses[way] ?? 200;
      const parts = [0, 1, 2].map((slot) => ({ slot, of: flight }));
      const request = JSON.stringify({ users: parts });
      const response = JSON.stringify({ answer: flight });
      const error = errors[way] ?? null;
      if (flight % 5 !== 0) {
        delivery.run(first, integration, flight, 1, at, 100, 503, 'It timed out.', 50, packed(request), null);
        delivery.run(first + 1, integration, flight, 2, at, 250, status, error, 50, null, packed(response));
      }
      for (const [slot, part] of parts.entries()) {
        const skipped = flight % 5 === 0;
        const ending = skipped ? 1 : status === 200 ? 0 : 2;
        const row: Row = {
          id: (id += flight % 7 === 0 ? 3 : 1),
          integration,
          customer: (id % 8) + 1,
          type: id % 2 === 0 ? 'Bought' : 'Viewed',
          at: at + 250,
          outcome: ending,
          reason: skipped ? 'unchanged' : ending === 2 ? 'bad_value' : null,
          status: skipped ? null : status,
          delivery: skipped ? null : first,
          issues: issues[id % 2] ?? null,
          error: skipped ? null : error,
          request: skipped ? null : JSON.stringify(part),
          response: skipped ? null : response,
        };
        rows.push(row);
        outcome.run(
          row.id,
          row.integration,
          row.customer,
          row.id,
          row.type,
          row.at,
          row.outcome,
          row.reason,
          row.status,
          row.delivery,
          skipped ? null : slot,
          row.issues,
        );
      }
    }
  });
}
