import { Badge } from '@mantine/core';
import type { ReactElement } from 'react';

export type ReceiptStatus = 'done' | 'error' | 'ignored';

const COLORS = { done: 'teal', error: 'red', ignored: 'gray' } as const;

/** What became of a request that came in, by word and by colour. */
export function ReceiptBadge({ status }: { readonly status: ReceiptStatus }): ReactElement {
  return (
    <Badge color={COLORS[status]} miw="max-content">
      {status}
    </Badge>
  );
}
