import { useState } from 'react';
import { api, ApiError } from '../../app/api.ts';
import { done } from '../../ui/notify.ts';
import { refusedFaults, showFirst } from './refused-faults.ts';
import { changedFields, showSaved, type Template, type Written } from './template.ts';
import type { FormFaults } from './template-form.tsx';

interface State {
  readonly busy: boolean;
  readonly error?: unknown;
  readonly faults?: FormFaults;
  /** As somebody else saved it meanwhile. */
  readonly conflict?: Template;
}

interface SaveUse {
  readonly busy: boolean;
  readonly error: unknown;
  readonly faults: FormFaults;
  readonly conflict: Template | undefined;
  readonly save: () => Promise<void>;
  /** Saves on top of what somebody else saved. */
  readonly overwrite: () => Promise<void>;
  readonly closeConflict: () => void;
  readonly clear: () => void;
}

const NO_FAULTS: FormFaults = {};

/** Saving what was changed on top of the revision it was changed in. */
export function useSave(
  base: Template,
  written: Written,
  onSaved: (saved: Template, sent: Written) => void,
): SaveUse {
  const [state, setState] = useState<State>({ busy: false });
  const { id } = base;
  const send = async (revision: number): Promise<void> => {
    const now = { ...written, name: written.name.trim() };
    if (now.name === '') {
      const faults = { name: 'It needs a name.' };
      setState({ busy: false, faults });
      return showFirst(faults);
    }
    setState({ busy: true });
    const body = Object.fromEntries(changedFields(base, now).map((key) => [key, now[key]]));
    try {
      const saved = await api('PATCH /v1/admin/templates/{id}', { params: { id }, body, revision });
      setState({ busy: false });
      onSaved(saved, written);
      done(saved.revision === base.revision ? 'Saved.' : `Saved as revision ${saved.revision}.`);
      await showSaved(saved);
    } catch (error) {
      await refused(error).catch((other: unknown) => setState({ busy: false, error: other }));
    }
    return undefined;
  };
  const refused = async (error: unknown): Promise<void> => {
    if (error instanceof ApiError && error.status === 412) {
      const conflict = await api('GET /v1/admin/templates/{id}', { params: { id } });
      return setState({ busy: false, conflict });
    }
    const { faults, rest } = refusedFaults(error);
    setState({ busy: false, faults, ...(rest ? { error } : {}) });
    return showFirst(faults);
  };
  return {
    busy: state.busy,
    error: state.error,
    faults: state.faults ?? NO_FAULTS,
    conflict: state.conflict,
    save: () => send(base.revision),
    overwrite: () => send(state.conflict?.revision ?? base.revision),
    closeConflict: () => setState({ busy: false }),
    clear: () => setState({ busy: false }),
  };
}
