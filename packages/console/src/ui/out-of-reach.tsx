import { Tooltip } from '@mantine/core';
import type { ReactElement } from 'react';

/** A control that is there and cannot be used now: says why, to the pointer, the keyboard and screen readers. */
export function OutOfReach({
  why,
  children,
}: {
  readonly why: string;
  readonly children: ReactElement;
}): ReactElement {
  return (
    <Tooltip label={why} events={{ hover: true, focus: true, touch: true }} multiline maw={280}>
      <span style={{ display: 'inline-flex', cursor: 'not-allowed' }} role="note" aria-label={why}>
        {children}
      </span>
    </Tooltip>
  );
}
