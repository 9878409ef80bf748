import { Button, Group } from '@mantine/core';
import { Undo2 } from 'lucide-react';
import { doneWith } from './notify.ts';

/** Says that something was done, and offers to take it back; answers the notice's id. */
export function offerUndo(what: string, undo: () => void): string {
  return doneWith(
    (act) => (
      <Group justify="space-between" gap="sm" wrap="nowrap">
        {what}
        <Button variant="default" leftSection={<Undo2 size={14} aria-hidden />} onClick={act}>
          Undo
        </Button>
      </Group>
    ),
    undo,
  );
}
