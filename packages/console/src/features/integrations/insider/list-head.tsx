import { Box, Button, Group, Text, Title } from '@mantine/core';
import { Plus } from 'lucide-react';
import type { ReactElement } from 'react';
import { idOf } from '../form/form-tools.ts';
import { useField, useFormTools, type Place } from './form-tools.ts';

interface ListHeadProps {
  readonly title: string;
  readonly help: string | undefined;
  /** Of the list. */
  readonly place: string;
  readonly add: string;
  readonly onAdd: () => void;
}

/** What a list of rows is, and the way to one more. */
export function ListHead({ title, help, place, add, onAdd }: ListHeadProps): ReactElement {
  const { readOnly } = useFormTools();
  const { input } = useField(place as Place);
  return (
    <Group
      justify="space-between"
      wrap="nowrap"
      align="flex-start"
      id={idOf(`settings.${place}`)}
      tabIndex={-1}
    >
      <Box miw={0}>
        <Title order={3}>{title}</Title>
        <Text size="xs" c="dimmed">
          {help}
        </Text>
        {input.error !== undefined && (
          <Text size="xs" c="var(--mantine-color-error)">
            {input.error}
          </Text>
        )}
      </Box>
      {!readOnly && (
        <Button flex="none" variant="default" leftSection={<Plus size={14} aria-hidden />} onClick={onAdd}>
          {add}
        </Button>
      )}
    </Group>
  );
}
