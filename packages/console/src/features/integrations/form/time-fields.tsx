import { TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { TimeZoneSelect } from '../../../ui/time-zone-select.tsx';
import { useField } from './form-tools.ts';

/** A time of the day, as clocks show it. */
export function TimeField({ name, label, help }: TimeFieldProps): ReactElement {
  const { value, change, input, error, readOnly } = useField<string>(name);
  return (
    <TextInput
      {...input}
      type="time"
      label={label}
      description={help}
      error={error}
      readOnly={readOnly}
      value={value}
      onChange={(event) => change(event.currentTarget.value)}
    />
  );
}

interface TimeFieldProps {
  readonly name: string;
  readonly label: string;
  readonly help?: string | undefined;
}

export function ZoneField({ name, label, help }: TimeFieldProps): ReactElement {
  const { value, change, input, error, readOnly } = useField<string>(name);
  return (
    <TimeZoneSelect
      {...input}
      label={label}
      description={help}
      error={error}
      readOnly={readOnly}
      value={value}
      onChange={(zone) => change(zone ?? '')}
    />
  );
}
