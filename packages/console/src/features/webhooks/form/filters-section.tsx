import { Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { FilterGroup } from './filter-group.tsx';
import { useField } from './form-tools.ts';
import type { GroupValues } from './form-values.ts';
import { Notes } from './notes.tsx';
import { Section } from './section.tsx';

/** Which requests become events. */
export function FiltersSection(): ReactElement {
  const { value } = useField<GroupValues>('filters');
  return (
    <Section
      title="Filters"
      place="filters"
      about={
        <>
          Only requests that meet them become events. Name a place as <code>body.</code> or{' '}
          <code>headers.</code> and what follows; letter case counts in the body.
        </>
      }
    >
      {value.rules.length === 0 && (
        <Text size="sm" c="dimmed">
          None yet: every request that may come in becomes an event.
        </Text>
      )}
      <FilterGroup place="filters" depth={1} name="" />
      <Notes place="filters" />
    </Section>
  );
}
