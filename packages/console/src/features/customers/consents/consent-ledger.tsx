import { Group, Stack, Table, Text, Title, VisuallyHidden } from '@mantine/core';
import type { ReactElement } from 'react';
import { clip } from '../../../ui/clip.ts';
import { subjectLabel } from '../../../ui/consent-words.ts';
import { Empty } from '../../../ui/empty.tsx';
import { EventLink } from '../../../ui/event-link.tsx';
import { LoadMore } from '../../../ui/load-more.tsx';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { SaidBadge } from '../../../ui/said-badge.tsx';
import { TableBox } from '../../../ui/table-box.tsx';
import type { usePages } from '../../../ui/use-pages.ts';
import { When } from '../../../ui/when.tsx';
import { sourceText } from '../source-words.ts';
import type { ConsentChange } from './consents-tab.tsx';

interface ConsentLedgerProps {
  readonly customer: string;
  readonly ledger: ReturnType<typeof usePages<ConsentChange>>;
}

/** Every time a consent was given or taken back, newest first. */
export function ConsentLedger({ customer, ledger }: ConsentLedgerProps): ReactElement {
  const { rows, error } = ledger;
  return (
    <Stack gap="xs">
      <Title order={2}>What was said</Title>
      {error !== null && (
        <ProblemNote error={error} title="The ledger could not be read" onRetry={ledger.retry} />
      )}
      {error === null && rows.length === 0 && (
        <Empty title="Nothing was ever said">
          No event carried a word about consent, and nobody wrote one down. Send what your consent tool says
          with each event, as <code>context.consent</code>.
        </Empty>
      )}
      {rows.length > 0 && (
        <>
          <TableBox label="What was said" minWidth={760}>
            <Table bg="var(--cw-surface)" withTableBorder>
              <caption>
                <VisuallyHidden>Consents that were given or taken back, newest first</VisuallyHidden>
              </caption>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th w={155}>Said</Table.Th>
                  <Table.Th w={210}>What</Table.Th>
                  <Table.Th>How</Table.Th>
                  <Table.Th w={155}>Received</Table.Th>
                  <Table.Th w={80}>Event</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {rows.map((change) => (
                  <Table.Tr key={change.id} style={{ verticalAlign: 'top' }}>
                    <Table.Td>
                      <When at={change.at} />
                    </Table.Td>
                    <Table.Td>
                      <Group gap={8} justify="space-between" wrap="nowrap">
                        {subjectLabel(change.subject)}
                        <SaidBadge granted={change.granted} />
                      </Group>
                    </Table.Td>
                    <Table.Td style={{ overflowWrap: 'anywhere' }}>
                      <How change={change} />
                    </Table.Td>
                    <Table.Td>
                      <When at={change.received_at} />
                    </Table.Td>
                    <Table.Td>
                      {change.event_id === null ? (
                        <Text c="dimmed">–</Text>
                      ) : (
                        <EventLink customer={customer} event={change.event_id} />
                      )}
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </TableBox>
          <LoadMore more={ledger.more} scannedTo={undefined} busy={ledger.busy} onMore={ledger.loadMore} />
        </>
      )}
    </Stack>
  );
}

function How({ change: { by, note, evidence, source } }: { readonly change: ConsentChange }): ReactElement {
  const { name, kind } = sourceText(source);
  return (
    <>
      {by === null ? <bdi>{clip(name, 120)}</bdi> : <bdi>Written down by {clip(by, 120)}</bdi>}
      {by === null && kind !== undefined && (
        <Text component="span" inherit c="dimmed">
          {' '}
          · {kind}
        </Text>
      )}
      {[evidence, note].map(
        (text, index) =>
          text !== null &&
          text !== '' && (
            <Text key={index} size="xs" c="dimmed">
              <bdi>{clip(text, 1_000)}</bdi>
            </Text>
          ),
      )}
    </>
  );
}
