import { Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useSession } from '../app/session.ts';
import { atLeast, useNow } from './now.ts';
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
  const then = Date.parse(at);
  return (
    <Text component="time" dateTime={at} title={at} inherit style={{ whiteSpace: 'nowrap' }}>
      {relative ? ago(then, atLeast(now, then)) : timeIn(zone, at)}
    </Text>
  );
}
