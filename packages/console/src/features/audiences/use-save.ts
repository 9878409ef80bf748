import { useState } from 'react';
import { api, ApiError } from '../../app/api.ts';
import { done } from '../../ui/notify.ts';
import { changedFields, showSaved, type Audience, type Written } from './audience.ts';
import type { FormFaults } from './details-fields.tsx';
import { refusedFaults, showFirst, writtenFaults } from './form-faults.ts';

interface State {
  readonly busy: boolean;
  readonly error?: unknown;
  readonly faults?: FormFaults;
  /** As somebody else saved it meanwhile. */
  readonly conflict?: Audience;
  /** Said with the last save, for another try. */
  readonly announce?: boolean | undefined;
}

export interface SaveUse {
  readonly busy: boolean;
  readonly error: unknown;
  readonly faults: FormFaults;
  readonly conflict: Audience | undefined;
  /** Is it fit to be saved? Says what is wrong where it is. `wrong`: why the rule cannot be used. */
  readonly check: (wrong: string | undefined) => boolean;
  /** `announce`: of those who come and go because of the rule; undefined: the rule is the same. */
  readonly save: (announce: boolean | undefined) => Promise<void>;
  /** Saves on top of what somebody else saved. */
  readonly overwrite: () => Promise<void>;
  readonly closeConflict: () => void;
  readonly clear: () => void;
}

const NO_FAULTS: FormFaults = {};

/** Saving what was changed on top of the revision it was changed in. */
export function useSave(
  base: Audience,
  written: Written,
  onSaved: (saved: Audience, sent: Written) => void,
): SaveUse {
  const [state, setState] = useState<State>({ busy: false });
  const { id } = base;
  const check = (wrong: string | undefined): boolean => {
    const faults = writtenFaults(written, wrong);
    setState({ busy: false, ...(faults === undefined ? {} : { faults }) });
    if (faults !== undefined) showFirst(faults);
    return faults === undefined;
  };
  const send = async (revision: number, announce: boolean | undefined): Promise<void> => {
    setState({ busy: true });
    const now = { ...written, name: written.name.trim() };
    const body = {
      ...Object.fromEntries(changedFields(base, now).map((key) => [key, now[key]])),
      ...(announce === undefined ? {} : { announce }),
    };
    try {
      const saved = await api('PATCH /v1/admin/audiences/{id}', { params: { id }, body, revision });
      setState({ busy: false });
      onSaved(saved, written);
      done(saved.judged ? 'Saved.' : 'Saved. All customers are judged by the new rule now.');
      await showSaved(saved);
    } catch (error) {
      await refused(error, announce).catch((other: unknown) => setState({ busy: false, error: other }));
    }
  };
  const refused = async (error: unknown, announce: boolean | undefined): Promise<void> => {
    if (error instanceof ApiError && error.status === 412) {
      const conflict = await api('GET /v1/admin/audiences/{id}', { params: { id } });
      return setState({ busy: false, conflict, announce });
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
    check,
    save: (announce) => send(base.revision, announce),
    overwrite: () => send(state.conflict?.revision ?? base.revision, state.announce),
    closeConflict: () => setState({ busy: false }),
    clear: () => setState({ busy: false }),
  };
}
