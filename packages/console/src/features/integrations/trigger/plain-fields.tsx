import type { ReactElement } from 'react';
import * as plain from '../form/plain-fields.tsx';
import type { JobValues } from './job-values.ts';

type KeyOf<T> = plain.KeyOf<JobValues, T>;

/** The fields of any form, by the names that this form has for them. */
export const TextField: (props: plain.TextFieldProps<KeyOf<string>>) => ReactElement = plain.TextField;
export const FlagField: (props: plain.FlagFieldProps<KeyOf<boolean>>) => ReactElement = plain.FlagField;
export const ChoiceField: <K extends KeyOf<string>>(
  props: plain.ChoiceFieldProps<K, JobValues[K] & string>,
) => ReactElement = plain.ChoiceField;
export const NumberField: (
  props: plain.NumberFieldProps<
    'batchSize' | 'batchFlush' | 'workers' | 'requestsPerMinute' | 'limitUsers' | 'quietHours'
  >,
) => ReactElement = plain.NumberField;
