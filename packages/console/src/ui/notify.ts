import { notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';

const dismiss = { 'aria-label': 'Dismiss' };

/** Says briefly that something was done. Failures belong where they happened, not here. */
export function done(message: string): void {
  notifications.show({ message, color: 'teal', autoClose: 4_000, closeButtonProps: dismiss });
}

/** The same, with a button that does something about it; answers its id. */
export function doneWith(message: (act: () => void) => ReactNode, act: () => void): string {
  const id = notifications.show({
    message: message(() => {
      notifications.hide(id);
      act();
    }),
    color: 'teal',
    // Away from the bar with which a page is saved.
    position: 'top-center',
    autoClose: 12_000,
    closeButtonProps: dismiss,
  });
  return id;
}

/** Takes a notice away; nothing when it is gone. */
export function forget(id: string | undefined): void {
  if (id !== undefined) notifications.hide(id);
}
