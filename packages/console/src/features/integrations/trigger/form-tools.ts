import { useForm, useField as useAnyField, type FieldUse, type FormBase } from '../form/form-tools.ts';
import type { Integration } from '../form/save-rules.ts';
import type { OurFields } from '../insider/our-fields.ts';
import type { JobKind } from './job-kind.ts';
import type { JobValues } from './job-values.ts';

/** What every part of the form of a job shares. */
export interface JobTools extends FormBase<JobValues> {
  readonly kind: JobKind;
  readonly ours: OurFields;
  /** As the hub has it; undefined: it is being installed. */
  readonly stored: Pick<Integration, 'id' | 'settings'> | undefined;
}

export function useJobTools(): JobTools {
  return useForm() as unknown as JobTools;
}

export function useField<K extends keyof JobValues>(key: K): FieldUse<JobValues[K]> {
  return useAnyField(key);
}
