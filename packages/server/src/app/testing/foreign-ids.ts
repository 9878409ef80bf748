import type { Operation } from '@causeway/contract/operation';
import { join } from 'node:path';
import { expect } from 'vitest';
import { Connection } from '../../adapters/sqlite/connection.ts';
import { Turnstile } from '../../adapters/sqlite/turnstile.ts';
import type { AdminClient, Reply } from './admin-client.ts';

/** Tells whether anybody has committed anything to a hub's database since it was asked last. */
export interface CommitWatch {
  readonly committed: () => boolean;
  readonly close: () => void;
}

export function watchCommits(folder: string): CommitWatch {
  // A connection's data_version changes when, and only when, another connection has committed.
  const connection = new Connection(join(folder, 'hub.db'), new Turnstile(), { cacheMegabytes: 1 });
  const version = connection.prepare('PRAGMA data_version');
  let last = version.row()?.[0];
  return {
    committed: () => {
      const now = version.row()?.[0];
      const changed = now !== last;
      last = now;
      return changed;
    },
    close: () => connection.close(),
  };
}

/** An id of the same shape that nothing has. */
export function nothingLike(id: string): string {
  const [, prefix = '', number] = /^([a-z]+_)?(\d+)$/.exec(id) ?? [];
  if (number !== undefined) return `${prefix}${Number(number) + 1_000_000}`;
  const end = id.at(-1) ?? '';
  return `${id.slice(0, -1)}${end === '0' ? '1' : '0'}`;
}

/** Every way in which some ids of a path are another workspace's: beside it the same with ids that nothing has. */
function foreignPaths(
  template: string,
  own: string,
  foreign: string,
): readonly { readonly url: string; readonly nothing: string }[] {
  const names = template.split('/');
  const [mine, theirs] = [own.split('/'), foreign.split('/')];
  // What both call the same, such as the first revision of something, is nobody's.
  const differing = names.flatMap((name, at) =>
    name.startsWith('{') && mine[at] !== theirs[at] ? [at] : [],
  );
  const ways = Array.from({ length: 2 ** differing.length - 1 }, (_, way) => way + 1);
  return ways.map((way) => {
    const taken = new Set(differing.filter((_, bit) => (way >> bit) & 1));
    const place = (part: (at: number) => string): string =>
      mine.map((step, at) => (taken.has(at) ? part(at) : step)).join('/');
    return { url: place((at) => theirs[at] ?? ''), nothing: place((at) => nothingLike(theirs[at] ?? '')) };
  });
}

/** What was answered, without the ids that were asked for: all that somebody who guesses could tell by. */
export function toldBy({ status, text, headers }: Reply, asked: readonly string[]): unknown {
  const whole = (id: string): RegExp =>
    new RegExp(String.raw`(?<![\w-])${id.replaceAll(/[^\w-]/g, String.raw`\$&`)}(?![\w-])`, 'g');
  const without = asked.reduce((rest, id) => rest.replaceAll(whole(id), '<id>'), text);
  return { status, text: without, type: headers['content-type'], names: Object.keys(headers).toSorted() };
}

/** Asks for somebody else's, and for what nobody has: the answers are one and the same 404, and nothing is written. */
export async function expectNothingThere(
  client: AdminClient,
  { method, path, id }: Operation,
  own: string,
  foreign: string,
  body: unknown,
  watch: CommitWatch,
): Promise<number> {
  const ways = foreignPaths(path, own, foreign);
  for (const { url, nothing } of ways) {
    watch.committed();
    const payload = method === 'GET' || method === 'DELETE' ? undefined : body;
    const reply = await client.call(method, url, payload);
    const missing = await client.call(method, nothing, payload);
    expect(reply.status, `${id} at ${url}: ${reply.text}`).toBe(404);
    expect(toldBy(reply, [url]), `${id} at ${url}`).toEqual(toldBy(missing, [nothing]));
    expect(watch.committed(), `${id} at ${url} wrote something`).toBe(false);
  }
  return ways.length;
}
