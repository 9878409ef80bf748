import { useForm, useField as useAnyField, type FieldUse, type FormBase } from '../form/form-tools.ts';
import type { OurFields } from '../insider/our-fields.ts';
import type { CustomValues } from './custom-values.ts';
import type { Options } from './placeholder-marks.ts';

/** What every part of the form of a Custom API shares. */
export interface FormTools extends FormBase<CustomValues> {
  readonly ours: OurFields;
  /** What placeholders can name. */
  readonly options: Options;
  /** The secrets that are set, by name. */
  readonly kept: ReadonlySet<string>;
}

export function useFormTools(): FormTools {
  return useForm() as unknown as FormTools;
}

export function useField<K extends keyof CustomValues>(key: K): FieldUse<CustomValues[K]> {
  return useAnyField(key);
}
