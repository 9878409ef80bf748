import { Button, Group, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { When } from './when.tsx';

interface LoadMoreProps {
  /** There is a next page. */
  readonly more: boolean;
  /** The search stopped early and has looked back to here. */
  readonly scannedTo: string | null | undefined;
  readonly busy: boolean;
  readonly onMore: () => void;
  /** Said before how far a search has looked. */
  readonly before?: string;
  /** What to say at the end of the list. */
  readonly end?: string;
}

/** Below a list that is read page by page: goes on, says how far a search has looked, or that this is the end. */
export function LoadMore({ more, scannedTo, busy, onMore, before, end }: LoadMoreProps): ReactElement {
  const stopped = scannedTo !== null && scannedTo !== undefined;
  return (
    <Group gap="sm" mih={30} justify="center" role="status">
      {more && stopped && (
        <Text size="sm">
          {before} Looked back to <When at={scannedTo} />. There is more before that.
        </Text>
      )}
      {more ? (
        <Button variant="default" onClick={onMore} loading={busy}>
          {stopped ? 'Look further back' : 'Load more'}
        </Button>
      ) : (
        end !== undefined && (
          <Text size="sm" c="dimmed">
            {end}
          </Text>
        )
      )}
    </Group>
  );
}
