import type { JsonObject } from '@causeway/core/result/json';
import { useState } from 'react';
import { api } from '../../../app/api.ts';
import { placeOfPointer } from '../form/card-rules.ts';
import type { Kind } from '../form/card.ts';
import type { CardTools } from '../form/card-tools.ts';
import type { ExtraChange } from '../form/extra.ts';
import { faultsIn } from '../form/held-faults.ts';
import { heldOf, secretsTyped, settingsOf, type Draft, type Drawing, type Held } from '../form/held.ts';
import type { InstallRules } from '../form/install-frame.tsx';
import type { KindForm } from '../form/kind-form.ts';
import { drawingOf, useCardForm } from '../form/use-card-form.ts';
import { patchOf } from '../insider/json-change.ts';
import { installBody, patched, settingsPointer, type InstallBody } from './install-body.ts';

interface VariantsUse {
  readonly tools: CardTools;
  readonly draft: Draft;
  readonly first: Held;
  readonly variant: string;
  /** All settings that a variant begins with. */
  readonly settingsWith: (variant: string) => JsonObject;
  /** Begins with another variant; what was changed by hand stays. */
  readonly choose: (variant: string) => void;
  readonly rules: InstallRules<Held>;
  /** What installs it, with these secrets. */
  readonly bodyWith: (held: Held, extra: ExtraChange, secrets: Record<string, string>) => InstallBody;
}

const NO_SECRETS: ReadonlySet<string> = new Set();

/** A form that begins with one of the variants of a kind, and installs it from the catalog. */
export function useVariants(kind: Kind, form: KindForm, name: string): VariantsUse {
  const { key, variants, config } = kind;
  const [drawing] = useState(() => drawingOf(kind, form));
  const [variant, setVariant] = useState(variants[0]?.key ?? 'default');
  const settingsWith = (which: string): JsonObject =>
    settingsOf(drawing, heldOf(drawing, settingsGiven(kind, which), ''));
  const [first] = useState(() => heldOf(drawing, settingsGiven(kind, variant), name));
  const { tools, draft } = useCardForm(drawing, form, first, undefined, false);
  const editsIn = (held: Held): JsonObject => patchOf(settingsWith(variant), settingsOf(drawing, held));
  const bodyWith: VariantsUse['bodyWith'] = (held, { requires, summary = '' }, secrets) =>
    installBody(config, {
      name: held.name,
      variant,
      settings: editsIn(held),
      secrets,
      requires,
      why: summary,
    });
  return {
    tools,
    draft,
    first,
    variant,
    settingsWith,
    choose: (next) => {
      const held = tools.values.get();
      tools.values.set(another(drawing, held, patched(settingsWith(next), editsIn(held))));
      setVariant(next);
    },
    rules: {
      faultsOf: (held) => faultsIn(drawing, form, held, NO_SECRETS),
      install: async (held, extra) => {
        const body = bodyWith(held, extra, secretsTyped(drawing, held));
        return (await api('POST /v1/admin/integration-catalog/{key}/install', { params: { key }, body })).id;
      },
      placeOfPointer: (pointer) => {
        const meant = settingsPointer(config, pointer);
        return (form.placeOf ?? ((one: string) => placeOfPointer(drawing, one)))(meant);
      },
    },
    bodyWith,
  };
}

function settingsGiven({ variants }: Kind, which: string): JsonObject {
  return (variants.find((one) => one.key === which)?.settings ?? {}) as JsonObject;
}

/** The same form with other settings. */
function another(drawing: Drawing, held: Held, settings: JsonObject): Held {
  return { ...held, settings: heldOf(drawing, settings, '').settings };
}
