import type { WebhookDefinition } from '@causeway/core/webhook/definition';
import { useState } from 'react';
import { api, ApiError } from '../../app/api.ts';
import { useMay } from '../../app/session.ts';
import { done } from '../../ui/notify.ts';
import type { Conflict } from './conflict-modal.tsx';
import { changedParts, merged, secretChange } from './form/definition-change.ts';
import { firstWrong, refusedFindings } from './form/findings.ts';
import { showField, type FormTools } from './form/form-tools.ts';
import { showRefusal } from './form/found.ts';
import { fromDefinition } from './form/from-definition.ts';
import { toDefinition } from './form/to-definition.ts';
import { withoutTyped } from './form/without-typed.ts';
import { showSaved } from './saved.ts';
import { definitionOf, type Webhook } from './webhook.ts';

interface SaveUse {
  readonly busy: boolean;
  readonly error: unknown;
  readonly conflict: Conflict | undefined;
  readonly save: () => Promise<void>;
  readonly overwrite: () => Promise<void>;
  readonly load: (webhook: Webhook) => void;
  readonly closeConflict: () => void;
}

/** As the form would write it: the order of keys tells nothing then. */
export function plainDefinition(webhook: Webhook): WebhookDefinition {
  return toDefinition(fromDefinition(definitionOf(webhook)));
}

/** Saving what was changed on top of the revision it was changed in. `toForm` brings the form into sight. */
export function useSave(
  { values, found }: FormTools,
  base: Webhook,
  setBase: (base: Webhook) => void,
  toForm: () => void,
): SaveUse {
  const [state, setState] = useState<{ busy: boolean; error?: unknown; conflict?: Conflict }>({
    busy: false,
  });
  const isAdmin = useMay('admin');
  const { id } = base;

  const load = (webhook: Webhook): void => {
    setBase(webhook);
    values.set(fromDefinition(definitionOf(webhook)));
    found.set({ ...found.get(), touched: new Set(), all: false });
    setState({ busy: false });
  };
  const meanwhile = async (): Promise<Conflict> => {
    const latest = await api('GET /v1/admin/webhooks/{id}', { params: { id } });
    const audit = isAdmin
      ? await api('GET /v1/admin/audit', { query: { target: latest.name, limit: 1 } }).catch(() => undefined)
      : undefined;
    const what = [
      ...(latest.state === base.state ? [] : [`It is ${latest.state} now`]),
      ...changedParts(plainDefinition(base), plainDefinition(latest)),
    ];
    return { latest, who: audit?.data[0]?.actor.name, what };
  };
  const refused = async (error: unknown): Promise<void> => {
    if (error instanceof ApiError && error.status === 412)
      return setState({ busy: false, conflict: await meanwhile() });
    const { findings, rest } = refusedFindings(error);
    showRefusal(found, findings);
    const place = firstWrong(findings);
    if (place !== undefined) {
      toForm();
      showField(place);
    }
    return setState({ busy: false, ...(rest ? { error } : {}) });
  };
  const send = async (definition: WebhookDefinition, revision: number): Promise<void> => {
    const sent = values.get();
    setState({ busy: true });
    try {
      const saved = await api('PATCH /v1/admin/webhooks/{id}', {
        params: { id },
        body: { definition: { ...definition }, secrets: { ...secretChange(sent, base.secrets) } },
        revision,
      });
      setBase(saved);
      // What was typed while it was being saved stays, and stays unsaved.
      const now = values.get();
      const settled = JSON.stringify(toDefinition(now)) === JSON.stringify(plainDefinition(saved));
      if (settled || now !== sent) values.set(withoutTyped(now, sent));
      else values.set(fromDefinition(definitionOf(saved)));
      setState({ busy: false });
      done('Saved.');
      await showSaved(saved);
    } catch (error) {
      await refused(error).catch((other: unknown) => setState({ busy: false, error: other }));
    }
  };
  return {
    busy: state.busy,
    error: state.error,
    conflict: state.conflict,
    save: () => send(toDefinition(values.get()), base.revision),
    overwrite: () => {
      const latest = state.conflict?.latest ?? base;
      const mine = merged(plainDefinition(base), toDefinition(values.get()), plainDefinition(latest));
      return send(mine, latest.revision);
    },
    load,
    closeConflict: () => setState({ busy: false }),
  };
}
