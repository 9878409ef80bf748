import type { Kind } from '../../packages/console/src/features/integrations/form/card.ts';
import type { Editors } from '../../packages/console/src/features/integrations/form/editor.ts';
import type { Drawing } from '../../packages/console/src/features/integrations/form/held.ts';
import type { KindForm } from '../../packages/console/src/features/integrations/form/kind-form.ts';
import { KINDS } from '../../packages/server/src/app/kinds.ts';
import { kindView } from '../../packages/server/src/features/integrations/catalog.ts';

const FEATURE = new URL('../../packages/console/src/features/integrations/', import.meta.url);

/** A module of the console that has components in it, which the compiler of the tests does not read. */
export async function consoleModule<T>(path: string): Promise<T> {
  return (await import(new URL(path, FEATURE).pathname)) as T;
}

export interface Drawn {
  readonly kind: Kind;
  readonly form: KindForm;
  readonly drawing: Drawing;
}

/** The form of each kind that the hub knows: its card as the API serves it, and what the console adds to it. */
export async function drawnKinds(): Promise<ReadonlyMap<string, Drawn>> {
  const { kindForm } = await consoleModule<{ kindForm: (key: string) => Promise<KindForm> }>('kind-forms.ts');
  const kinds = [...KINDS.values()].map(async (kind) => {
    const view = JSON.parse(JSON.stringify(kindView(kind))) as Kind;
    const form = await kindForm(view.key);
    return [view.key, { kind: view, form, drawing: await drawingWith(view.fields, form.editors) }] as const;
  });
  return new Map(await Promise.all(kinds));
}

/** Fields with the editors that every form has, and these. */
export async function drawingWith(fields: Drawing['fields'], editors: Editors = {}): Promise<Drawing> {
  const { COMMON_EDITORS } = await consoleModule<{ COMMON_EDITORS: Editors }>('form/common-editors.tsx');
  return { fields, editors: { ...COMMON_EDITORS, ...editors } };
}
