import { Button, Group, List, Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { clip } from '../../ui/clip.ts';
import { counted } from '../../ui/count-text.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { DiffView } from '../../ui/diff-view.tsx';
import type { Checked } from './use-check.ts';

interface RepairDialogProps {
  readonly source: string;
  /** Undefined: nothing is offered. */
  readonly repair: NonNullable<Checked['repair']> | undefined;
  readonly opened: boolean;
  readonly onApply: (source: string) => void;
  readonly onClose: () => void;
}

/** What a repair would change, before it does. */
export function RepairDialog({ source, repair, opened, onApply, onClose }: RepairDialogProps): ReactElement {
  return (
    <Dialog opened={opened && repair !== undefined} onClose={onClose} title="Repair this template?" size="xl">
      {repair !== undefined && (
        <Stack gap="sm">
          <div>
            <Text size="sm">{counted(repair.changes.length, 'change')}, and nothing else:</Text>
            <List size="sm" mah={180} style={{ overflowY: 'auto' }}>
              {repair.changes.map(({ line, what }, index) => (
                <List.Item key={index}>
                  Line {line}: {clip(what, 300)}
                </List.Item>
              ))}
            </List>
          </div>
          <DiffView before={source} after={repair.source} label="What the repair changes" />
          <Text size="xs" c="dimmed">
            It goes into the editor. Nothing is saved by it, and undo takes it back.
          </Text>
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose} data-autofocus>
              Leave it
            </Button>
            <Button
              onClick={() => {
                onApply(repair.source);
                onClose();
              }}
            >
              Apply
            </Button>
          </Group>
        </Stack>
      )}
    </Dialog>
  );
}
