import { useEffect, useState } from 'react';
import { cell } from '../../../ui/cell.ts';
import type { Found } from './fault.ts';
import type { FormBase } from './form-tools.ts';

const WAIT_MS = 250;

type Cells<V> = Omit<FormBase<V>, 'readOnly'>;

/** What a form holds now, and `settled`: what it held a moment after the last key. */
export function useFormCells<V>(first: V): { readonly cells: Cells<V>; readonly settled: V } {
  const [cells] = useState<Cells<V>>(() => ({
    values: cell(first),
    found: cell<Found>({ faults: [], hub: [], touched: new Set(), all: false }),
    revealed: cell<{ readonly place: string } | undefined>(undefined),
  }));
  const [settled, setSettled] = useState(first);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = cells.values.subscribe(() => {
      clearTimeout(timer);
      timer = setTimeout(() => setSettled(cells.values.get()), WAIT_MS);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [cells]);
  return { cells, settled };
}
