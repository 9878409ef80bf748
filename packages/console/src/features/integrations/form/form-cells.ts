import { cell, type Cell } from '../../../ui/cell.ts';
import { NOTHING_FOUND, type Found } from './fault.ts';

/** What every part of a form shares, whatever the form holds. */
export interface FormBase<V> {
  readonly values: Cell<V>;
  readonly found: Cell<Found>;
  /** Opens what is folded up. */
  readonly revealed: Cell<{ readonly place: string } | undefined>;
  readonly readOnly: boolean;
}

export type FormCells<V> = Omit<FormBase<V>, 'readOnly'>;

/** What a form holds, and what is said of it. What the hub refused stays until something is changed, and no longer. */
export function formCells<V>(first: V): FormCells<V> {
  const values = cell(first);
  const found = cell<Found>(NOTHING_FOUND);
  values.subscribe(() => {
    const state = found.get();
    if (state.refused.length > 0) found.set({ ...state, refused: [] });
  });
  return { values, found, revealed: cell<{ readonly place: string } | undefined>(undefined) };
}
