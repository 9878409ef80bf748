import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { TemplateDraft } from '../../packages/server/src/ports/template-store.ts';
import { noting, type Stores } from './temp-store.ts';

const NOW = 10_000;

const TEMPLATE: TemplateDraft = {
  id: 'a'.repeat(32),
  workspace: 1,
  name: 'Entrance',
  type: 'jsonnet',
  description: 'What for',
  source: '{ a: 1 }',
  author: 'ada@example.com',
};

/** What every engine's store must do with templates. */
export function templateContract(engine: string, open: () => Promise<Stores>): void {
  describe(`templates in ${engine}`, () => {
    let stores: Stores;
    beforeEach(async () => {
      stores = await open();
    });
    afterEach(() => stores.close());

    test('stay within their workspace, by name, and several may have the same', async () => {
      const { templates } = stores;
      const mine = await templates.addTemplate(TEMPLATE, NOW, noting);
      expect(mine).toEqual({ ...TEMPLATE, revision: 1, createdAt: NOW, updatedAt: NOW });
      const second = await templates.addTemplate({ ...TEMPLATE, id: 'b'.repeat(32) }, NOW + 1, noting);
      const first = await templates.addTemplate({ ...TEMPLATE, id: 'c'.repeat(32), name: 'A' }, NOW, noting);
      const theirs = await templates.addTemplate(
        { ...TEMPLATE, id: 'd'.repeat(32), workspace: 2 },
        NOW,
        noting,
      );
      expect((await templates.templates(1)).map(({ id }) => id)).toEqual([first.id, mine.id, second.id]);
      expect((await templates.templates(1))[0]).not.toHaveProperty('source');
      expect(await templates.template(1, theirs.id)).toBeUndefined();
      expect(await templates.revisions(1, theirs.id)).toEqual([]);
      const change = { name: 'Mine now', author: 'eve' };
      expect(await templates.changeTemplate(1, theirs.id, change, NOW, noting)).toBeUndefined();
      expect(await templates.removeTemplate(1, theirs.id, undefined, NOW, noting)).toBe(false);
      expect(await templates.template(2, theirs.id)).toEqual(theirs);
    });

    test('have a revision for each source, and keep the earlier ones', async () => {
      const { id } = await stores.templates.addTemplate(TEMPLATE, NOW, noting);
      const change = (what: object, at: number) =>
        stores.templates.changeTemplate(1, id, { author: 'bob', ...what }, at, noting);
      expect(await change({ name: 'Exit', source: TEMPLATE.source }, NOW + 1)).toMatchObject({
        name: 'Exit',
        revision: 1,
        author: TEMPLATE.author,
        updatedAt: NOW + 1,
      });
      expect(await change({ source: '{ b: 2 }' }, NOW + 2)).toMatchObject({
        name: 'Exit',
        description: 'What for',
        revision: 2,
        author: 'bob',
        source: '{ b: 2 }',
      });
      stores = await stores.reopen();
      expect(await stores.templates.revisions(1, id)).toEqual([
        { revision: 2, source: '{ b: 2 }', author: 'bob', at: NOW + 2 },
        { revision: 1, source: '{ a: 1 }', author: TEMPLATE.author, at: NOW },
      ]);
    });

    test('are changed and removed only by who has seen what is there, and leave nothing behind', async () => {
      const { templates } = stores;
      const { id } = await templates.addTemplate(TEMPLATE, NOW, noting);
      const change = { source: '{}', author: 'bob', ifRevision: 1 };
      expect(await templates.changeTemplate(1, id, change, NOW, noting)).toMatchObject({ revision: 2 });
      expect(await templates.changeTemplate(1, id, change, NOW, noting)).toBeUndefined();
      expect(await templates.removeTemplate(1, id, 1, NOW, noting)).toBe(false);
      expect(await templates.removeTemplate(1, id, 2, NOW, noting)).toBe(true);
      expect([stores.count('templates'), stores.count('template_revisions')]).toEqual([0, 0]);
      // Made, changed and removed once each; what was not done is not written down.
      expect(stores.count('audit')).toBe(3);
    });

    test('are changed together with what is written down about it, or not at all', async () => {
      const { id } = await stores.templates.addTemplate(TEMPLATE, NOW, noting);
      const failing = (): never => {
        throw new Error('no words');
      };
      const change = { source: '{}', author: 'bob' };
      await expect(stores.templates.changeTemplate(1, id, change, NOW, failing)).rejects.toThrow('no words');
      await expect(stores.templates.removeTemplate(1, id, undefined, NOW, failing)).rejects.toThrow(
        'no words',
      );
      expect(await stores.templates.template(1, id)).toMatchObject({ revision: 1, source: '{ a: 1 }' });
      expect(await stores.templates.revisions(1, id)).toHaveLength(1);
    });
  });
}
