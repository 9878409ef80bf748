import { Box } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';

interface TableBoxProps {
  /** Names the table for those who reach its box by the keyboard. */
  readonly label: string;
  /** Below this width, in pixels, it is the box that scrolls sideways and never the page. */
  readonly minWidth: number;
  readonly children: ReactNode;
}

/** Holds a wide table. It can be scrolled by the keyboard, and nothing of it sticks out. */
export function TableBox({ label, minWidth, children }: TableBoxProps): ReactElement {
  return (
    <Box
      role="region"
      aria-label={label}
      tabIndex={0}
      pos="relative"
      style={{ overflowX: 'auto', overflowY: 'hidden' }}
    >
      <Box miw={minWidth}>{children}</Box>
    </Box>
  );
}
