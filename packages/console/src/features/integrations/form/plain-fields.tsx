import { NativeSelect, NumberInput, Switch, TextInput } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { useField } from './form-tools.ts';

/** The fields of a form that hold a value of this type. */
export type KeyOf<V, T> = { [K in keyof V]: V[K] extends T ? K & string : never }[keyof V];

interface FieldProps {
  readonly label: string;
  readonly help?: ReactNode;
}

/** `N`: the names of the fields that a form has for it. */
export interface TextFieldProps<N extends string = string> extends FieldProps {
  readonly name: N;
  readonly placeholder?: string;
  readonly required?: boolean;
}

export function TextField(props: TextFieldProps): ReactElement {
  const { name, label, help, placeholder, required = false } = props;
  const { value, change, input, error, readOnly } = useField<string>(name);
  return (
    <TextInput
      {...input}
      label={label}
      description={help}
      placeholder={placeholder}
      error={error}
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

export interface ChoiceFieldProps<N extends string = string, T extends string = string> extends FieldProps {
  readonly name: N;
  readonly choices: readonly { readonly value: T; readonly label: string }[];
}

/** One of a few; where it cannot be changed it can still be read. */
export function ChoiceField(props: ChoiceFieldProps): ReactElement {
  const { name, label, help, choices } = props;
  const { value, change, input, error, readOnly } = useField<string>(name);
  const said = { ...input, label, description: help, error };
  if (readOnly) {
    const chosen = choices.find((choice) => choice.value === value);
    return <TextInput {...said} readOnly value={chosen?.label ?? value} />;
  }
  return (
    <NativeSelect
      {...said}
      data={choices.map((choice) => ({ ...choice }))}
      value={value}
      onChange={(event) => change(event.currentTarget.value)}
    />
  );
}

export interface FlagFieldProps<N extends string = string> extends FieldProps {
  readonly name: N;
}

export function FlagField({ name, label, help }: FlagFieldProps): ReactElement {
  const { value, change, input, error, readOnly } = useField<boolean>(name);
  return (
    <Switch
      {...input}
      label={label}
      description={help}
      error={error}
      aria-readonly={readOnly}
      checked={value}
      onChange={(event) => change(event.currentTarget.checked)}
    />
  );
}

export interface NumberFieldProps<N extends string = string> extends FieldProps {
  readonly name: N;
}

export function NumberField({ name, label, help }: NumberFieldProps): ReactElement {
  const { value, change, input, error, readOnly } = useField<number | string>(name);
  return (
    <NumberInput
      {...input}
      label={label}
      description={help}
      error={error}
      readOnly={readOnly}
      min={1}
      clampBehavior="none"
      allowDecimal={false}
      thousandSeparator=" "
      value={value}
      onChange={change}
    />
  );
}
