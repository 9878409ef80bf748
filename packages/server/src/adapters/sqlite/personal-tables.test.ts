import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startAdminHub, type AdminHub } from '../../app/testing/admin-hub.ts';
import { KEPT_COLUMNS, PERSONAL_TABLES } from './personal-tables.data.ts';

/** A column that names a customer, by its name. */
const NAMES = /^customer(?:_|$)|^merged_into$|_customer$/;

describe('the tables that name customers', () => {
  let hub: AdminHub;
  beforeAll(async () => {
    hub = await startAdminHub();
  });
  afterAll(() => hub.close());
  const columns = (): (readonly [table: string, column: string])[] =>
    hub.database
      .prepare(
        `SELECT m.name, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c
         WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' ORDER BY 1, 2`,
      )
      .rows() as unknown as [string, string][];

  it('are all erased from, or say why not', () => {
    const known = new Set([
      ...PERSONAL_TABLES.map(({ table, column }) => `${table}.${column}`),
      ...Object.keys(KEPT_COLUMNS),
    ]);
    const forgotten = columns()
      .filter(([, column]) => NAMES.test(column))
      .map(([table, column]) => `${table}.${column}`)
      .filter((name) => !known.has(name));
    expect(forgotten).toEqual([]);
  });

  it('are there, with their columns', () => {
    const real = new Set(columns().map(([table, column]) => `${table}.${column}`));
    const listed = [
      ...PERSONAL_TABLES.map(({ table, column }) => `${table}.${column}`),
      ...Object.keys(KEPT_COLUMNS),
    ];
    expect(listed.filter((name) => !real.has(name))).toEqual([]);
    expect(real.size).toBeGreaterThan(100);
  });
});
