import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openBlankFreePages } from './blank-free-pages.ts';
import { Connection } from './connection.ts';
import { openFold } from './fold.ts';
import { migrate } from './migrate.ts';
import { Turnstile } from './turnstile.ts';

let folder: string;
let connection: Connection;
const database = (): string => readFileSync(join(folder, 'hub.db'), 'latin1');
const SECRET = 'ada.lovelace@example.com';

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'causeway-blank-'));
  connection = new Connection(join(folder, 'hub.db'), new Turnstile());
  await migrate(connection);
});
afterEach(() => {
  connection.close();
  rmSync(folder, { recursive: true, force: true });
});

it('what was deleted long ago, in rows long and short, is nowhere in the file afterwards', async () => {
  const insert = connection.prepare('INSERT INTO blanks (body) VALUES (?)');
  const text = (length: number): Buffer =>
    Buffer.from(`${SECRET} `.repeat(Math.ceil(length / SECRET.length)));
  await connection.write(() => {
    for (let row = 0; row < 40; row++) insert.run(text(row % 2 === 0 ? 100 : 60_000));
  });
  const fold = openFold(connection);
  expect(await fold(true)).toBe(true);
  await connection.write(() => connection.exec('DELETE FROM blanks WHERE rowid > 0'));
  expect(await fold(true)).toBe(true);
  // Or there would be nothing to prove.
  expect(database()).toContain(SECRET);
  const free = connection.prepare('PRAGMA freelist_count');
  const before = Number(free.row()?.[0]);
  expect(before).toBeGreaterThan(100);

  await openBlankFreePages(connection)();
  expect(await fold(true)).toBe(true);
  expect(database()).not.toContain(SECRET);
  expect(Number(free.row()?.[0])).toBeGreaterThanOrEqual(before - 1);
  expect(connection.prepare('SELECT count(*) FROM blanks').row()).toEqual([0]);
});
