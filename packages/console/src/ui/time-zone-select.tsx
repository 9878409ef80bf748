import { Select, type SelectProps } from '@mantine/core';
import { useMemo, type ReactElement } from 'react';

interface TimeZoneSelectProps extends Omit<SelectProps, 'data' | 'searchable' | 'value'> {
  readonly value: string;
}

/** Every time zone that the browser knows, found by typing a part of its name. */
export function TimeZoneSelect({ value, ...rest }: TimeZoneSelectProps): ReactElement {
  const zones = useMemo(
    () => [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone'), value])].filter((zone) => zone !== ''),
    [value],
  );
  return (
    <Select
      label="Time zone"
      searchable
      selectFirstOptionOnChange
      comboboxProps={{ shadow: 'md', withinPortal: false }}
      limit={60}
      allowDeselect={false}
      nothingFoundMessage="No such time zone. Try a large city nearby."
      {...rest}
      data={zones}
      value={value}
    />
  );
}
