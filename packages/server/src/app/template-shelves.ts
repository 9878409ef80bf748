import type { CompiledTemplate, TemplateEngine } from '@causeway/core/template/template-engine';
import type { TemplatesOf } from '../ports/template-shelf.ts';
import type { TemplateStore } from '../ports/template-store.ts';

interface Kept {
  readonly revision: number;
  readonly template: CompiledTemplate;
}

/** Finds the templates that settings refer to. Each is compiled once per revision, and kept. */
export function createTemplatesOf(
  store: Pick<TemplateStore, 'template'>,
  engine: TemplateEngine,
): TemplatesOf {
  const kept = new Map<string, Kept>();

  const find = async (workspace: number, id: string): Promise<Kept | undefined> => {
    const name = `${workspace} ${id}`;
    const stored = await store.template(workspace, id);
    if (stored === undefined) {
      kept.delete(name);
      return undefined;
    }
    const known = kept.get(name);
    if (known?.revision === stored.revision) return known;
    const { revision } = stored;
    const made: Kept = { revision, template: compiled(engine, stored.source) };
    kept.set(name, made);
    return made;
  };

  return async (workspace, kind, settings) => {
    const used = new Map<string, Kept>();
    const missing: { id: string; field: string }[] = [];
    for (const { id, field } of kind.templates?.(settings) ?? []) {
      const found = await find(workspace, id);
      if (found === undefined) missing.push({ id, field });
      else used.set(id, found);
    }
    return {
      shelf: (id) => used.get(id)?.template,
      key: [...used].map(([id, { revision }]) => `${id}@${revision}`).join(' '),
      missing,
    };
  };
}

/** What is stored has compiled; should another version of the language refuse it, its messages say so. */
function compiled(engine: TemplateEngine, source: string): CompiledTemplate {
  const made = engine.compile(source);
  if ('template' in made) return made.template;
  const issue = made.issues[0] ?? { code: 'template_unreadable', message: 'The template does not compile.' };
  return { render: () => ({ kind: 'failed', issue }) };
}
