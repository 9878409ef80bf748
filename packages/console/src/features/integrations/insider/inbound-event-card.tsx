import { Badge, Group, Paper, Stack, Text, UnstyledButton } from '@mantine/core';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { useFormState, useWatch } from 'react-hook-form';
import { useCell } from './cell.ts';
import { useFormTools, useOpenOn } from './form-tools.ts';
import { InboundEventFields } from './inbound-event-fields.tsx';
import { RowButtons, type RowMoves } from './row-buttons.tsx';
import { useMoveKeys } from './use-move-keys.ts';

interface InboundEventCardProps {
  readonly index: number;
  readonly moves: RowMoves;
}

/** One event of Insider: a line that says what it becomes here, and everything about it when it is opened. */
export function InboundEventCard({ index, moves }: InboundEventCardProps): ReactElement {
  const { control, readOnly } = useFormTools();
  const place = `inbound.events.${index}` as const;
  const event = useWatch({ control, name: `${place}.event` });
  const to = useWatch({ control, name: `${place}.to` });
  const count = useWatch({ control, name: `${place}.rows`, compute: (rows) => rows?.length ?? 0 });
  const [opened, setOpened] = useState(event === '' || to === '');
  useOpenOn(place, () => setOpened(true));
  const what = event === '' ? `inbound event ${index + 1}` : `inbound event ${event}`;
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
              {count === 1 ? '1 field' : `${count} fields`}
            </Text>
            <Wrong place={place} index={index} />
          </Group>
        </UnstyledButton>
        <Group gap={2} wrap="nowrap">
          <RowButtons what={what} moves={moves} special={false} readOnly={readOnly} />
        </Group>
      </Group>
      {opened && (
        <Stack gap="sm" pt="xs">
          <InboundEventFields index={index} />
        </Stack>
      )}
    </Paper>
  );
}

/** Says on the closed card that something inside needs a look. */
function Wrong({ place, index }: { readonly place: string; readonly index: number }): ReactElement | null {
  const { control, faults } = useFormTools();
  const { errors } = useFormState({ control, name: `inbound.events.${index}` });
  const wrong = useCell(faults, (all) => [...all.keys()].some((path) => path.startsWith(`${place}.`)));
  if (!wrong && errors.inbound?.events?.[index] === undefined) return null;
  return <Badge color="red">to fix</Badge>;
}
