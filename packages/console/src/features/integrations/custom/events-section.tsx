import { TagsInput, Text } from '@mantine/core';
import { useMemo, type ReactElement } from 'react';
import { Section } from '../insider/section.tsx';
import { ourEvents } from '../insider/our-fields.ts';
import { useField, useFormTools } from './form-tools.ts';
import { ChoiceField } from './plain-fields.tsx';

/** Which events are sent. */
export function EventsSection(): ReactElement {
  const { value: which } = useField('which');
  return (
    <Section title="Which events" about="Events that are not sent cost nothing, and stand in no log.">
      <ChoiceField
        name="which"
        label="Send"
        choices={[
          { value: 'all', label: 'All events' },
          { value: 'only', label: 'Only these types' },
          { value: 'except', label: 'All but these types' },
        ]}
      />
      {which !== 'all' && <TypesField name={which} />}
    </Section>
  );
}

function TypesField({ name }: { readonly name: 'only' | 'except' }): ReactElement {
  const { ours } = useFormTools();
  const { value, change, input, error, readOnly } = useField(name);
  const data = useMemo(
    () => ourEvents(ours).map(({ group, items }) => ({ group, items: items.map((item) => item.value) })),
    [ours],
  );
  if (readOnly)
    return (
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {value.join(', ')}
      </Text>
    );
  return (
    <TagsInput
      {...input}
      label="Types of events"
      description="Choose from what came in lately and what is defined, or type a name and press Enter."
      placeholder={value.length === 0 ? 'Order Completed' : ''}
      error={error}
      data={data}
      value={[...value]}
      splitChars={[]}
      acceptValueOnBlur
      maxDropdownHeight={260}
      onChange={change}
    />
  );
}
