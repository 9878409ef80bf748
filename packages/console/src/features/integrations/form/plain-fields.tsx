import { NativeSelect, NumberInput, Switch, TextInput } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { useField } from './form-tools.ts';

interface FieldProps {
  /** Its place in the form. */
  readonly name: string;
  readonly label: string;
  readonly help?: ReactNode;
}

interface TextFieldProps extends FieldProps {
  readonly placeholder?: string | undefined;
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

interface ChoiceFieldProps extends FieldProps {
  readonly choices: readonly { readonly value: string; readonly label: string }[];
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
      data={choices.map(({ value: one, label: words }) => ({ value: one, label: words }))}
      value={value}
      onChange={(event) => change(event.currentTarget.value)}
    />
  );
}

export function FlagField({ name, label, help }: FieldProps): ReactElement {
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

interface NumberFieldProps extends FieldProps {
  readonly required?: boolean;
}

export function NumberField({ name, label, help, required = false }: NumberFieldProps): ReactElement {
  const { value, change, input, error, readOnly } = useField<number | string>(name);
  return (
    <NumberInput
      {...input}
      label={label}
      description={help}
      error={error}
      withAsterisk={required}
      readOnly={readOnly}
      clampBehavior="none"
      allowDecimal={false}
      thousandSeparator=" "
      value={value}
      onChange={change}
    />
  );
}
