import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Facts } from '../../tools/upgrade/facts.ts';

/** A data folder as an earlier version left it, and what is known of it. */
export interface Fixture {
  readonly name: string;
  readonly adminToken: string;
  readonly writeKey: string;
  /** The number of its Insider integration. */
  readonly integration: number;
  readonly secretKey: string;
  readonly owner: { readonly email: string; readonly password: string };
  readonly facts: Facts;
}

const FOLDER = join(import.meta.dirname, 'fixtures');

export const FIXTURES: readonly Fixture[] = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .toSorted()
  .map((name) => ({
    ...(JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as Omit<Fixture, 'name'>),
    name: name.slice(0, -'.json'.length),
  }));

/** Lays it out as it was; answers where. */
export function layOut({ name }: Fixture): string {
  const data = join(mkdtempSync(join(tmpdir(), 'causeway-upgrade-')), 'data');
  mkdirSync(data);
  writeFileSync(join(data, 'hub.db'), gunzipSync(readFileSync(join(FOLDER, `${name}.db.gz`))));
  return data;
}
