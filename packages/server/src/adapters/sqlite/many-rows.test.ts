import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { Connection } from './connection.ts';
import { openManyRows } from './many-rows.ts';
import { Turnstile } from './turnstile.ts';

const folder = mkdtempSync(join(tmpdir(), 'many-rows-'));
const connection = new Connection(join(folder, 'rows.db'), new Turnstile());
connection.exec('CREATE TABLE rows (number INTEGER PRIMARY KEY, text TEXT, other INTEGER)');
const insert = openManyRows(connection, 'rows (number, text, other)', 3);
const all = connection.prepare('SELECT number, text, other FROM rows ORDER BY rowid');

afterAll(() => {
  connection.close();
  rmSync(folder, { recursive: true });
});

test('law: as many rows as there are, with their own values and in their order', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.string(), fc.option(fc.maxSafeInteger())), { maxLength: 200 }),
      (pairs) => {
        connection.exec('DELETE FROM rows');
        const rows = pairs.map(([text, other], index) => [index + 1, text.toWellFormed(), other]);
        insert(rows.flat());
        expect(all.rows()).toEqual(rows);
      },
    ),
    { numRuns: 60 },
  );
});

test('what a row breaks is said', () => {
  connection.exec('DELETE FROM rows');
  insert([1, 'a', null]);
  expect(() => insert([2, 'b', null, 1, 'c', null])).toThrow(/UNIQUE/);
});
