import { useBlocker } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Confirm } from './confirm.tsx';

interface LeaveGuardProps {
  /** Asked at that moment. */
  readonly unsaved: () => boolean;
  /** Addresses that show the same form, which therefore keeps what was typed; all but the same one unless given. */
  readonly keeps?: (pathname: string) => boolean;
}

/** Asks before somebody leaves what they have not saved. */
export function LeaveGuard({ unsaved, keeps }: LeaveGuardProps): ReactElement {
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: ({ current, next }) =>
      current.pathname !== next.pathname && keeps?.(next.pathname) !== true && unsaved(),
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
