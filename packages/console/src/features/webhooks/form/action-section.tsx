import { Select } from '@mantine/core';
import { useMemo, type ReactElement } from 'react';
import { useField, useFormTools } from './form-tools.ts';
import { Notes, useIsWrong } from './notes.tsx';
import { Section } from './section.tsx';

const KINDS = {
  built_in: 'Built in',
  commerce: 'Commerce',
  custom: 'Your own events',
  system: 'Made by the hub',
} as const;

/** Which event a request becomes. */
export function ActionSection(): ReactElement {
  const { types } = useFormTools();
  const { value, change, input, readOnly } = useField<string>('action');
  const wrong = useIsWrong('action');
  const groups = useMemo(() => {
    const offered = types.filter(({ submittable, name }) => submittable || name === value);
    const known = offered.some(({ name }) => name === value);
    return [
      ...(known || value === '' ? [] : [{ group: 'Not known', items: [{ value, label: value }] }]),
      ...Object.entries(KINDS).map(([kind, group]) => ({
        group,
        items: offered
          .filter((type) => type.kind === kind)
          .map(({ name, label }) => ({ value: name, label: label === name ? name : `${label} (${name})` })),
      })),
    ].filter(({ items }) => items.length > 0);
  }, [types, value]);
  return (
    <Section title="Action" about="The event that a request becomes.">
      <div>
        <Select
          {...input}
          label="Event"
          placeholder="Search by label or name"
          withAsterisk
          aria-required
          searchable
          readOnly={readOnly}
          allowDeselect={false}
          error={wrong}
          data={groups}
          maxDropdownHeight={320}
          nothingFoundMessage="No event of this name can be sent in. Define one under Settings, Event types."
          value={value === '' ? null : value}
          onChange={(next) => change(next ?? '')}
        />
        <Notes place="action" />
      </div>
    </Section>
  );
}
