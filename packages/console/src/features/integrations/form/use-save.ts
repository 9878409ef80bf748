import { useState } from 'react';
import { api, ApiError } from '../../../app/api.ts';
import { changed, get, queryClient } from '../../../app/query.ts';
import { useMay } from '../../../app/session.ts';
import type { Cell } from '../../../ui/cell.ts';
import { done } from '../../../ui/notify.ts';
import type { Conflict } from './conflict-modal.tsx';
import { endpointTest } from './endpoint-test.tsx';
import { extraChange, extraOf, type Extra } from './extra.ts';
import { NOTHING_FOUND } from './fault.ts';
import type { FormBase } from './form-cells.ts';
import { showField } from './form-tools.ts';
import { refusedFaults } from './refused-faults.ts';
import type { Integration, SaveRules } from './save-rules.ts';

export interface SaveUse {
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
export function useSave<V>(
  tools: FormBase<V>,
  base: Integration,
  setBase: (base: Integration) => void,
  rules: SaveRules<V>,
  extra: Cell<Extra>,
): SaveUse {
  const { values, found } = tools;
  const [state, setState] = useState<{ busy: boolean; error?: unknown; conflict?: Conflict }>({
    busy: false,
  });
  const isAdmin = useMay('admin');
  const { id } = base;
  const load = (integration: Integration): void => {
    const { queryKey } = get('GET /v1/admin/integrations/{id}', { params: { id } });
    queryClient.setQueryData(queryKey, integration);
    setBase(integration);
    values.set(rules.valuesOf(integration));
    extra.set(extraOf(integration));
    found.set(NOTHING_FOUND);
    setState({ busy: false });
  };
  const meanwhile = async (): Promise<Conflict> => {
    const latest = await api('GET /v1/admin/integrations/{id}', { params: { id } });
    const audit = isAdmin
      ? await api('GET /v1/admin/audit', { query: { target: latest.name, limit: 1 } }).catch(() => undefined)
      : undefined;
    return { latest, who: audit?.data[0]?.actor.name, what: rules.differences(base, latest) };
  };
  const refused = async (error: unknown): Promise<void> => {
    if (error instanceof ApiError && error.status === 412)
      return setState({ busy: false, conflict: await meanwhile() });
    const { faults, rest } = refusedFaults(error, rules.placeOfPointer);
    found.set({ ...found.get(), refused: faults, all: true });
    const [first] = faults;
    if (first !== undefined) showField(tools, first.place);
    return setState({ busy: false, ...(rest ? { error } : {}) });
  };
  const send = async (revision: number): Promise<boolean> => {
    const sent = values.get();
    const faults = rules.faultsOf(sent, base);
    found.set({ ...found.get(), faults, refused: [], all: true });
    const [fault] = faults;
    if (fault !== undefined) {
      showField(tools, fault.place);
      return false;
    }
    setState({ busy: true });
    try {
      const body = { ...rules.changeOf(base, sent), ...extraChange(base, extra.get()) };
      const saved = await api('PATCH /v1/admin/integrations/{id}', { params: { id }, body, revision });
      const now = values.get();
      load(saved);
      if (now !== sent) values.set({ ...now, ...rules.savedOnce });
      done('Saved.');
      const secrets = Object.keys(body.secrets ?? {});
      if ((await rules.saved?.(base, saved, secrets)) !== true)
        await queryClient.resetQueries({ queryKey: endpointTest(id).queryKey });
      await changed(
        'GET /v1/admin/integrations',
        'GET /v1/admin/integrations/{id}/revisions',
        'GET /v1/admin/integrations/{id}/coverage',
        'GET /v1/admin/templates',
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
