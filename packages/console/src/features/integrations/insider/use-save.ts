import { useState } from 'react';
import { api, ApiError } from '../../../app/api.ts';
import { changed, get, queryClient } from '../../../app/query.ts';
import { useMay } from '../../../app/session.ts';
import type { Cell } from '../../../ui/cell.ts';
import { done } from '../../../ui/notify.ts';
import { extraChange, extraOf, type Extra } from '../form/extra.ts';
import { connectionTest } from './connection-test.tsx';
import type { Conflict } from './conflict-modal.tsx';
import { faultsOf } from './form-faults.ts';
import { showField, type FormTools } from './form-tools.ts';
import { hubFaults } from './hub-faults.ts';
import {
  changeOf,
  connectionTyped,
  differences,
  secretsSet,
  valuesOf,
  type Integration,
} from './integration.ts';
import { same } from './json-change.ts';
import { toSettings } from './to-settings.ts';

interface SaveUse {
  readonly busy: boolean;
  readonly error: unknown;
  readonly conflict: Conflict | undefined;
  /** Resolves to whether it was saved. */
  readonly save: () => Promise<boolean>;
  readonly overwrite: () => Promise<boolean>;
  readonly load: (integration: Integration) => void;
  readonly closeConflict: () => void;
}

/** Saving what was changed, and only that, on top of the revision it was changed in. */
export function useSave(
  tools: FormTools,
  base: Integration,
  setBase: (base: Integration) => void,
  extra: Cell<Extra>,
): SaveUse {
  const { form, faults, revealed } = tools;
  const [state, setState] = useState<{ busy: boolean; error?: unknown; conflict?: Conflict }>({
    busy: false,
  });
  const isAdmin = useMay('admin');
  const { id } = base;

  const keep = (integration: Integration): void => {
    queryClient.setQueryData(
      get('GET /v1/admin/integrations/{id}', { params: { id } }).queryKey,
      integration,
    );
    setBase(integration);
    extra.set(extraOf(integration));
  };
  const load = (integration: Integration): void => {
    keep(integration);
    form.reset(valuesOf(integration));
    faults.set(new Map());
    setState({ busy: false });
  };
  const meanwhile = async (): Promise<Conflict> => {
    const latest = await api('GET /v1/admin/integrations/{id}', { params: { id } });
    const audit = isAdmin
      ? await api('GET /v1/admin/audit', { query: { target: latest.name, limit: 1 } }).catch(() => undefined)
      : undefined;
    return { latest, who: audit?.data[0]?.actor.name, what: differences(base, latest) };
  };
  const refused = async (error: unknown): Promise<void> => {
    if (error instanceof ApiError && error.status === 412)
      return setState({ busy: false, conflict: await meanwhile() });
    const { byField, rest } = hubFaults(error);
    faults.set(byField);
    const [first] = byField.keys();
    if (first !== undefined) showField(revealed, first);
    setState({ busy: false, ...(byField.size > 0 && rest.length === 0 ? {} : { error }) });
    return undefined;
  };
  const send = async (revision: number): Promise<boolean> => {
    // A copy: what is typed while it is being saved stays unsaved.
    const values = structuredClone(form.getValues());
    await form.trigger();
    const [fault] = faultsOf(values, secretsSet(base));
    if (fault !== undefined) {
      showField(revealed, fault.path.join('.'));
      return false;
    }
    setState({ busy: true });
    try {
      const saved = await api('PATCH /v1/admin/integrations/{id}', {
        params: { id },
        body: { ...changeOf(base, values), ...extraChange(base, extra.get()) },
        revision,
      });
      keep(saved);
      form.setValue('apiKey', '');
      form.setValue('inboundHeader', '');
      if (
        !same(toSettings(form.getValues()), saved.settings as never) &&
        same(toSettings(values), toSettings(form.getValues()))
      )
        form.reset(valuesOf(saved));
      setState({ busy: false });
      done('Saved.');
      if (connectionTyped(base, values)) {
        await queryClient.resetQueries({ queryKey: connectionTest(id).queryKey });
        await changed('GET /v1/admin/integrations/{id}/names');
      }
      await changed(
        'GET /v1/admin/integrations',
        'GET /v1/admin/integrations/{id}/revisions',
        'GET /v1/admin/integrations/{id}/coverage',
      );
      return true;
    } catch (error) {
      await refused(error).catch((other: unknown) => setState({ busy: false, error: other }));
      return false;
    }
  };
  return {
    busy: state.busy,
    error: state.error,
    conflict: state.conflict,
    save: () => send(base.revision),
    overwrite: () => send(state.conflict?.latest.revision ?? base.revision),
    load,
    closeConflict: () => setState({ busy: false }),
  };
}
