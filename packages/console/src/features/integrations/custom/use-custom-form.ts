import { useEffect, useMemo, useRef, useState } from 'react';
import type { Fault } from '../form/fault.ts';
import { useFormCells } from '../form/use-form-cells.ts';
import { useOurFields } from '../insider/use-known.ts';
import { toSettings, type CustomValues } from './custom-values.ts';
import { faultsOf, type Kept } from './form-faults.ts';
import type { FormTools } from './form-tools.ts';
import { placeholderOptions } from './placeholder-options.ts';

const NO_SECRETS: ReadonlySet<string> = new Set();

/** The form a moment after the last key. */
export interface DraftState {
  readonly values: CustomValues;
  /** As they would be saved. */
  readonly settings: ReturnType<typeof toSettings>;
  readonly faults: readonly Fault[];
}

interface CustomFormUse {
  readonly tools: FormTools;
  readonly draft: DraftState;
}

/** The form of a Custom API integration. `kept` undefined: it is being installed. */
export function useCustomForm(first: CustomValues, kept: Kept | undefined, readOnly: boolean): CustomFormUse {
  const { cells, settled: values } = useFormCells(first);
  const { ours } = useOurFields();
  const known = useMemo(
    () => placeholderOptions(ours, values.which === 'only' ? values.only : []),
    [ours, values.which, values.only],
  );
  const latest = useRef(known);
  useEffect(() => {
    latest.current = known;
  }, [known]);
  const [options] = useState(() => () => latest.current);
  const secrets = kept?.secrets ?? NO_SECRETS;
  const tools = useMemo(
    () => ({ ...cells, readOnly, ours, options, kept: secrets }),
    [cells, readOnly, ours, options, secrets],
  );
  const draft = useMemo(
    () => ({ values, settings: toSettings(values), faults: faultsOf(values, kept) }),
    [values, kept],
  );
  useEffect(() => {
    cells.found.set({ ...cells.found.get(), faults: draft.faults });
  }, [cells, draft.faults]);
  return { tools, draft };
}
