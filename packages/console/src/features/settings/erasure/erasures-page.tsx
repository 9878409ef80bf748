import { Paper, Stack, Table, Title, VisuallyHidden } from '@mantine/core';
import type { ReactElement } from 'react';
import { api } from '../../../app/api.ts';
import { clip } from '../../../ui/clip.ts';
import { Clipped } from '../../../ui/clipped.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { TextLink } from '../../../ui/links.tsx';
import { LoadMore } from '../../../ui/load-more.tsx';
import { Page } from '../../../ui/page.tsx';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { RowsSkeleton } from '../../../ui/rows-skeleton.tsx';
import { StateBadge } from '../../../ui/state-badge.tsx';
import { TableBox } from '../../../ui/table-box.tsx';
import { usePages } from '../../../ui/use-pages.ts';
import { When } from '../../../ui/when.tsx';
import { LookUp } from './look-up.tsx';
import { progressText } from './step-words.ts';

const LIST = 'GET /v1/admin/erasures';
const EVERY_MS = 3_000;

/** Customers who were erased, and whether somebody is on the suppress list. */
export function ErasuresPage(): ReactElement {
  const pages = usePages(
    [LIST, {}],
    (cursor, signal) => api(LIST, { query: { cursor }, signal }),
    (rows) => (rows.some(({ state }) => state === 'running') ? EVERY_MS : false),
  );
  const { rows } = pages;
  return (
    <Page
      title="Erasure"
      about="Customers who were deleted because they asked for it. What was erased is not kept; that it was done is."
    >
      <LookUp />
      <Stack gap="xs">
        <Title order={2}>Erasures</Title>
        {pages.error !== null && (
          <ProblemNote error={pages.error} title="The erasures could not be read" onRetry={pages.retry} />
        )}
        {pages.loading && <RowsSkeleton rows={6} height={40} />}
        {!pages.loading && pages.error === null && rows.length === 0 && (
          <Empty title="Nobody was erased yet">
            An admin erases somebody from the menu on their page. Each erasure is listed here with what was
            deleted where, as evidence.
          </Empty>
        )}
        {rows.length > 0 && (
          <>
            <Paper p={0} bg="var(--cw-surface)">
              <TableBox label="Erasures" minWidth={620}>
                <Table layout="fixed">
                  <caption>
                    <VisuallyHidden>Erasures, newest first</VisuallyHidden>
                  </caption>
                  <Table.Thead>
                    <Table.Tr>
                      <Table.Th w={90}>Erasure</Table.Th>
                      <Table.Th w={160}>Asked for</Table.Th>
                      <Table.Th w={90}>State</Table.Th>
                      <Table.Th w={120}>Done</Table.Th>
                      <Table.Th>By, and why</Table.Th>
                    </Table.Tr>
                  </Table.Thead>
                  <Table.Tbody>
                    {rows.map((erasure) => (
                      <Table.Tr key={erasure.id}>
                        <Table.Td>
                          <TextLink to="/settings/erasure/$id" params={{ id: String(erasure.id) }} inherit>
                            No. {erasure.id}
                          </TextLink>
                        </Table.Td>
                        <Table.Td>
                          <When at={erasure.requested_at} />
                        </Table.Td>
                        <Table.Td>
                          <StateBadge state={erasure.state} />
                        </Table.Td>
                        <Table.Td>{progressText(erasure.steps)}</Table.Td>
                        <Table.Td>
                          <Clipped text={`${clip(erasure.by, 80)}: ${erasure.reason}`} />
                        </Table.Td>
                      </Table.Tr>
                    ))}
                  </Table.Tbody>
                </Table>
              </TableBox>
            </Paper>
            <LoadMore more={pages.more} scannedTo={undefined} busy={pages.busy} onMore={pages.loadMore} />
          </>
        )}
      </Stack>
    </Page>
  );
}
