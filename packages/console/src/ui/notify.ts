import { notifications } from '@mantine/notifications';

/** Says briefly that something was done. Failures belong where they happened, not here. */
export function done(message: string): void {
  notifications.show({
    message,
    color: 'teal',
    autoClose: 4_000,
    closeButtonProps: { 'aria-label': 'Dismiss' },
  });
}
