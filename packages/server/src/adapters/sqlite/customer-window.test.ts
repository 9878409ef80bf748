import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Connection } from './connection.ts';
import { openCustomerCount } from './customer-count.ts';
import { openCustomerWindow } from './customer-window.ts';
import { migrate } from './migrate.ts';
import { Turnstile } from './turnstile.ts';

let folder: string;
let connection: Connection;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'causeway-window-'));
  connection = new Connection(join(folder, 'hub.db'), new Turnstile());
  await migrate(connection);
});
afterEach(() => {
  connection.close();
  rmSync(folder, { recursive: true });
});

const add = (keys: readonly number[], workspace: number): Promise<void> =>
  connection.write(() => {
    const insert = connection.prepare(
      `INSERT INTO customers (key, workspace, id, anonymous, anonymous_ids, status, attributes, version, created_at, updated_at)
       VALUES (?, ?, ?, 0, '[]', 'active', '{}', 1, 0, 0)`,
    );
    for (const key of keys) insert.run(key, workspace, `c${key}`);
  });

it('everybody is met once and in order, whatever keys are missing', async () => {
  const keys = [1, 2, 4_999, 5_000, 5_001, 23_456, 23_457, 50_000];
  await add(keys, 1);
  const keysOf = connection.prepare('SELECT key FROM customers WHERE key >= ? AND key <= ? ORDER BY key');
  const windows = openCustomerWindow(connection);
  for (const from of [0, 1, 2, 5_000, 23_457, 50_000, 50_001, 1_000_000]) {
    const met: number[] = [];
    await windows(from, (first, last) => {
      met.push(...keysOf.rows(first, last).map(([key]) => key as number));
      return undefined;
    });
    expect(met).toEqual(keys.filter((key) => key >= from));
  }
});

it('ends with the first answer', async () => {
  await add([1, 12_000, 40_000], 1);
  let looks = 0;
  const windows = openCustomerWindow(connection);
  expect(
    await windows(0, (first, last) => (looks++, first <= 12_000 && last >= 12_000 ? 'here' : undefined)),
  ).toBe('here');
  expect(looks).toBe(3);
});

it('customers of a workspace are counted, and nobody is where there is nobody', async () => {
  expect(await openCustomerCount(connection)(1)).toBe(0);
  await add([1, 2, 12_000], 1);
  await add([3, 40_000], 2);
  expect(await openCustomerCount(connection)(1)).toBe(3);
  expect(await openCustomerCount(connection)(2)).toBe(2);
});
