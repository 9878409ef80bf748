import { Badge, Box, Group, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { clip } from '../../ui/clip.ts';
import { conflictState, conflictTitle, type Conflict } from '../../ui/conflict-words.ts';
import { ExpandButton } from '../../ui/expand-button.tsx';
import { When } from '../../ui/when.tsx';
import { ConflictDetail } from './conflict-detail.tsx';

interface ConflictRowProps {
  readonly conflict: Conflict;
  readonly first: boolean;
  readonly open: boolean;
  readonly onToggle: () => void;
}

/** One conflict in the list: who and what, since when, and what was decided. */
export function ConflictRow({ conflict, first, open, onToggle }: ConflictRowProps): ReactElement {
  const { id, state, decided, found_at: found } = conflict;
  const title = conflictTitle(conflict);
  const body = `conflict-${id}`;
  return (
    <Box p="xs" {...(first ? {} : { style: { borderTop: '1px solid var(--cw-line)' } })}>
      <Group gap="sm" wrap="nowrap" align="flex-start">
        <ExpandButton open={open} label={title} controls={body} onToggle={onToggle} />
        <Box flex={1} miw={0} fz="sm" style={{ overflowWrap: 'anywhere' }}>
          <Text inherit fw={600}>
            <bdi>{title}</bdi>
          </Text>
          <Text size="xs" c="dimmed" component="div">
            found <When at={found} relative />
            {state !== 'open' && (
              <>
                {' '}
                · <Badge color={state === 'settled' ? 'gray' : 'teal'}>{conflictState(state)}</Badge>
              </>
            )}
            {decided !== null && (
              <>
                {' '}
                by {clip(decided.by, 80)}, <When at={decided.at} relative />
                {decided.note !== '' && (
                  <>
                    : “<bdi>{clip(decided.note, 200)}</bdi>”
                  </>
                )}
              </>
            )}
          </Text>
        </Box>
      </Group>
      {open && (
        <Box id={body} ml={{ base: 0, xs: 34 }} mt="xs">
          <ConflictDetail conflict={conflict} />
        </Box>
      )}
    </Box>
  );
}
