import type { ReactElement } from 'react';
import { Confirm } from '../../ui/confirm.tsx';
import { done } from '../../ui/notify.ts';
import { messages } from './resent.ts';
import type { Choice } from './use-resend.ts';

export interface Discarding {
  readonly choice: Choice;
  readonly count: number;
}

interface DiscardDialogProps {
  readonly discarding: Discarding | undefined;
  readonly onDiscard: (choice: Choice) => Promise<number>;
  readonly onClose: () => void;
}

/** Asks before dead letters are given up for good. */
export function DiscardDialog({ discarding, onDiscard, onClose }: DiscardDialogProps): ReactElement {
  const count = discarding?.count ?? 0;
  return (
    <Confirm
      opened={discarding !== undefined}
      title={`Discard ${messages(count)}?`}
      action={`Discard ${messages(count)}`}
      onClose={onClose}
      onConfirm={async () => {
        if (discarding !== undefined) done(`${messages(await onDiscard(discarding.choice))} discarded.`);
      }}
    >
      What is discarded is never sent, and this cannot be undone. The events themselves stay with their
      customers.
    </Confirm>
  );
}
