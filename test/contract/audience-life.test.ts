import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Submission } from '@causeway/core/register/submission';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { keptAudience, World } from './audience-world.ts';
import { INTEGRATION } from './arrivals.ts';
import { noting, openSqlite } from './temp-store.ts';

const HOUR = 3_600_000;
const BUYERS = 'FILTER count(Bought WITHIN 2h) >= 2';

describe('audiences, from registering to messages', () => {
  let world: World;
  let folder: string;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'causeway-life-'));
    world = new World(await openSqlite(folder));
    await world.stores.config.addWorkspace({ publicId: 'w', name: 'W' }, 1, noting);
  });
  afterEach(() => {
    world.stores.release();
    rmSync(folder, { recursive: true, force: true });
  });

  const seats = (): unknown[] => world.stores.rows('audience_members').map(([customer]) => customer);
  const people = (count: number): (readonly [string, object])[] =>
    Array.from({ length: count }, (_, index) => [`u${index}`, { city: index % 2 === 0 ? 'Ankara' : 'Rome' }]);
  const members = async (slug = 'a'): Promise<number | undefined> =>
    (await world.stores.audiences.audience(1, slug.padEnd(32, '0')))?.members;

  test('joining is an event of the same transaction, with its messages behind it', async () => {
    await keptAudience(world, 'FILTER city = "Ankara"');
    await world.identify(['u', { city: 'Ankara' }]);
    expect(world.stores.rows('messages').map(([integration, , event]) => [integration, event])).toEqual([
      [INTEGRATION, 1],
      [INTEGRATION, 2],
    ]);
    const row = world.stores.rows('events')[1] ?? [];
    expect([row[2], row[4]]).toEqual([99, 'audience_entered']);
    expect(JSON.parse(String(row[9]))).toEqual({
      data: { audience: 'a', audience_id: 'a'.padEnd(32, '0'), audience_name: 'A' },
      context: {},
    });
    // What cannot be written leaves nothing behind.
    const failing = world.stores.register.register(
      () => [{ workspace: 1, receivedAt: world.now, look: 1 }],
      () => {
        throw new Error('no model');
      },
    );
    await expect(failing).rejects.toThrow('no model');
    await world.identify(['u', { city: 'Rome' }]);
    expect(world.told()).toEqual([
      ['u', 'entered', 1_000],
      ['u', 'left', 1_000],
    ]);
    expect([seats(), await members()]).toEqual([[], 0]);
  });

  test('what slides out of its time is left at the time it does, however late somebody looks', async () => {
    await keptAudience(world, BUYERS);
    await keptAudience(world, 'FILTER NOT INCLUDE a', { slug: 'b' });
    await world.track('Bought', 'u');
    world.now += HOUR;
    await world.track('Bought', 'u');
    expect(world.told()).toEqual([
      ['u', 'entered', 1_000],
      ['u', 'entered', 1_000 + HOUR],
      ['u', 'left', 1_000 + HOUR],
    ]);
    world.now += HOUR - 1;
    expect(await world.look()).toBe(0);
    world.now += 3 * HOUR;
    expect(await world.look()).toBe(1);
    expect(world.told().slice(3)).toEqual([
      ['u', 'left', 1_000 + 2 * HOUR],
      ['u', 'entered', 1_000 + 2 * HOUR],
    ]);
    expect(await world.look()).toBe(0);
    expect([await members('a'), await members('b')]).toEqual([0, 1]);
  });

  test.each([true, false])('everybody is judged by a rule that began; announced: %s', async (announce) => {
    await world.identify(...people(600));
    await world.track('Bought', 'u1', 'u1', 'u2');
    const messages = world.stores.count('messages');
    await keptAudience(world, 'FILTER OR (city = "Ankara", count(Bought) >= 2)', { announce });
    expect(await world.judge()).toBe(600);
    expect(await world.stores.audiences.judging(1)).toMatchObject({ state: 'done', judged: 1, looked: 600 });
    expect(await members()).toBe(301);
    expect(world.told()).toHaveLength(announce ? 301 : 0);
    expect(world.stores.count('messages') - messages).toBe(announce ? 301 : 0);
    // Leaving afterwards is told of in any case.
    await world.identify(['u0', { city: 'Rome' }]);
    expect(world.told().at(-1)).toEqual(['u0', 'left', 1_000]);
  });

  test('who acts before their turn comes is judged with what they did before, and not twice', async () => {
    await world.identify(...people(600));
    await world.track('Bought', 'u599', 'u599');
    await keptAudience(world, 'FILTER count(Bought) >= 3', { announce: true });
    world.stopsBefore = (portion) => portion === 0;
    expect(await world.judge()).toBe(250);
    await world.track('Bought', 'u599', 'u300');
    expect(world.told()).toEqual([['u599', 'entered', 1_000]]);
    world.stopsBefore = () => false;
    // The two have been judged.
    expect(await world.judge()).toBe(348);
    await world.track('Bought', 'u300', 'u300');
    expect(world.told().slice(1)).toEqual([['u300', 'entered', 1_000]]);
    expect(await members()).toBe(2);
  });

  test('judging goes on after a restart where it stopped, and tells of everybody once', async () => {
    await world.identify(...people(900));
    await keptAudience(world, 'FILTER city = "Ankara"', { announce: true });
    for (const stop of [0, 1]) {
      world.stopsBefore = (portion) => portion === stop;
      await world.judge();
      await world.restart();
    }
    expect(await world.stores.audiences.judging(1)).toMatchObject({ state: 'running', looked: 750 });
    // As if it had stopped between a portion and the note of how far it had come.
    await world.stores.audiences.judgedTo(1, 1, 300, 0, false, world.now);
    world.stopsBefore = () => false;
    expect(await world.judge()).toBe(150);
    expect(world.told()).toHaveLength(450);
    expect(new Set(world.told().map(([who]) => who)).size).toBe(450);
    expect(await members()).toBe(450);
  });

  test('two who turn out to be one are judged together', async () => {
    await keptAudience(world, BUYERS);
    await keptAudience(world, 'FILTER EXISTS city', { slug: 'b' });
    await world.identify(['old', { city: 'Rome' }]);
    await world.track('Bought', 'old', 'new');
    world.now += 1;
    await world.alias('old', 'new');
    expect(world.told().slice(1)).toMatchObject([
      ['new', 'entered', 1_001],
      ['new', 'entered', 1_001],
    ]);
    expect([await members('a'), await members('b')]).toEqual([1, 1]);
    expect(new Set(seats()).size).toBe(1);
    expect(world.stores.rows('attendances')).toHaveLength(1);
    await world.restart();
    world.now += 3 * HOUR;
    await world.look();
    expect([await members('a'), await members('b')]).toEqual([0, 1]);
  });

  test('who leaves is in no audience any more, and stays out', async () => {
    await keptAudience(world, 'FILTER *');
    await keptAudience(world, BUYERS, { slug: 'b' });
    await world.track('Bought', 'u', 'u');
    const model = { ...world.model, eventTypes: OPT_OUT };
    await world.stores.register.register(
      () => [optOut(world.now)],
      () => model,
    );
    expect(world.told().map(([, what]) => what)).toEqual(['entered', 'entered', 'left', 'left']);
    expect(seats()).toEqual([]);
    await world.track('Bought', 'u', 'u');
    world.now += 9 * HOUR;
    await world.look();
    await world.stores.audiences.judgeAgain(1, world.now, noting);
    await world.configured();
    await world.judge();
    expect([seats(), world.told().length]).toEqual([[], 4]);
  });
});

const OPT_OUT = new Map([
  [
    'opt_out',
    { name: 'opt_out', label: 'Opt out', kind: 'built_in' as const, fields: [], submittable: true },
  ],
]);

function optOut(receivedAt: number): Submission {
  return {
    workspace: 1,
    source: 3,
    receivedAt,
    action: 'opt_out',
    who: [{ by: 'id', value: 'u' }],
    newId: undefined,
    data: {},
    context: {},
    timestamp: receivedAt,
    messageId: 'gone',
  };
}
