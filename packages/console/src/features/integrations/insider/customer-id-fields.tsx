import { Group, Select, Stack, Text } from '@mantine/core';
import { ArrowRight } from 'lucide-react';
import type { ReactElement } from 'react';
import { ChoiceInput } from './choice-input.tsx';
import { useField, useFormTools } from './form-tools.ts';
import { TextField } from './plain-fields.tsx';

/** Which of our identifiers is which one of Insider's: what every record is found by. */
export function CustomerIdFields(): ReactElement {
  const { ours } = useFormTools();
  const from = useField('customerId.from');
  const to = useField('customerId.to');
  const options = [
    { value: 'id', label: 'Customer id' },
    ...ours.attributes
      .filter(({ tags }) => tags.includes('external_id'))
      .map(({ name, label }) => ({ value: name, label: label === name ? name : `${label} (${name})` })),
  ];
  const others = options.some(({ value }) => value === from.value)
    ? []
    : [{ value: from.value, label: from.value }];
  return (
    <Stack gap={4}>
      <Text size="xs" fw={600} id="customer-id-mapping">
        Customer ID mapping
      </Text>
      <Group
        role="group"
        aria-labelledby="customer-id-mapping"
        align="flex-start"
        gap="xs"
        className="cw-pair"
        wrap="nowrap"
      >
        <Select
          {...from.input}
          label="Our identifier"
          readOnly={from.readOnly}
          searchable={options.length > 8}
          allowDeselect={false}
          data={[...options, ...others]}
          value={from.value}
          onChange={(value) => from.change(value ?? 'id')}
        />
        <ArrowRight size={14} aria-hidden className="cw-arrow" style={{ marginTop: 30 }} />
        <ChoiceInput
          {...to.input}
          label="Insider identifier"
          readOnly={to.readOnly}
          choices={[
            { value: 'uuid', label: 'uuid' },
            { value: 'email', label: 'email' },
            { value: 'custom', label: 'A custom identifier…' },
          ]}
          value={to.value}
          onChange={to.change}
        />
      </Group>
      {to.value === 'custom' && (
        <TextField
          name="customerId.custom"
          label="Name of the custom identifier"
          help="As it is set up in Insider, in lower case. Ask Insider’s support to add it if it is not there."
          placeholder="loyalty_id"
          required
        />
      )}
    </Stack>
  );
}
