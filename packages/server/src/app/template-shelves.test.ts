import type { TemplateEngine } from '@causeway/core/template/template-engine';
import { expect, it } from 'vitest';
import type { Template } from '../ports/template-store.ts';
import { createTemplatesOf } from './template-shelves.ts';

const kind = {
  templates: (settings: object) => Object.entries(settings).map(([field, id]) => ({ id: String(id), field })),
};

it('compiles a template once per revision, within its workspace, and says which are missing', async () => {
  const sources = new Map([['1 a', { revision: 1, source: 'A' }]]);
  const compiled: string[] = [];
  const engine: TemplateEngine = {
    compile: (source) => {
      compiled.push(source);
      return source === 'bad'
        ? { issues: [{ code: 'no', message: 'No.' }] }
        : { template: { render: () => ({ kind: 'rendered', value: source }) } };
    },
  };
  const templatesOf = createTemplatesOf(
    { template: async (workspace, id) => sources.get(`${workspace} ${id}`) as Template | undefined },
    engine,
  );
  const used = await templatesOf(1, kind, { x: 'a', y: 'none' });
  expect(used.missing).toEqual([{ id: 'none', field: 'y' }]);
  expect(used.key).toBe('a@1');
  expect(used.shelf('a')?.render({}, {})).toEqual({ kind: 'rendered', value: 'A' });
  expect(used.shelf('none')).toBeUndefined();
  await templatesOf(1, kind, { x: 'a' });
  expect(compiled).toEqual(['A']);
  sources.set('1 a', { revision: 2, source: 'bad' });
  const then = await templatesOf(1, kind, { x: 'a' });
  expect(then.key).toBe('a@2');
  expect(then.shelf('a')?.render({}, {})).toMatchObject({ kind: 'failed', issue: { code: 'no' } });
  expect((await templatesOf(2, kind, { x: 'a' })).missing).toHaveLength(1);
  expect(await templatesOf(1, {}, { x: 'a' })).toMatchObject({ key: '', missing: [] });
});
