import '@mantine/notifications/styles.css';
import { Notifications } from '@mantine/notifications';
import type { ReactElement } from 'react';

/** Where short notices appear; loaded after the first screen. */
export function Notices(): ReactElement {
  return <Notifications position="bottom-right" />;
}
