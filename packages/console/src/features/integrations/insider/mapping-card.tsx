import { Badge, Group, Paper, Stack, Text, UnstyledButton } from '@mantine/core';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useState, type ReactElement, type ReactNode } from 'react';
import { useCount, useFormTools, useIsWrong, useOpenOn, useValue } from './form-tools.ts';
import { RowButtons, type RowMoves } from './row-buttons.tsx';
import { useMoveKeys } from './use-move-keys.ts';

interface MappingCardProps {
  readonly place: `events.${number}` | `inbound.events.${number}`;
  /** Names the card to people who cannot see where it stands. */
  readonly what: string;
  /** How many rows there are, in words. */
  readonly counted: (rows: number) => string;
  readonly moves: RowMoves;
  /** Everything about it, drawn when it is opened. */
  readonly children: ReactNode;
}

/** One event of a mapping: a line that says what it becomes, and everything about it when it is opened. */
export function MappingCard({ place, what, counted, moves, children }: MappingCardProps): ReactElement {
  const { readOnly } = useFormTools();
  const event = useValue(`${place}.event`);
  const to = useValue(`${place}.to`);
  const count = useCount(`${place}.rows`);
  const [opened, setOpened] = useState(event === '' || to === '');
  useOpenOn(place, () => setOpened(true));
  const isWrong = useIsWrong(place);
  const row = useMoveKeys(moves);
  return (
    <Paper p="xs" role="group" aria-label={what} ref={row}>
      <Group gap="xs" wrap="nowrap" justify="space-between">
        <UnstyledButton flex={1} miw={0} aria-expanded={opened} onClick={() => setOpened(!opened)}>
          <Group gap={6} wrap="nowrap">
            {opened ? <ChevronDown size={15} aria-hidden /> : <ChevronRight size={15} aria-hidden />}
            <Text size="sm" fw={500} truncate>
              {event === '' ? 'New event' : event}
            </Text>
            <Text size="sm" c="dimmed" truncate>
              → {to === '' ? '…' : to}
            </Text>
            <Text size="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }} visibleFrom="xs">
              {counted(count)}
            </Text>
            {isWrong && <Badge color="red">to fix</Badge>}
          </Group>
        </UnstyledButton>
        <Group gap={2} wrap="nowrap">
          <RowButtons what={what} moves={moves} special={false} readOnly={readOnly} />
        </Group>
      </Group>
      {opened && (
        <Stack gap="sm" pt="xs">
          {children}
        </Stack>
      )}
    </Paper>
  );
}
