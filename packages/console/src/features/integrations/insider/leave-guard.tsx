import { useBlocker } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Confirm } from '../../../ui/confirm.tsx';

/** Asks before somebody leaves what they have not saved. `unsaved` is asked at that moment. */
export function LeaveGuard({ unsaved }: { readonly unsaved: () => boolean }): ReactElement {
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: ({ current, next }) => current.pathname !== next.pathname && unsaved(),
    enableBeforeUnload: unsaved,
    withResolver: true,
  });
  return (
    <Confirm
      opened={status === 'blocked'}
      title="Leave without saving?"
      action="Leave"
      onConfirm={() => {
        proceed?.();
        return Promise.resolve();
      }}
      onClose={() => reset?.()}
    >
      What you changed here is not saved and would be lost.
    </Confirm>
  );
}
