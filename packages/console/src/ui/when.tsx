import { Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useSession } from '../app/session.ts';
import { useNow } from './now.ts';
import { ago, timeIn } from './time.ts';

/** A moment in the workspace's time zone; the exact one, in UTC, on hovering. */
export function When({
  at,
  relative = false,
}: {
  readonly at: string;
  readonly relative?: boolean;
}): ReactElement {
  const zone = useSession().workspace.time_zone;
  const now = useNow();
  return (
    <Text component="time" dateTime={at} title={at} inherit style={{ whiteSpace: 'nowrap' }}>
      {relative ? ago(Date.parse(at), now) : timeIn(zone, at)}
    </Text>
  );
}
