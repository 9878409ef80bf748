import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { HubApi } from '@causeway/cli/local/hub-api';
import { startHubProcess } from '@causeway/cli/local/hub-process';
import { JsonClient } from '@causeway/cli/local/json-client';
import { SandboxApi } from '@causeway/cli/local/sandbox-api';
import { startSandboxProcess } from '@causeway/cli/local/sandbox-process';
import { latestSchema } from '@causeway/server/adapters/sqlite/migrate';
import { checkDatabase } from '@causeway/server/adapters/sqlite/snapshot';
import { describe, expect, it } from 'vitest';
import { readFacts } from '../../tools/upgrade/facts.ts';
import { until } from '../e2e/stack.ts';
import { FIXTURES, layOut, type Fixture } from './fixture.ts';

interface Page<T> {
  readonly data: readonly T[];
  readonly next: string | null;
}

/** Everything that a fixture is known to hold, asked of a hub of today; then what was on its way arrives. */
async function holds(data: string, fixture: Fixture): Promise<void> {
  const { facts, integration, secretKey } = fixture;
  const sandbox = await startSandboxProcess(0, ['--unlimited']);
  const { url, program } = await startHubProcess({
    data,
    firstStart: false,
    env: { CAUSEWAY_SECRET_KEY: secretKey },
  });
  try {
    const admin = new JsonClient(url, { authorization: `Bearer ${fixture.adminToken}` });
    const api = new HubApi(url, fixture.adminToken);
    const all = async <T>(path: string): Promise<readonly T[]> => {
      const rows: T[] = [];
      for (let cursor = ''; ;) {
        const page = await admin.get<Page<T>>(`/v1/admin/${path}?limit=100${cursor}`);
        rows.push(...page.data);
        if (page.next === null) return rows;
        cursor = `&cursor=${encodeURIComponent(page.next)}`;
      }
    };

    interface Customer {
      readonly id: string;
      readonly anonymous: boolean;
      readonly attributes: object;
      readonly membership: { readonly spendable: number } | null;
    }
    const customers = (await all<Customer>('customers')).filter(({ anonymous }) => !anonymous);
    expect(customers.map(({ id }) => id).toSorted()).toEqual(Object.keys(facts.customers).toSorted());
    for (const { id, attributes, membership } of customers) {
      const known = facts.customers[id];
      expect(attributes).toMatchObject(known?.attributes ?? {});
      if (known?.spendable !== undefined) expect(membership?.spendable).toBe(known.spendable);
    }
    const first = await all<{ message_id: string }>('customers/c1/events');
    expect(first.map(({ message_id }) => message_id)).toEqual(
      expect.arrayContaining(['i1', 'v1-0', 'v1-1', 'v1-2', 'o1', 'left-1']),
    );

    expect((await api.causes(integration)).reduce((sum, { count }) => sum + count, 0)).toBe(
      facts.deadLetters,
    );
    const audiences = await admin.get<{ data: readonly { id: string; slug: string }[] }>(
      '/v1/admin/audiences',
    );
    for (const { id, slug } of audiences.data) {
      const members = await all<{ customer_id: string }>(`audiences/${id}/members`);
      expect(members.map(({ customer_id: member }) => member).toSorted()).toEqual(facts.audiences[slug]);
    }
    expect(audiences.data.map(({ slug }) => slug).toSorted()).toEqual(
      Object.keys(facts.audiences).toSorted(),
    );
    for (const email of facts.users) {
      const answer = await fetch(`${url}/v1/admin/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ email, password: fixture.owner.password }),
      });
      expect(answer.status).toBe(200);
    }

    // What was said before is known: repeating it has no effect.
    const repeated = await fetch(`${url}/v1/track`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${fixture.writeKey}:`)}` },
      body: JSON.stringify({ userId: 'c1', event: 'Product Viewed', messageId: 'v1-0' }),
    });
    expect(repeated.status).toBe(200);

    await api.change(integration, {
      settings: { baseUrl: sandbox.url, partnerName: sandbox.partner },
      secrets: { api_key: sandbox.token },
    });
    if ((await api.integration(integration)).state === 'paused') await api.resume(integration);
    await until(
      () => api.settled(integration),
      15_000,
      async () => JSON.stringify(await api.integration(integration)),
    );
    const rows = await api.logs(integration);
    const endings = Object.values(facts.outcomes).reduce((sum, count) => sum + count, 0);
    expect(rows.length).toBeGreaterThanOrEqual(endings + facts.waiting.length);
    const left = await Promise.all(
      facts.waiting.map((_, index) => new SandboxApi(sandbox.url).userBy('uuid', `c${index}`)),
    );
    for (const [index, user] of left.entries()) {
      const arrived = user?.events.filter(({ custom }) => Object.values(custom).includes(index)) ?? [];
      expect(arrived).toHaveLength(1);
    }
    // Requests of before the upgrade can still be read.
    const requests = await all<{ id: number }>(`integrations/${integration}/deliveries`);
    const oldest = requests.at(-1);
    const { request } = await admin.get<{ request: { body: string } }>(
      `/v1/admin/integrations/${integration}/deliveries/${oldest?.id}`,
    );
    expect(JSON.stringify(request)).toContain('c0@example.com');
  } finally {
    await Promise.all([program.stop(), sandbox.program.stop()]);
  }
  const after = readFacts(join(data, 'hub.db'));
  expect(after.schema).toBe(latestSchema());
  for (const [type, count] of Object.entries(facts.events))
    expect(after.events[type]).toBeGreaterThanOrEqual(count);
  expect(after.events['Product Viewed']).toBe(facts.events['Product Viewed']);
  expect(after.held).toBe(facts.held);
  expect(after.receipts).toBe(facts.receipts);
  expect(after.waiting).toEqual([]);
}

/** Is cut off within that migration; answers how it ended. */
async function cutWithin(database: string, number: number): Promise<unknown> {
  const script = join(import.meta.dirname, 'cut-migration.ts');
  const child = spawn(process.execPath, [script, database, String(number)], { stdio: 'inherit' });
  return (await once(child, 'exit'))[1];
}

const [oldest, ...others] = FIXTURES;

describe.each(others)('a data folder as $name left it', (fixture) => {
  it('is opened with nothing lost, and goes on where it was cut off', async () => {
    const data = layOut(fixture);
    await holds(data, fixture);
    rmSync(dirname(data), { recursive: true });
  }, 30_000);
});

it('the oldest is brought up to date in steps: cut off within each of them, it loses nothing', async () => {
  if (oldest === undefined) throw new Error('no fixtures');
  const data = layOut(oldest);
  const database = join(data, 'hub.db');
  // Each is begun by one process, which is cut off, and done by the next, which is cut off in the one after it.
  for (let number = oldest.facts.schema + 1; number <= latestSchema(); number++) {
    expect(await cutWithin(database, number)).toBe('SIGKILL');
    expect(checkDatabase(database)).toBe(number - 1);
  }
  await holds(data, oldest);
  rmSync(dirname(data), { recursive: true });
}, 60_000);

it('an older hub leaves a newer folder alone, and says which version it needs', async () => {
  const newest = FIXTURES.at(-1);
  if (newest === undefined) throw new Error('no fixtures');
  const data = layOut(newest);
  const database = new DatabaseSync(join(data, 'hub.db'));
  database.prepare("INSERT INTO migrations (number, name) VALUES (9000, '9000-of-the-future.sql')").run();
  database.close();
  const before = readFacts(join(data, 'hub.db'));
  await expect(
    startHubProcess({ data, firstStart: false, env: { CAUSEWAY_SECRET_KEY: newest.secretKey } }),
  ).rejects.toThrow(/written by a newer version \(schema 9000; this version knows \d+\)/);
  expect(readFacts(join(data, 'hub.db'))).toEqual(before);
  rmSync(dirname(data), { recursive: true });
});
