import { TagsInput } from '@mantine/core';
import { useMemo, type ReactElement } from 'react';
import { useField } from './form-tools.ts';
import type { RowPlace } from './map-row.tsx';
import type { SuggestionGroup } from './suggest.ts';

/** The places a row looks at after its first one. */
export function MoreSources({
  place,
  groups,
}: {
  readonly place: RowPlace;
  readonly groups: readonly SuggestionGroup[];
}): ReactElement {
  const { value, change, readOnly } = useField(`${place}.from`);
  const [first = '', ...others] = value;
  const names = useMemo(
    () => [...new Set(groups.flatMap(({ items }) => items.map((item) => item.value)))],
    [groups],
  );
  return (
    <TagsInput
      label="When that is empty, look in"
      description="One after the other; the first that is filled wins. Enter adds what you typed."
      placeholder={others.length === 0 ? 'Another field' : ''}
      readOnly={readOnly}
      comboboxProps={{ withinPortal: false }}
      data={names}
      limit={30}
      openOnFocus={false}
      value={others}
      onChange={(sources) => change([first, ...sources.filter((source) => source !== first)])}
    />
  );
}
