import {
  ActionIcon,
  Button,
  Checkbox,
  Fieldset,
  Group,
  NativeSelect,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { Plus, Trash2 } from 'lucide-react';
import type { ReactElement } from 'react';
import { useFieldArray, type UseFormReturn } from 'react-hook-form';
import { FIELD_TYPES, type FieldType } from './event-field-types.ts';

interface Draft {
  name: string;
  label: string;
  submittable: boolean;
  once: boolean;
  points: string;
  fields: { name: string; type: FieldType; required: boolean }[];
}

/** The fields of an event type, one in a row. */
export function FieldRows({ form }: { readonly form: UseFormReturn<Draft, unknown, Draft> }): ReactElement {
  const rows = useFieldArray({ control: form.control, name: 'fields' });
  const errors = form.formState.errors.fields;
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
          <Group key={row.id} gap="xs" align="flex-start" wrap="nowrap">
            <TextInput
              aria-label={`Name of field ${index + 1}`}
              placeholder="score"
              flex={1}
              miw={0}
              error={errors?.[index]?.name?.message}
              {...form.register(`fields.${index}.name`)}
            />
            <NativeSelect
              aria-label={`Type of field ${index + 1}`}
              data={[...FIELD_TYPES]}
              w={130}
              error={errors?.[index]?.type?.message}
              {...form.register(`fields.${index}.type`)}
            />
            <Checkbox label="Required" mt={6} {...form.register(`fields.${index}.required`)} />
            <ActionIcon aria-label={`Remove field ${index + 1}`} mt={1} onClick={() => rows.remove(index)}>
              <Trash2 size={14} />
            </ActionIcon>
          </Group>
        ))}
        <Button
          variant="default"
          style={{ alignSelf: 'flex-start' }}
          leftSection={<Plus size={14} aria-hidden />}
          onClick={() => rows.append({ name: '', type: 'string', required: false })}
        >
          Add field
        </Button>
      </Stack>
    </Fieldset>
  );
}
