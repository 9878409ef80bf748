import { Button, Group, Title } from '@mantine/core';
import { Plus } from 'lucide-react';
import type { ReactElement } from 'react';
import { useFormTools } from './form-tools.ts';

interface ListHeadProps {
  readonly title: string;
  readonly add: string;
  readonly onAdd: () => void;
}

/** What a list of rows is, and the way to one more. */
export function ListHead({ title, add, onAdd }: ListHeadProps): ReactElement {
  const { readOnly } = useFormTools();
  return (
    <Group justify="space-between">
      <Title order={3}>{title}</Title>
      {!readOnly && (
        <Button variant="default" leftSection={<Plus size={14} aria-hidden />} onClick={onAdd}>
          {add}
        </Button>
      )}
    </Group>
  );
}
