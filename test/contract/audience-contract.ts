import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type {
  AudienceDraft,
  AudienceRecord,
  AudienceTaken,
} from '../../packages/server/src/ports/audience-store.ts';
import { noting, type Stores } from './temp-store.ts';

const NOW = 10_000;
const NOTHING = { needed: [], counted: [] };

const AUDIENCE: AudienceDraft = {
  workspace: 1,
  publicId: 'a'.repeat(32),
  slug: 'vip',
  name: 'VIP',
  description: 'The best',
  filter: 'FILTER *',
  options: { tags: ['x'] },
  announce: false,
  tallies: NOTHING,
};

/** What every engine's store must do with audiences by configuration. */
export function audienceContract(engine: string, open: () => Promise<Stores>): void {
  describe(`audiences in ${engine}`, () => {
    let stores: Stores;
    beforeEach(async () => {
      stores = await open();
      await stores.config.addWorkspace({ publicId: 'w', name: 'W' }, 1, noting);
      await stores.config.addWorkspace({ publicId: 'x', name: 'X' }, 1, noting);
    });
    afterEach(() => stores.close());

    const add = async (change: Partial<AudienceDraft> = {}): Promise<AudienceRecord> =>
      kept(await stores.audiences.addAudience({ ...AUDIENCE, ...change }, NOW, noting));
    const kept = (made: AudienceRecord | AudienceTaken | undefined): AudienceRecord => {
      if (made === undefined || 'taken' in made) throw new Error('not kept');
      return made;
    };

    test('stay within their workspace, by name', async () => {
      const { audiences } = stores;
      const mine = await add();
      const { tallies: _, ...words } = AUDIENCE;
      expect(mine).toEqual({
        ...words,
        id: mine.id,
        epoch: 1,
        revision: 1,
        members: 0,
        createdAt: NOW,
        updatedAt: NOW,
      });
      const first = await add({ publicId: 'b'.repeat(32), slug: 'first', name: 'a first' });
      const theirs = await add({ publicId: 'c'.repeat(32), workspace: 2 });
      expect((await audiences.audiences(1)).map(({ id }) => id)).toEqual([first.id, mine.id]);
      expect(await audiences.audience(1, theirs.publicId)).toBeUndefined();
      const change = { name: 'Mine now' };
      expect(await audiences.changeAudience(1, theirs.publicId, change, NOW, noting)).toBeUndefined();
      expect(await audiences.removeAudience(1, theirs.publicId, undefined, NOW, noting)).toBe(false);
      expect(await audiences.audience(2, theirs.publicId)).toEqual(theirs);
      expect((await audiences.judging(2))?.epoch).toBe(1);
    });

    test('have slugs that no two live ones share', async () => {
      const { audiences } = stores;
      const { publicId } = await add();
      const other = { ...AUDIENCE, publicId: 'b'.repeat(32) };
      expect(await audiences.addAudience(other, NOW, noting)).toEqual({ taken: 'slug' });
      const second = await add({ publicId: 'b'.repeat(32), slug: 'second' });
      const rename = { slug: 'vip' };
      expect(await audiences.changeAudience(1, second.publicId, rename, NOW, noting)).toEqual({
        taken: 'slug',
      });
      await audiences.removeAudience(1, publicId, undefined, NOW, noting);
      expect(kept(await audiences.changeAudience(1, second.publicId, rename, NOW, noting)).slug).toBe('vip');
    });

    test('begin an epoch and judging when their rules do, and not otherwise', async () => {
      const { audiences } = stores;
      const { publicId } = await add();
      const change = (what: object) =>
        audiences.changeAudience(1, publicId, { ...what }, NOW + 1, noting).then(kept);
      expect(await change({ name: 'N', filter: 'FILTER  *' })).toMatchObject({
        epoch: 1,
        revision: 2,
        name: 'N',
        announce: false,
      });
      await audiences.judgedTo(1, 1, 50, 49, false, NOW);
      expect(await audiences.judging(1)).toMatchObject({ epoch: 1, judged: 0, place: 50, looked: 49 });
      const rule = { announce: true, tallies: NOTHING };
      expect(await change({ rule })).toMatchObject({ epoch: 2, revision: 3, announce: true });
      expect(await audiences.judging(1)).toEqual({
        workspace: 1,
        epoch: 2,
        judged: 0,
        place: 0,
        looked: 0,
        state: 'running',
        startedAt: NOW + 1,
        updatedAt: NOW + 1,
      });
    });

    test('count from an epoch on what nobody counted', async () => {
      const { audiences } = stores;
      const { publicId } = await add({ tallies: { needed: ['one', 'two'], counted: [] } });
      const tallies = async () =>
        (await audiences.tallies(1))
          .map(({ key, id, epoch }) => [key, id, epoch] as const)
          .toSorted(([one], [other]) => (one < other ? -1 : 1));
      const [one, two] = await tallies();
      expect([one?.[2], two?.[2]]).toEqual([1, 1]);
      const rule = { announce: false, tallies: { needed: ['one', 'three'], counted: ['one', 'two'] } };
      await audiences.changeAudience(1, publicId, { rule }, NOW, noting);
      expect(await tallies()).toEqual([one, ['three', expect.any(Number), 2], two]);
      // Nobody counted it in between: it keeps its number, and is counted anew.
      const again = { announce: false, tallies: { needed: ['two'], counted: ['one', 'three'] } };
      await audiences.changeAudience(1, publicId, { rule: again }, NOW, noting);
      expect((await tallies()).at(-1)).toEqual(['two', two?.[1], 3]);
      expect(await audiences.tallies(2)).toEqual([]);
    });

    test('are changed by who has seen what is there, with what is written down, or not at all', async () => {
      const { audiences } = stores;
      const { publicId } = await add();
      const change = { name: 'N', ifRevision: 1 };
      expect(kept(await audiences.changeAudience(1, publicId, change, NOW, noting)).revision).toBe(2);
      expect(await audiences.changeAudience(1, publicId, change, NOW, noting)).toBeUndefined();
      expect(await audiences.removeAudience(1, publicId, 1, NOW, noting)).toBe(false);
      const failing = (): never => {
        throw new Error('no words');
      };
      const rule = { announce: false, tallies: { needed: ['one'], counted: [] } };
      await expect(audiences.changeAudience(1, publicId, { rule }, NOW, failing)).rejects.toThrow('no words');
      await expect(audiences.removeAudience(1, publicId, 2, NOW, failing)).rejects.toThrow('no words');
      expect(await audiences.tallies(1)).toEqual([]);
      expect((await audiences.judging(1))?.epoch).toBe(1);
      expect(await audiences.removeAudience(1, publicId, 2, NOW, noting)).toBe(true);
      expect(await audiences.audiences(1)).toEqual([]);
      // Two workspaces; made, changed and removed once each.
      expect(stores.count('audit')).toBe(5);
    });

    test('judging is held, goes on, ends, and begins again', async () => {
      const { audiences } = stores;
      expect(await audiences.judging(1)).toBeUndefined();
      expect(await audiences.holdJudging(1, true, NOW, noting)).toBeUndefined();
      await add();
      expect(await audiences.holdJudging(1, true, NOW + 1, noting)).toMatchObject({ state: 'paused' });
      await audiences.judgedTo(1, 1, 7, 6, false, NOW + 2);
      stores = await stores.reopen();
      const later = stores.audiences;
      expect(await later.judgings()).toMatchObject([{ workspace: 1, state: 'paused', place: 7, looked: 6 }]);
      expect(await later.holdJudging(1, false, NOW + 3, noting)).toMatchObject({
        state: 'running',
        place: 7,
      });
      // An epoch that is over says nothing any more.
      await later.judgedTo(1, 0, 100, 100, true, NOW + 4);
      await later.judgedTo(1, 1, 9, 2, true, NOW + 5);
      expect(await later.judging(1)).toMatchObject({ state: 'done', place: 9, looked: 8, judged: 1 });
      expect(await later.holdJudging(1, true, NOW, noting)).toBeUndefined();
      const again = await later.judgeAgain(1, NOW + 6, noting);
      expect(again).toMatchObject({ epoch: 2, judged: 1, place: 0, looked: 0, state: 'running' });
    });

    test('a run over existing users is what was started last', async () => {
      const { existingRuns: runs } = stores;
      const draft = { workspace: 1, kind: 'fake', name: 'Job', settings: {}, secrets: {} };
      const { id } = await stores.config.addIntegration(draft, NOW, noting);
      expect(await runs.run(id)).toBeUndefined();
      expect(await runs.hold(id, true, NOW, noting)).toBeUndefined();
      const first = await runs.start(id, NOW, noting);
      expect(first).toMatchObject({ place: 0, told: 0, total: 0, state: 'running', startedAt: NOW });
      const begun = await runs.begin(first, 3, 500, NOW + 5);
      expect(begun).toMatchObject({ place: 3, total: 500, startedAt: NOW + 5 });
      expect(await runs.advance(first, { ...first, isDone: true }, NOW + 6)).toBeUndefined();
      await runs.hold(id, true, NOW + 6, noting);
      const step = { place: 3, last: { since: 5, customer: 9 }, told: 200, isDone: false };
      if (begun === undefined) throw new Error('not begun');
      expect(await runs.advance(begun, step, NOW + 7)).toMatchObject({ state: 'paused', told: 200 });
      stores = await stores.reopen();
      const later = stores.existingRuns;
      expect(await later.runs()).toMatchObject([{ integration: id, last: { since: 5, customer: 9 } }]);
      expect(await later.hold(id, false, NOW + 8, noting)).toMatchObject({ state: 'running' });
      expect(await later.advance(begun, { ...step, isDone: true }, NOW + 9)).toMatchObject({ state: 'done' });
      expect(await later.hold(id, true, NOW, noting)).toBeUndefined();
      // No two of an integration are told apart by nothing.
      expect((await later.start(id, NOW, noting)).startedAt).toBe(NOW + 6);
      expect(await later.advance(begun, step, NOW + 9)).toBeUndefined();
    });
  });
}
