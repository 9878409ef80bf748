import { NativeSelect, NumberInput, TextInput } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { useField } from './form-tools.ts';
import { Notes, useIsWrong } from './notes.tsx';

interface FieldProps {
  readonly place: string;
  readonly label: string;
  readonly help?: ReactNode;
}

interface TextFieldProps extends FieldProps {
  readonly placeholder?: string;
  readonly required?: boolean;
  readonly mono?: boolean;
}

export function TextField(props: TextFieldProps): ReactElement {
  const { place, label, help, placeholder, required = false, mono = false } = props;
  const { value, type, input, readOnly } = useField<string>(place);
  const wrong = useIsWrong(place);
  return (
    <div>
      <TextInput
        {...input}
        label={label}
        description={help}
        placeholder={placeholder}
        error={wrong}
        withAsterisk={required}
        aria-required={required}
        readOnly={readOnly}
        spellCheck={false}
        autoComplete="off"
        {...(mono ? { classNames: { input: 'mono' } } : {})}
        value={value}
        onChange={(event) => type(event.currentTarget.value)}
      />
      <Notes place={place} />
    </div>
  );
}

export interface Choice<T extends string> {
  readonly value: T;
  readonly label: string;
}

interface ChoiceFieldProps<T extends string> extends FieldProps {
  readonly choices: readonly Choice<T>[];
}

/** One of a few; where it cannot be changed it can still be read. */
export function ChoiceField<T extends string>(props: ChoiceFieldProps<T>): ReactElement {
  const { place, label, help, choices } = props;
  const { value, change, input, readOnly } = useField<T>(place);
  const said = { ...input, label, description: help };
  const chosen = choices.find((choice) => choice.value === value);
  return (
    <div>
      {readOnly ? (
        <TextInput {...said} readOnly value={chosen?.label ?? value} />
      ) : (
        <NativeSelect
          {...said}
          data={choices.map((choice) => ({ ...choice }))}
          value={value}
          onChange={(event) => change(event.currentTarget.value as T)}
        />
      )}
      <Notes place={place} />
    </div>
  );
}

export function NumberField({ place, label, help }: FieldProps): ReactElement {
  const { value, change, input, readOnly } = useField<number | string>(place);
  const wrong = useIsWrong(place);
  return (
    <div>
      <NumberInput
        {...input}
        label={label}
        description={help}
        error={wrong}
        readOnly={readOnly}
        min={1}
        clampBehavior="none"
        allowDecimal={false}
        value={value}
        onChange={change}
      />
      <Notes place={place} />
    </div>
  );
}
