import { Paper, Stack, Text, Title } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import type { Answer } from '../../../app/api.ts';
import { LoadMore } from '../../../ui/load-more.tsx';
import type { usePages } from '../../../ui/use-pages.ts';
import type { Merge } from './identity-tab.tsx';
import { MergeRow } from './merge-row.tsx';
import { UndoMerge } from './undo-merge.tsx';

interface MergeHistoryProps {
  readonly customer: Answer<'GET /v1/admin/customers/{id}'>;
  readonly merges: ReturnType<typeof usePages<Merge>>;
}

/** Who was merged into this customer, newest first, and the way back. */
export function MergeHistory({ customer, merges }: MergeHistoryProps): ReactElement {
  const [undoing, setUndoing] = useState<Merge>();
  const { rows } = merges;
  return (
    <Paper component="section" aria-label="Merges" p="sm" bg="var(--cw-surface)">
      <Title order={2}>Merges</Title>
      <Text size="sm" c="dimmed" mb={4}>
        {rows.length === 0
          ? 'Nobody was merged into this customer.'
          : 'Who turned out to be this customer, newest first.'}
      </Text>
      <Stack component="ul" gap={0} p={0} m={0} style={{ listStyle: 'none' }}>
        {rows.map((merge) => (
          <MergeRow key={merge.id} merge={merge} customer={customer.id} onUndo={() => setUndoing(merge)} />
        ))}
      </Stack>
      {merges.more && <LoadMore more scannedTo={undefined} busy={merges.busy} onMore={merges.loadMore} />}
      {undoing !== undefined && <UndoMerge merge={undoing} onClose={() => setUndoing(undefined)} />}
    </Paper>
  );
}
