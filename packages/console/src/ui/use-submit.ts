import { useState, type BaseSyntheticEvent } from 'react';
import { get as valueAt, type FieldValues, type Path, type UseFormReturn } from 'react-hook-form';
import { placedComplaints } from './placed-complaints.ts';

interface Submit {
  readonly submit: (event?: BaseSyntheticEvent) => void;
  /** What went wrong and belongs to no field. */
  readonly problem: unknown;
}

/** Sends a form. What the hub complains about lands on its fields; the rest is for a `ProblemNote`. */
export function useSubmit<V extends FieldValues, O extends FieldValues>(
  form: UseFormReturn<V, unknown, O>,
  send: (values: O) => Promise<unknown>,
  renamed: Readonly<Record<string, string>> = {},
): Submit {
  const [problem, setProblem] = useState<unknown>();
  const handle = form.handleSubmit(async (values) => {
    setProblem(undefined);
    try {
      await send(values);
    } catch (error) {
      const has = (field: string): boolean => valueAt(form.getValues(), field) !== undefined;
      const { fields, rest } = placedComplaints(error, has, renamed);
      fields.forEach(([field, message], index) =>
        form.setError(field as Path<V>, { type: 'hub', message }, { shouldFocus: index === 0 }),
      );
      setProblem(rest);
    }
  });
  return {
    submit: (event) => {
      handle(event).catch(setProblem);
    },
    problem,
  };
}
