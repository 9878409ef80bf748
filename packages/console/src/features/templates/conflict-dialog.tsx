import { Button, Group, Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { clip } from '../../ui/clip.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { When } from '../../ui/when.tsx';
import { DiffView } from '../../ui/diff-view.tsx';
import type { Template, Written } from './template.ts';

interface ConflictDialogProps {
  readonly mine: Written;
  /** Undefined: nobody was faster. */
  readonly theirs: Template | undefined;
  readonly onReload: () => void;
  readonly onOverwrite: () => void;
  readonly onClose: () => void;
}

/** Somebody else saved in between. */
export function ConflictDialog(props: ConflictDialogProps): ReactElement {
  const { mine, theirs, onReload, onOverwrite, onClose } = props;
  return (
    <Dialog opened={theirs !== undefined} onClose={onClose} title="It was changed meanwhile" size="xl">
      {theirs !== undefined && (
        <Stack gap="sm">
          <Text size="sm">
            {clip(theirs.author, 80)} saved revision {theirs.revision} at <When at={theirs.updated_at} />,
            while you were editing. Nothing of yours is saved yet.
          </Text>
          {theirs.source === mine.source ? (
            <Text size="sm">The source is the same in both; only name or description differ.</Text>
          ) : (
            <>
              <Text size="sm">From theirs to yours:</Text>
              <DiffView before={theirs.source} after={mine.source} label="From theirs to yours" />
            </>
          )}
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
