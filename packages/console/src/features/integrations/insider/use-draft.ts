import type { JsonObject } from '@causeway/core/result/json';
import { useEffect, useMemo, useState } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import { draftOf, type DraftPlaces } from './form-draft.ts';
import type { InsiderValues } from './form-values.ts';
import { toSettings } from './to-settings.ts';

const WAIT_MS = 250;

/** The form a moment after the last key. */
export interface DraftState {
  readonly values: InsiderValues;
  /** As they would be saved. */
  readonly settings: JsonObject;
  /** As far as they can be tried out. */
  readonly draft: JsonObject;
  readonly places: DraftPlaces;
}

export function useDraft(form: UseFormReturn<InsiderValues>): DraftState {
  const [values, setValues] = useState(() => structuredClone(form.getValues()));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = form.subscribe({
      formState: { values: true },
      callback: () => {
        clearTimeout(timer);
        timer = setTimeout(() => setValues(structuredClone(form.getValues())), WAIT_MS);
      },
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [form]);
  return useMemo(() => {
    const { values: complete, places } = draftOf(values);
    return { values, settings: toSettings(values), draft: toSettings(complete), places };
  }, [values]);
}
