import type { JsonObject } from '@causeway/core/result/json';
import { useEffect, useMemo } from 'react';
import type { Fault } from '../form/fault.ts';
import { useFormCells } from '../form/use-form-cells.ts';
import { useOurFields } from '../insider/use-known.ts';
import { faultsOf } from './form-faults.ts';
import type { JobTools } from './form-tools.ts';
import type { JobKind } from './job-kind.ts';
import { toSettings, type JobValues } from './job-values.ts';

/** The form a moment after the last key. */
export interface DraftState {
  readonly values: JobValues;
  /** As they would be saved. */
  readonly settings: JsonObject;
  readonly faults: readonly Fault[];
}

interface JobFormUse {
  readonly tools: JobTools;
  readonly draft: DraftState;
}

/** The form of a job. `stored` undefined: it is being installed. */
export function useJobForm(
  kind: JobKind,
  first: JobValues,
  stored: JobTools['stored'],
  readOnly: boolean,
): JobFormUse {
  const { cells, settled: values } = useFormCells(first);
  const { ours } = useOurFields();
  const tools = useMemo(
    () => ({ ...cells, kind, stored, ours, readOnly }),
    [cells, kind, stored, ours, readOnly],
  );
  const draft = useMemo(
    () => ({ values, settings: toSettings(values, kind), faults: faultsOf(values, kind) }),
    [values, kind],
  );
  useEffect(() => {
    cells.found.set({ ...cells.found.get(), faults: draft.faults });
  }, [cells, draft.faults]);
  return { tools, draft };
}
