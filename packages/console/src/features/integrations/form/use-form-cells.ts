import { useEffect, useState } from 'react';
import { formCells, type FormCells } from './form-cells.ts';

const WAIT_MS = 250;

/** What a form holds now, and `settled`: what it held a moment after the last key. */
export function useFormCells<V>(first: V): { readonly cells: FormCells<V>; readonly settled: V } {
  const [cells] = useState(() => formCells(first));
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
