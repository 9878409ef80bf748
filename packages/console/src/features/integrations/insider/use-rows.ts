import { useCallback } from 'react';
import { useFieldArray, type FieldArray, type FieldArrayPath } from 'react-hook-form';
import { showField, useFormTools, type Place } from './form-tools.ts';
import type { InsiderValues } from './form-values.ts';

interface Rows<N extends FieldArrayPath<InsiderValues>> {
  readonly keys: readonly string[];
  readonly add: (row: FieldArray<InsiderValues, N>, focus: string) => void;
  readonly move: (from: number, to: number) => void;
  readonly duplicate: (index: number) => void;
  readonly remove: (index: number) => void;
}

/** A list of rows: each change ends with the cursor on the row it was about. `field`: what has the cursor then. */
export function useRows<N extends FieldArrayPath<InsiderValues>>(name: N, field: string): Rows<N> {
  const { control, form, revealed } = useFormTools();
  const { fields, append, insert, move, remove } = useFieldArray({ control, name });
  const show = useCallback(
    (index: number, part = field) => showField(revealed, `${name}.${index}.${part}`),
    [field, name, revealed],
  );
  const rows = useCallback(
    (): readonly unknown[] => form.getValues(name as Place) as unknown as unknown[],
    [form, name],
  );
  return {
    keys: fields.map(({ id }) => id),
    add: useCallback(
      (row, focus) => {
        const at = rows().length;
        append(row, { shouldFocus: false });
        show(at, focus);
      },
      [append, rows, show],
    ),
    move: useCallback(
      (from, to) => {
        move(from, to);
        show(to);
      },
      [move, show],
    ),
    duplicate: useCallback(
      (index) => {
        const copy = structuredClone(rows()[index]) as FieldArray<InsiderValues, N>;
        insert(index + 1, copy, { shouldFocus: false });
        show(index + 1);
      },
      [insert, rows, show],
    ),
    remove: useCallback(
      (index) => {
        remove(index);
        const left = rows().length;
        if (left > 0) show(Math.min(index, left - 1));
      },
      [remove, rows, show],
    ),
  };
}
