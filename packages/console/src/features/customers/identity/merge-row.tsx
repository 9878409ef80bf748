import { Badge, Box, Button, Group, Text } from '@mantine/core';
import { Undo2 } from 'lucide-react';
import type { ReactElement } from 'react';
import { clip } from '../../../ui/clip.ts';
import { whoAmong } from '../../../ui/conflict-words.ts';
import { counted } from '../../../ui/count-text.ts';
import { EventLink } from '../../../ui/event-link.tsx';
import { causeText } from '../../../ui/merge-words.ts';
import { NeedsRole } from '../../../ui/needs-role.tsx';
import { OutOfReach } from '../../../ui/out-of-reach.tsx';
import { When } from '../../../ui/when.tsx';
import type { Merge } from './identity-tab.tsx';

interface MergeRowProps {
  readonly merge: Merge;
  readonly customer: string;
  readonly onUndo: () => void;
}

/** One merge: who, when, why, what moved, and whether it was undone. */
export function MergeRow({ merge, customer, onUndo }: MergeRowProps): ReactElement {
  const { from, into, undone, note } = merge;
  return (
    <Box component="li" py={8} style={{ borderTop: '1px solid var(--cw-line)' }}>
      <Group justify="space-between" align="flex-start" gap="sm" wrap="nowrap">
        <Box miw={0} fz="sm" style={{ overflowWrap: 'anywhere' }}>
          <Text inherit fw={600} td={undone === null ? 'none' : 'line-through'}>
            <bdi>{whoAmong(from, [from, into])}</bdi> became <bdi>{whoAmong(into, [from, into])}</bdi>
          </Text>
          <Text size="xs" c="dimmed">
            {from.name !== null && from.name !== into.name && (
              <>
                <bdi className="mono">{clip(from.id, 200)}</bdi> ·{' '}
              </>
            )}
            <When at={merge.at} />, because {causeText(merge)}
            {merge.event_id !== null && (
              <>
                {' '}
                (event <EventLink customer={customer} event={merge.event_id} />)
              </>
            )}
          </Text>
          <Text size="xs" c="dimmed">
            {movedText(merge)}
          </Text>
          {note !== '' && (
            <Text size="xs">
              “<bdi>{clip(note, 500)}</bdi>”
            </Text>
          )}
          {undone !== null && (
            <Text size="xs" component="div" mt={2}>
              <Badge color="gray">undone</Badge> by {clip(undone.by, 80)} on <When at={undone.at} />
              {undone.note !== '' && `: ${clip(undone.note, 500)}`}
            </Text>
          )}
          {undone === null && !merge.undoable && merge.why_not !== null && (
            <Text size="xs" c="dimmed" mt={2}>
              It cannot be undone: {merge.why_not.message} {merge.why_not.hint}
            </Text>
          )}
        </Box>
        {undone === null && <UndoButton merge={merge} onUndo={onUndo} />}
      </Group>
    </Box>
  );
}

function UndoButton({ merge, onUndo }: { readonly merge: Merge; readonly onUndo: () => void }): ReactElement {
  const button = (disabled: boolean): ReactElement => (
    <Button
      variant="default"
      size="compact-xs"
      flex="none"
      leftSection={<Undo2 size={13} aria-hidden />}
      disabled={disabled}
      aria-label={`Undo: ${whoAmong(merge.from, [merge.from, merge.into])} became ${whoAmong(merge.into, [merge.from, merge.into])}`}
      onClick={onUndo}
    >
      Undo…
    </Button>
  );
  if (!merge.undoable)
    return <OutOfReach why={merge.why_not?.message ?? 'It cannot be undone.'}>{button(true)}</OutOfReach>;
  return <NeedsRole least="editor">{button}</NeedsRole>;
}

function movedText({ taken, anonymous_ids: ids }: Merge): string {
  const moved = [
    ...(taken.length === 0 ? [] : [`${taken.slice(0, 12).join(', ')}${taken.length > 12 ? ' …' : ''}`]),
    ...(ids.length === 0 ? [] : [counted(ids.length, 'anonymous id')]),
  ];
  return moved.length === 0 ? 'No attribute was taken over.' : `Taken over: ${moved.join('; ')}.`;
}
