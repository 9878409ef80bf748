import { CloseButton, Group, Paper, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { LogEntry } from '../../ui/log-entry.tsx';
import type { LogView } from './open-text.ts';
import { RequestEntry } from './request-entry.tsx';

interface OpenedByLinkProps {
  readonly integration: number;
  readonly view: LogView;
  readonly id: number;
  readonly onClose: () => void;
}

/** What a shared address opens, when it is not among the rows that were read so far. */
export function OpenedByLink({ integration, view, id, onClose }: OpenedByLinkProps): ReactElement {
  return (
    <Paper p="sm" bg="var(--cw-surface)">
      <Group justify="space-between" mb="xs">
        <Text fw={600} size="sm">
          {view === 'messages' ? `Entry ${id}` : `Request dlv_${id}`}
        </Text>
        <CloseButton size="sm" aria-label="Close this entry" onClick={onClose} />
      </Group>
      {view === 'messages' ? (
        <LogEntry integration={integration} log={id} />
      ) : (
        <RequestEntry integration={integration} delivery={id} />
      )}
    </Paper>
  );
}
