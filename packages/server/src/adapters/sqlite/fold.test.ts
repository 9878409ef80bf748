import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Connection } from './connection.ts';
import { openFold, openUnfolded } from './fold.ts';
import { Turnstile } from './turnstile.ts';

describe('the write-ahead log', () => {
  let folder: string;
  let path: string;
  let connection: Connection;
  const logBytes = (): number => statSync(`${path}-wal`).size;
  const write = (megabytes: number): Promise<void> =>
    connection.write(() => {
      const insert = connection.prepare('INSERT INTO things VALUES (zeroblob(1000000))');
      for (let count = 0; count < megabytes; count++) insert.run();
    });

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'causeway-fold-'));
    path = join(folder, 'hub.db');
    connection = new Connection(path, new Turnstile());
    connection.exec('CREATE TABLE things (body BLOB)');
    await write(1);
  });
  afterEach(() => {
    connection.close();
    rmSync(folder, { recursive: true });
  });

  it('is folded once, and then again only when it has grown again', async () => {
    const unfolded = openUnfolded(connection);
    await write(8);
    expect(unfolded()).toBeGreaterThan(8_000_000);
    expect(await openFold(connection)()).toBe(true);
    // The file is as large as before: that does not count.
    expect(logBytes()).toBeGreaterThan(8_000_000);
    expect(unfolded()).toBe(0);
    await write(1);
    expect(unfolded()).toBeGreaterThan(1_000_000);
    expect(unfolded()).toBeLessThan(2_000_000);
  });

  it('is left alone while somebody reads for long, without a turn, and given back afterwards', async () => {
    const fold = openFold(connection);
    const reader = new DatabaseSync(path);
    reader.exec('BEGIN');
    reader.prepare('SELECT count(*) FROM things').get();
    await write(40);
    // Whoever takes a turn to fold waits for readers: five seconds, as this connection is set.
    const began = performance.now();
    expect(await fold(true)).toBe(false);
    expect(performance.now() - began).toBeLessThan(2_500);
    expect(openUnfolded(connection)()).toBeGreaterThan(40_000_000);
    reader.exec('COMMIT');
    reader.close();
    expect(await fold(true)).toBe(true);
    expect(logBytes()).toBe(0);
  });
});
