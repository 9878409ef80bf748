import { Button, Group, Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { CodeLine } from '../../ui/code-line.tsx';
import { clip } from '../../ui/clip.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { When } from '../../ui/when.tsx';
import { changedFields, type Audience, type Written } from './audience.ts';

interface ConflictDialogProps {
  readonly mine: Written;
  /** Undefined: nobody was faster. */
  readonly theirs: Audience | undefined;
  readonly onReload: () => void;
  readonly onOverwrite: () => void;
  readonly onClose: () => void;
}

/** Somebody else saved in between. */
export function ConflictDialog(props: ConflictDialogProps): ReactElement {
  const { mine, theirs, onReload, onOverwrite, onClose } = props;
  return (
    <Dialog opened={theirs !== undefined} onClose={onClose} title="It was changed meanwhile" size="lg">
      {theirs !== undefined && (
        <Stack gap="sm">
          <Text size="sm">
            Somebody saved revision {theirs.revision} at <When at={theirs.updated_at} />, while you were
            editing. Nothing of yours is saved yet.
          </Text>
          {changedFields(theirs, mine).map((key) => (
            <div key={key}>
              <Text size="sm" fw={600}>
                {key === 'filter' ? 'Rule' : `${key.slice(0, 1).toUpperCase()}${key.slice(1)}`}
              </Text>
              <Text size="xs" c="dimmed">
                Theirs
              </Text>
              <CodeLine value={clip(theirs[key], 5_000)} what={`their ${key}`} />
              <Text size="xs" c="dimmed" mt={4}>
                Yours
              </Text>
              <CodeLine value={clip(mine[key], 5_000)} what={`your ${key}`} />
            </div>
          ))}
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
