import { notFound, Refused } from '@causeway/contract/problem';
import type { DestinationKind } from '@causeway/core/delivery/destination';
import type { AuditTarget } from '../../ports/audit-store.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ConfigStore } from '../../ports/config-store.ts';
import type { TemplateDesk, TemplateUser } from '../../ports/template-desk.ts';
import type { TemplateLanguage } from '../../ports/template-language.ts';
import type { Template, TemplateStore } from '../../ports/template-store.ts';
import { compiledSource } from './compiled-source.ts';

export interface TemplateDeskTools {
  readonly store: TemplateStore;
  readonly config: Pick<ConfigStore, 'integrations'>;
  readonly kinds: ReadonlyMap<string, DestinationKind>;
  readonly language: TemplateLanguage;
  readonly configured: () => Promise<void> | void;
  readonly clock: Clock;
  /** 32 hexadecimal digits. */
  readonly newId: () => string;
}

const MOST = 1_000;

export function createTemplateDesk(tools: TemplateDeskTools): TemplateDesk {
  const { store, config, kinds, language, configured, clock, newId } = tools;

  const get = async (workspace: number, id: string): Promise<Template> => {
    const template = await store.template(workspace, id);
    if (template === undefined) throw notFound('template');
    return template;
  };

  const users = async (workspace: number): Promise<ReadonlyMap<string, readonly TemplateUser[]>> => {
    const found = new Map<string, TemplateUser[]>();
    for (const { id, name, kind, settings } of await config.integrations(workspace)) {
      const ids = new Set(
        kinds
          .get(kind)
          ?.templates?.(settings)
          .map((used) => used.id),
      );
      for (const template of ids) found.set(template, [...(found.get(template) ?? []), { id, name }]);
    }
    return found;
  };

  return {
    get,
    users,
    list: (workspace) => store.templates(workspace),
    add: async (by, words) => {
      compiledSource(language, words.source);
      if ((await store.templates(by.workspace)).length >= MOST)
        throw new Refused(409, 'too_many', `A workspace has at most ${MOST} templates.`);
      const draft = {
        ...words,
        id: newId(),
        workspace: by.workspace,
        type: 'jsonnet',
        author: by.actor.name,
      } as const;
      return store.addTemplate(draft, clock(), (added) => ({
        by,
        action: 'template.add',
        target: targetOf(added),
        after: recordOf(added),
      }));
    },
    change: async (by, id, words, ifRevision) => {
      const { revision } = await get(by.workspace, id);
      if (words.source !== undefined) compiledSource(language, words.source);
      const change = { ...words, author: by.actor.name, ifRevision };
      const changed = await store.changeTemplate(by.workspace, id, change, clock(), (before, after) => ({
        by,
        action: 'template.change',
        target: targetOf(after),
        before: recordOf(before),
        after: recordOf(after),
      }));
      if (changed === undefined) throw changedMeanwhile((await get(by.workspace, id)).revision);
      if (changed.revision !== revision) await configured();
      return changed;
    },
    remove: async (by, id, ifRevision) => {
      const { revision } = await get(by.workspace, id);
      const used = (await users(by.workspace)).get(id) ?? [];
      if (used.length > 0) {
        const names = used.map(({ name }) => `"${name}"`).join(', ');
        throw new Refused(409, 'in_use', `It is used by ${names}. Choose another template there first.`);
      }
      const removed = await store.removeTemplate(by.workspace, id, ifRevision, clock(), (before) => ({
        by,
        action: 'template.remove',
        target: targetOf(before),
        before: { ...recordOf(before), source: before.source },
      }));
      if (!removed) throw changedMeanwhile(revision);
    },
  };
}

function changedMeanwhile(revision: number): Refused {
  return new Refused(
    412,
    'changed_meanwhile',
    `It was changed meanwhile: its revision is ${revision} now. Read it again and repeat the change.`,
  );
}

function targetOf({ id, name }: Template): AuditTarget {
  return { kind: 'template', id, name };
}

/** Sources are kept with the revisions. */
function recordOf({
  name,
  type,
  description,
  revision,
  source,
}: Template): Readonly<Record<string, unknown>> {
  return { name, type, description, revision, characters: source.length };
}
