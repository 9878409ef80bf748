import { NativeSelect, TextInput } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';

export interface Choice<T extends string> {
  readonly value: T;
  readonly label: string;
}

interface ChoiceInputProps<T extends string> {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly description?: ReactNode;
  readonly error: string | undefined;
  readonly readOnly: boolean;
  readonly choices: readonly Choice<T>[];
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly onBlur: () => void;
}

/** One of a few; where it cannot be changed it can still be read. */
export function ChoiceInput<T extends string>(props: ChoiceInputProps<T>): ReactElement {
  const { readOnly, choices, value, onChange, ...input } = props;
  if (readOnly) {
    const chosen = choices.find((choice) => choice.value === value);
    return <TextInput {...input} readOnly value={chosen?.label ?? value} />;
  }
  return (
    <NativeSelect
      {...input}
      data={choices.map((choice) => ({ ...choice }))}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value as T)}
    />
  );
}
