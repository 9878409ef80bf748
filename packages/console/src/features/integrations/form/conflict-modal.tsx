import { Button, Group, List, Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { Dialog } from '../../../ui/dialog.tsx';
import { When } from '../../../ui/when.tsx';
import type { Integration } from './save-rules.ts';

/** Somebody else saved in between. */
export interface Conflict {
  readonly latest: Integration;
  /** Undefined when whoever is signed in may not know. */
  readonly who: string | undefined;
  /** Their changes, in the words of the form. */
  readonly what: readonly string[];
}

interface ConflictModalProps {
  readonly conflict: Conflict | undefined;
  readonly onReload: () => void;
  readonly onOverwrite: () => void;
  readonly onClose: () => void;
}

export function ConflictModal({
  conflict,
  onReload,
  onOverwrite,
  onClose,
}: ConflictModalProps): ReactElement {
  return (
    <Dialog opened={conflict !== undefined} onClose={onClose} title="It was changed meanwhile" size="lg">
      {conflict !== undefined && (
        <Stack gap="md">
          <Text size="sm">
            {conflict.who ?? 'Somebody'} saved this integration at <When at={conflict.latest.updated_at} />,
            while you were editing. Nothing of yours is saved yet.
          </Text>
          {conflict.what.length > 0 && (
            <div>
              <Text size="sm">Changed by them:</Text>
              <List size="sm">
                {conflict.what.map((name) => (
                  <List.Item key={name}>{name}</List.Item>
                ))}
              </List>
            </div>
          )}
          <Text size="sm" c="dimmed">
            Saving yours changes only the settings that you touched; where both of you changed the same one,
            yours stays.
          </Text>
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose} data-autofocus>
              Keep editing
            </Button>
            <Button variant="default" onClick={onReload}>
              Discard mine and load theirs
            </Button>
            <Button onClick={onOverwrite}>Save mine</Button>
          </Group>
        </Stack>
      )}
    </Dialog>
  );
}
