import { Checkbox, NumberInput, TextInput } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import type { FieldPathByValue } from 'react-hook-form';
import { ChoiceInput, type Choice } from './choice-input.tsx';
import { useField } from './form-tools.ts';
import type { InsiderValues } from './form-values.ts';

interface FieldProps {
  readonly label: string;
  readonly help?: ReactNode;
}

export function TextField({
  name,
  label,
  help,
  placeholder,
  required = false,
}: FieldProps & {
  readonly name: FieldPathByValue<InsiderValues, string>;
  readonly placeholder?: string;
  readonly required?: boolean;
}): ReactElement {
  const { value, change, input, readOnly } = useField(name);
  return (
    <TextInput
      {...input}
      label={label}
      description={help}
      placeholder={placeholder}
      withAsterisk={required}
      aria-required={required}
      readOnly={readOnly}
      spellCheck={false}
      autoComplete="off"
      value={value}
      onChange={(event) => change(event.currentTarget.value)}
    />
  );
}

export function ChoiceField<const T extends string>({
  name,
  label,
  help,
  choices,
}: FieldProps & {
  readonly name: FieldPathByValue<InsiderValues, T>;
  readonly choices: readonly Choice<T>[];
}): ReactElement {
  const { value, change, input, readOnly } = useField(name);
  return (
    <ChoiceInput
      {...input}
      label={label}
      description={help}
      readOnly={readOnly}
      choices={choices}
      value={value as T}
      onChange={(chosen) => change(chosen as typeof value)}
    />
  );
}

export function FlagField({
  name,
  label,
  help,
}: FieldProps & { readonly name: FieldPathByValue<InsiderValues, boolean> }): ReactElement {
  const { value, change, input, readOnly } = useField(name);
  return (
    <Checkbox
      {...input}
      label={label}
      description={help}
      aria-readonly={readOnly}
      checked={value}
      onChange={(event) => change(event.currentTarget.checked)}
    />
  );
}

export function NumberField({
  name,
  label,
  help,
  max,
  min = 1,
}: FieldProps & {
  readonly name:
    | 'maxUsersPerRequest'
    | 'maxBytesPerRequest'
    | 'requestsPerMinute'
    | 'concurrency'
    | 'inbound.repeatMinutes'
    | 'inbound.echoMinutes';
  readonly min?: number;
  readonly max: number;
}): ReactElement {
  const { value, change, input, readOnly } = useField(name);
  return (
    <NumberInput
      {...input}
      label={label}
      description={help}
      readOnly={readOnly}
      min={min}
      max={max}
      clampBehavior="none"
      allowDecimal={false}
      thousandSeparator=" "
      value={value}
      onChange={change}
    />
  );
}
