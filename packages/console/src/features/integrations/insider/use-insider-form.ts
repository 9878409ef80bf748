import { useMemo, useState } from 'react';
import { useForm } from 'react-hook-form';
import { cell } from './cell.ts';
import type { FormTools, Reveal } from './form-tools.ts';
import { formResolver } from './form-resolver.ts';
import type { InsiderValues } from './form-values.ts';
import { useInsiderNames, useOurFields } from './use-known.ts';

interface InsiderFormUse {
  readonly tools: FormTools;
  /** Our names have been read, or will not come. */
  readonly settled: boolean;
}

/** The form of an Insider integration. `id` undefined: it is being installed. `secrets`: the names of those that are set. */
export function useInsiderForm(
  first: InsiderValues,
  id: number | undefined,
  readOnly: boolean,
  secrets: ReadonlySet<string>,
): InsiderFormUse {
  const resolver = useMemo(() => formResolver(secrets), [secrets]);
  const form = useForm<InsiderValues>({
    defaultValues: first,
    mode: 'onSubmit',
    resolver,
    shouldFocusError: false,
  });
  const [cells] = useState(() => ({
    faults: cell<ReadonlyMap<string, string>>(new Map()),
    revealed: cell<Reveal | undefined>(undefined),
  }));
  const { ours, settled } = useOurFields();
  const theirs = useInsiderNames(id);
  const { control } = form;
  const tools = useMemo(
    () => ({ form, control, readOnly, ...cells, ours, theirs }),
    [form, control, readOnly, cells, ours, theirs],
  );
  return { tools, settled };
}
