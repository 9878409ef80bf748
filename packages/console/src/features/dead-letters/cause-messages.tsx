import { Button, Checkbox, Group, Table, Text, VisuallyHidden } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { api, type Answer } from '../../app/api.ts';
import { clip } from '../../ui/clip.ts';
import { Clipped } from '../../ui/clipped.tsx';
import { LoadMore } from '../../ui/load-more.tsx';
import { NeedsRole } from '../../ui/needs-role.tsx';
import { PersonLink } from '../../ui/person-link.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { RowsSkeleton } from '../../ui/rows-skeleton.tsx';
import { usePages } from '../../ui/use-pages.ts';
import { When } from '../../ui/when.tsx';
import type { Discarding } from './discard-dialog.tsx';
import { fixFor, type Fix } from './fix-for.ts';
import { FixLink } from './fix-link.tsx';
import { messages } from './resent.ts';
import type { Choice } from './use-resend.ts';
import { TableBox } from '../../ui/table-box.tsx';

const LETTERS = 'GET /v1/admin/integrations/{id}/dead-letters';
type Letter = Answer<typeof LETTERS>['data'][number];

interface CauseMessagesProps {
  readonly integration: number;
  readonly code: string;
  readonly busy: boolean;
  readonly onResend: (choice: Choice) => void;
  readonly onDiscard: (discarding: Discarding) => void;
}

/** The messages of one cause, to be chosen and sent again one by one. */
export function CauseMessages({
  integration,
  code,
  busy,
  onResend,
  onDiscard,
}: CauseMessagesProps): ReactElement {
  const pages = usePages<Letter>([LETTERS, { id: integration }, { code }], (cursor, signal) =>
    api(LETTERS, { params: { id: integration }, query: { code, cursor, limit: 50 }, signal }),
  );
  const [ticked, setTicked] = useState<ReadonlySet<number>>(new Set());
  if (pages.loading)
    return (
      <div style={{ padding: '0 12px 12px' }}>
        <RowsSkeleton rows={5} />
      </div>
    );
  const chosen = pages.rows.filter(({ event_id }) => ticked.has(event_id)).map(({ event_id }) => event_id);
  const tick = (events: readonly number[], on: boolean): void => {
    const next = new Set(ticked);
    for (const event of events)
      if (on) next.add(event);
      else next.delete(event);
    setTicked(next);
  };
  const all = pages.rows.map(({ event_id }) => event_id);
  return (
    <div>
      {pages.error !== null && (
        <ProblemNote error={pages.error} title="The messages could not be read" onRetry={pages.retry} />
      )}
      <Group gap="xs" px="sm" py={4} mih={32} style={{ borderTop: '1px solid var(--cw-line)' }}>
        <Text size="sm" c="dimmed" role="status">
          {chosen.length === 0
            ? 'Choose messages to send or discard them one by one.'
            : `${messages(chosen.length)} chosen`}
        </Text>
        {chosen.length > 0 && (
          <>
            <NeedsRole least="editor">
              {(disabled) => (
                <Button
                  size="compact-xs"
                  disabled={disabled || busy}
                  onClick={() => onResend({ events: chosen })}
                >
                  Resend chosen
                </Button>
              )}
            </NeedsRole>
            <NeedsRole least="admin">
              {(disabled) => (
                <Button
                  size="compact-xs"
                  variant="default"
                  disabled={disabled}
                  onClick={() => onDiscard({ choice: { events: chosen }, count: chosen.length })}
                >
                  Discard chosen
                </Button>
              )}
            </NeedsRole>
          </>
        )}
      </Group>
      <TableBox label="Messages with this cause" minWidth={980}>
        <Table layout="fixed">
          <caption>
            <VisuallyHidden>Messages with this cause, newest first</VisuallyHidden>
          </caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={36}>
                <Checkbox
                  aria-label="Choose all that are listed"
                  checked={all.length > 0 && chosen.length === all.length}
                  indeterminate={chosen.length > 0 && chosen.length < all.length}
                  onChange={(event) => tick(all, event.currentTarget.checked)}
                />
              </Table.Th>
              <Table.Th w={200}>Customer</Table.Th>
              <Table.Th w={150}>Event type</Table.Th>
              <Table.Th w={150}>Field</Table.Th>
              <Table.Th>Message</Table.Th>
              <Table.Th w={160}>When</Table.Th>
              <Table.Th w={180}>
                <VisuallyHidden>What to do</VisuallyHidden>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {pages.rows.map((letter) => (
              <Table.Tr key={letter.event_id}>
                <Table.Td>
                  <Checkbox
                    aria-label={`Choose ${clip(letter.event_type, 60)} of ${clip(letter.customer?.id ?? 'a removed customer', 60)}`}
                    checked={ticked.has(letter.event_id)}
                    onChange={(event) => tick([letter.event_id], event.currentTarget.checked)}
                  />
                </Table.Td>
                <Table.Td>
                  <PersonLink person={letter.customer} />
                </Table.Td>
                <Table.Td>
                  <Clipped text={letter.event_type} />
                </Table.Td>
                <Table.Td>
                  {letter.field === null ? '–' : <Clipped text={letter.field} className="mono" />}
                </Table.Td>
                <Table.Td>
                  <Clipped text={letter.message} />
                </Table.Td>
                <Table.Td>
                  <When at={letter.buried_at} />
                </Table.Td>
                <Table.Td>
                  <Group gap="sm" wrap="nowrap">
                    <NeedsRole least="editor">
                      {(disabled) => (
                        <Button
                          size="compact-xs"
                          variant="subtle"
                          disabled={disabled || busy}
                          onClick={() => onResend({ events: [letter.event_id] })}
                        >
                          Resend
                        </Button>
                      )}
                    </NeedsRole>
                    <FixLink
                      integration={integration}
                      fix={{ ...fixFor(letter), label: shortLabel(fixFor(letter)) }}
                      customer={letter.customer?.id}
                      identifier={letter.identifier}
                    />
                  </Group>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </TableBox>
      {pages.more && (
        <LoadMore more={pages.more} scannedTo={undefined} busy={pages.busy} onMore={pages.loadMore} />
      )}
    </div>
  );
}

function shortLabel({ to, map }: Fix): string {
  if (map !== undefined) return 'Map it';
  return { settings: 'Settings', customer: 'Profile', log: 'Request' }[to];
}
