import { List, Stack, Text, Textarea } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { api } from '../../../app/api.ts';
import { whoAmong } from '../../../ui/conflict-words.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { counted } from '../../../ui/count-text.ts';
import { done } from '../../../ui/notify.ts';
import { peopleChanged } from '../../../ui/people-changed.ts';
import type { Merge } from './identity-tab.tsx';

interface UndoMergeProps {
  readonly merge: Merge;
  readonly onClose: () => void;
}

/** Takes two customers apart again; says first what goes back and what stays. */
export function UndoMerge({ merge, onClose }: UndoMergeProps): ReactElement {
  const [note, setNote] = useState('');
  const { from, into, taken, anonymous_ids: ids } = merge;
  const [gone, stays] = [whoAmong(from, [from, into]), whoAmong(into, [from, into])];
  return (
    <Confirm
      opened
      title={`Take ${gone} and ${stays} apart?`}
      action="Take apart"
      destructive={false}
      onClose={onClose}
      onConfirm={async () => {
        await api('POST /v1/admin/identity/merges/{id}/undo', { params: { id: merge.id }, body: { note } });
        await peopleChanged();
        done(`${gone} is a customer again.`);
      }}
    >
      <Stack gap="sm">
        <List size="sm" spacing={4}>
          <List.Item>
            <bdi>{gone}</bdi> is a customer again, as they were before the merge
            {ids.length > 0 && `, with ${counted(ids.length, 'anonymous id')}`}. Their events from before go
            back to them.
          </List.Item>
          <List.Item>
            <bdi>{stays}</bdi>{' '}
            {taken.length === 0
              ? 'keeps all attributes.'
              : 'loses what came from the other and was not said again since.'}{' '}
            What happened after the merge stays there.
          </List.Item>
          <List.Item>
            Destinations are told of both as they are then. What they merged on their own side stays merged
            there.
          </List.Item>
        </List>
        <Textarea
          label="Why"
          description="Kept with the merge. May stay empty."
          autosize
          minRows={2}
          maxRows={5}
          maxLength={1000}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <Text size="xs" c="dimmed">
          The two can be merged again later.
        </Text>
      </Stack>
    </Confirm>
  );
}
