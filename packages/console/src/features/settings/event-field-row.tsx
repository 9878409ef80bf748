import {
  ActionIcon,
  Checkbox,
  Collapse,
  Group,
  NativeSelect,
  Stack,
  TagsInput,
  TextInput,
} from '@mantine/core';
import { Trash2 } from 'lucide-react';
import { useId, useState, type ReactElement } from 'react';
import { Controller, useWatch, type UseFormReturn } from 'react-hook-form';
import { ExpandButton } from '../../ui/expand-button.tsx';
import { FIELD_TYPES } from './event-field-types.ts';
import type { EventTypeDraft } from './event-type-draft.ts';
import { FORMAT_WORDS, hasChoices, hasFormat } from './type-words.ts';

interface FieldRowProps {
  readonly form: UseFormReturn<EventTypeDraft, unknown, EventTypeDraft>;
  readonly index: number;
  readonly onRemove: () => void;
}

/** One field of an event type; opened, what it is about and what it can be. */
export function FieldRow({ form, index, onRemove }: FieldRowProps): ReactElement {
  const [opened, setOpened] = useState(false);
  const id = useId();
  const type = useWatch({ control: form.control, name: `fields.${index}.type` });
  const errors = form.formState.errors.fields?.[index];
  const place = index + 1;
  const isFaulty = [errors?.label, errors?.description, errors?.choices, errors?.format].some(Boolean);
  const open = opened || isFaulty;
  return (
    <Stack gap={6}>
      <Group gap="xs" align="flex-start" wrap="nowrap">
        <div style={{ marginTop: 4 }}>
          <ExpandButton
            open={open}
            controls={id}
            label={`More about field ${place}`}
            onToggle={() => setOpened(!open)}
          />
        </div>
        <TextInput
          aria-label={`Name of field ${place}`}
          placeholder="score"
          flex={1}
          miw={0}
          error={errors?.name?.message}
          {...form.register(`fields.${index}.name`)}
        />
        <NativeSelect
          aria-label={`Type of field ${place}`}
          data={[...FIELD_TYPES]}
          w={130}
          error={errors?.type?.message}
          {...form.register(`fields.${index}.type`)}
        />
        <Checkbox label="Required" mt={6} {...form.register(`fields.${index}.required`)} />
        <ActionIcon aria-label={`Remove field ${place}`} mt={1} onClick={onRemove}>
          <Trash2 size={14} />
        </ActionIcon>
      </Group>
      <Collapse expanded={open}>
        {open && (
          <Stack id={id} gap="xs" pl={32} pb="xs">
            <TextInput
              label="Label"
              description="What people read. May be empty."
              error={errors?.label?.message}
              {...form.register(`fields.${index}.label`)}
            />
            <TextInput
              label="Description"
              error={errors?.description?.message}
              {...form.register(`fields.${index}.description`)}
            />
            {hasFormat(type) && (
              <NativeSelect
                label={type === 'list' ? 'Each text is' : 'The text is'}
                description="Events that bring anything else are refused."
                data={[...FORMAT_WORDS]}
                error={errors?.format?.message}
                {...form.register(`fields.${index}.format`)}
              />
            )}
            {hasChoices(type) && (
              <Controller
                control={form.control}
                name={`fields.${index}.choices`}
                render={({ field }) => (
                  <TagsInput
                    label="What it can be"
                    description="Write each one and press Enter. Left empty, anything is taken."
                    value={field.value}
                    onChange={field.onChange}
                    onBlur={field.onBlur}
                    error={errors?.choices?.message}
                  />
                )}
              />
            )}
          </Stack>
        )}
      </Collapse>
    </Stack>
  );
}
