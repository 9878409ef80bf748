import { NativeSelect, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import type { UseFormRegisterReturn } from 'react-hook-form';

const TRUTHS = [
  { value: '', label: 'None' },
  { value: 'true', label: 'Yes' },
  { value: 'false', label: 'No' },
];

interface AttributeDefaultFieldProps {
  readonly type: string;
  readonly error: string | undefined;
  readonly field: UseFormRegisterReturn;
}

/** What new customers have until somebody says something else. */
export function AttributeDefaultField({ type, error, field }: AttributeDefaultFieldProps): ReactElement {
  const words = {
    label: 'Default',
    description:
      'What customers have who come from now on, until something is said of them. Those who are here stay as they are.',
    error,
  };
  if (type === 'boolean') return <NativeSelect {...words} data={TRUTHS} {...field} />;
  return (
    <TextInput
      {...words}
      placeholder="None"
      inputMode={type === 'numeric' ? 'decimal' : type === 'url' ? 'url' : undefined}
      {...field}
    />
  );
}
