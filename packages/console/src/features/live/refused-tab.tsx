import { Paper, Stack, Text } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { api } from '../../app/api.ts';
import { Empty } from '../../ui/empty.tsx';
import { LoadMore } from '../../ui/load-more.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { RowsSkeleton } from '../../ui/rows-skeleton.tsx';
import { usePages } from '../../ui/use-pages.ts';
import { ReceiptDetail } from './receipt-detail.tsx';
import { ReceiptRow } from './receipt-row.tsx';

const EVERY_MS = 10_000;
const FIRST_PAGE = 50;

/** Requests in which something was refused, with why and what was received. */
export function RefusedTab(): ReactElement {
  const { open } = useSearch({ from: '/shell/live' });
  const navigate = useNavigate();
  const pages = usePages(
    ['GET /v1/admin/receipts', {}],
    (cursor, signal) => api('GET /v1/admin/receipts', { query: { cursor }, signal }),
    // Reading many pages again and again helps nobody who reads the fourth.
    (rows) => (rows.length <= FIRST_PAGE ? EVERY_MS : false),
  );
  const show = (id: string | undefined): void => {
    navigate({ to: '/live', search: { tab: 'refused', open: id }, replace: true }).catch(() => undefined);
  };
  const elsewhere = open !== undefined && !pages.loading && !pages.rows.some(({ id }) => String(id) === open);
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        Requests in which something was refused, newest first. The sender was told the same reasons; what was
        fine in them was taken in.
      </Text>
      {pages.error !== null && <ProblemNote error={pages.error} onRetry={pages.retry} />}
      {elsewhere && (
        <Paper bg="var(--cw-surface)">
          <ReceiptDetail id={open} />
        </Paper>
      )}
      {pages.loading && <RowsSkeleton rows={8} height={44} />}
      {!pages.loading && pages.error === null && pages.rows.length === 0 && (
        <Empty title="Nothing was refused">
          Whatever senders get wrong is listed here, with the reason and the body as it was received. There is
          nothing to do.
        </Empty>
      )}
      {pages.rows.length > 0 && (
        <>
          <Paper p={0} bg="var(--cw-surface)">
            {pages.rows.map((receipt, index) => {
              const id = String(receipt.id);
              return (
                <ReceiptRow
                  key={id}
                  receipt={receipt}
                  first={index === 0}
                  open={open === id}
                  onToggle={() => show(open === id ? undefined : id)}
                />
              );
            })}
          </Paper>
          <LoadMore
            more={pages.more}
            scannedTo={pages.scannedTo}
            busy={pages.busy}
            onMore={pages.loadMore}
            end="That is all that is kept."
          />
        </>
      )}
    </Stack>
  );
}
