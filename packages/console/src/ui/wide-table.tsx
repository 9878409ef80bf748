import { Table } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';

interface WideTableProps {
  /** Names it for whoever reaches it by keyboard to scroll it. */
  readonly label: string;
  readonly minWidth: number;
  readonly children: ReactNode;
}

/** Lets a wide table scroll sideways where the page is narrow, so that the page itself never does. */
export function WideTable({ label, minWidth, children }: WideTableProps): ReactElement {
  return (
    <Table.ScrollContainer
      minWidth={minWidth}
      scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'region', 'aria-label': label } }}
    >
      {children}
    </Table.ScrollContainer>
  );
}
