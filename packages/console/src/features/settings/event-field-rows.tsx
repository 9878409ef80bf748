import { Button, Fieldset, Stack, Text } from '@mantine/core';
import { Plus } from 'lucide-react';
import type { ReactElement } from 'react';
import { useFieldArray, type UseFormReturn } from 'react-hook-form';
import { FieldRow } from './event-field-row.tsx';
import { NEW_FIELD, type EventTypeDraft } from './event-type-draft.ts';

interface FieldRowsProps {
  readonly form: UseFormReturn<EventTypeDraft, unknown, EventTypeDraft>;
}

/** The fields of an event type, one in a row. */
export function FieldRows({ form }: FieldRowsProps): ReactElement {
  const rows = useFieldArray({ control: form.control, name: 'fields' });
  return (
    <Fieldset legend="Fields" p="sm">
      <Stack gap="xs">
        {rows.fields.length === 0 && (
          <Text size="sm" c="dimmed">
            None is named. What comes with the event is kept all the same; named fields are offered in
            mappings.
          </Text>
        )}
        {rows.fields.map((row, index) => (
          <FieldRow key={row.id} form={form} index={index} onRemove={() => rows.remove(index)} />
        ))}
        <Button
          variant="default"
          style={{ alignSelf: 'flex-start' }}
          leftSection={<Plus size={14} aria-hidden />}
          onClick={() => rows.append(NEW_FIELD)}
        >
          Add field
        </Button>
      </Stack>
    </Fieldset>
  );
}
