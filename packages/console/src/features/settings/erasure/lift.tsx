import { Stack, Textarea } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { api } from '../../../app/api.ts';
import { clip } from '../../../ui/clip.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { done } from '../../../ui/notify.ts';

interface LiftProps {
  readonly identifier: string;
  readonly onClose: () => void;
  readonly onLifted: () => Promise<void>;
}

/** Takes somebody off the suppress list, with the reason. */
export function Lift({ identifier, onClose, onLifted }: LiftProps): ReactElement {
  const [reason, setReason] = useState('');
  return (
    <Confirm
      opened
      title="Take them off the suppress list?"
      action="Take off the list"
      destructive={false}
      ready={reason.trim() !== ''}
      onClose={onClose}
      onConfirm={async () => {
        await api('POST /v1/admin/suppressions/lift', { body: { identifier, reason } });
        done('They are off the list.');
        await onLifted();
      }}
    >
      <Stack gap="sm">
        <span>
          What is sent about <bdi>{clip(identifier, 200)}</bdi> from then on makes a new customer, who knows
          nothing of the one before. Do it when they came back on their own will.
        </span>
        <Textarea
          label="Reason"
          description="It stands in the audit."
          placeholder="Registered anew on 3 May"
          autosize
          minRows={2}
          maxRows={5}
          maxLength={1000}
          required
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </Stack>
    </Confirm>
  );
}
