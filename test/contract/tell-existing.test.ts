import type { DestinationKind } from '@causeway/core/delivery/destination';
import { emptyModel } from '@causeway/core/register/model';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ExistingRuns } from '../../packages/server/src/ports/existing-runs.ts';
import { tellExisting, type ExistingTools } from '../../packages/server/src/workers/tell-existing.ts';
import { INTEGRATION } from './arrivals.ts';
import { keptAudience, World } from './audience-world.ts';
import { noting, openSqlite } from './temp-store.ts';

const KIND: Pick<DestinationKind, 'audiences'> = {
  audiences: ({ audiences }) => ({ ids: audiences as string[], field: 'audiences' }),
};

describe('telling an integration of who is in its audiences already', () => {
  let world: World;
  beforeEach(async () => {
    world = new World(await openSqlite());
    await world.stores.config.addWorkspace({ publicId: 'w', name: 'W' }, 1, noting);
    const people = Array.from({ length: 500 }, (_, n): [string, object] => [`u${n}`, { n }]);
    await world.identify(...people.slice(0, 250));
    world.now++;
    await world.identify(...people.slice(250));
  });
  afterEach(() => world.stores.close());

  const install = async (slugs: readonly string[], existingUsers = true): Promise<void> => {
    const settings = { audiences: slugs.map((slug) => slug.padEnd(32, '0')), existingUsers };
    const draft = { workspace: 1, kind: 'job', name: 'Job', settings, secrets: {} };
    expect((await world.stores.config.addIntegration(draft, world.now, noting)).id).toBe(INTEGRATION);
  };
  const tell = (change: Partial<ExistingTools> = {}): Promise<number> =>
    tellExisting({
      runs: world.stores.existingRuns,
      members: world.stores.members,
      audiences: world.stores.audiences,
      config: world.stores.config,
      kinds: new Map([['job', KIND]]),
      modelOf: () => world.model,
      submit: (looks) => world.arrive(looks),
      rest: async () => undefined,
      clock: () => world.now,
      stopping: new AbortController().signal,
      ...change,
    });
  const present = (): string[] => {
    const rows = world.stores.rows('messages').map(([, , event]) => event);
    const messages = new Set(rows);
    const own = world.stores.rows('events').filter((row) => row[4] === 'audience_present');
    for (const [id] of own) expect(messages).toContain(id);
    return own
      .map((row) => JSON.parse(String(row[9])) as { data: { audience: string } })
      .map(({ data }) => data.audience);
  };
  const run = async () => (await world.stores.existingRuns.run(INTEGRATION)) ?? { state: 'none', told: -1 };

  test('goes through everybody, one audience after the other', async () => {
    await keptAudience(world, 'FILTER n >= 400', { slug: 'late' });
    await keptAudience(world, 'FILTER n < 300', { slug: 'early' });
    await keptAudience(world, 'FILTER *', { slug: 'other' });
    await install(['early', 'late']);
    // Until everybody was judged nobody knows who is in them.
    expect(await tell()).toBe(0);
    expect(await run()).toMatchObject({ state: 'running', place: 0 });
    await world.judge();
    world.now += 5;
    expect(await tell()).toBe(400);
    expect(await run()).toMatchObject({ state: 'done', told: 400, total: 400, startedAt: world.now });
    expect(present()).toEqual([
      ...Array.from({ length: 100 }, () => 'late'),
      ...Array.from({ length: 300 }, () => 'early'),
    ]);
    expect(await tell()).toBe(0);
    const [audit] = world.stores.rows('audit').filter((row) => row.includes('existing_users.start'));
    expect(audit).toContain('hub');
  });

  test('has its effects once, though a portion is told again after a crash', async () => {
    await keptAudience(world, 'FILTER *', { slug: 'all' });
    await install(['all']);
    await world.judge();
    const { existingRuns } = world.stores;
    let advances = 0;
    const crashing: ExistingRuns = {
      ...existingRuns,
      advance: async (...step) => {
        if (++advances === 2) throw new Error('crashed');
        return existingRuns.advance(...step);
      },
    };
    await expect(tell({ runs: crashing })).rejects.toThrow('crashed');
    expect([present().length, (await run()).told]).toEqual([400, 200]);
    await world.restart();
    expect(await tell()).toBe(300);
    expect([present().length, (await run()).told]).toEqual([500, 500]);
    expect(new Set(world.stores.rows('events').map((row) => row[3])).size).toBe(world.stores.count('events'));
  });

  test('tells of who is still there, and not of who joined since', async () => {
    await keptAudience(world, 'FILTER n < 300', { slug: 'early' });
    await install(['early']);
    await world.judge();
    const stopping = new AbortController();
    await tell({ stopping: stopping.signal, rest: async () => stopping.abort() });
    expect(present()).toHaveLength(200);
    world.now += 5;
    await world.identify(['u299', { n: 999 }], ['u499', { n: 1 }]);
    await tell();
    expect(present()).toHaveLength(299);
    expect(await run()).toMatchObject({ state: 'done', told: 299, total: 300 });
  });

  test('waits until the registering side knows it, and until it is resumed', async () => {
    await keptAudience(world, 'FILTER *', { slug: 'all' });
    await install(['all'], false);
    await world.judge();
    await tell();
    expect(await run()).toMatchObject({ state: 'none' });
    await world.stores.existingRuns.start(INTEGRATION, world.now, noting);
    expect(await tell({ modelOf: emptyModel })).toBe(0);
    await world.stores.existingRuns.hold(INTEGRATION, true, world.now, noting);
    expect(await tell()).toBe(0);
    await world.stores.existingRuns.hold(INTEGRATION, false, world.now, noting);
    await world.stores.audiences.removeAudience(1, 'all'.padEnd(32, '0'), undefined, world.now, noting);
    await world.configured();
    expect(await tell()).toBe(0);
    expect(await run()).toMatchObject({ state: 'done', told: 0, total: 0 });
  });
});
