import { Badge, Group, Table, Text, VisuallyHidden } from '@mantine/core';
import type { ReactElement } from 'react';
import { api } from '../../app/api.ts';
import { clip } from '../../ui/clip.ts';
import { counted } from '../../ui/count-text.ts';
import { Empty } from '../../ui/empty.tsx';
import { TextLink } from '../../ui/links.tsx';
import { LoadMore } from '../../ui/load-more.tsx';
import { PersonLink } from '../../ui/person-link.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { RowsSkeleton } from '../../ui/rows-skeleton.tsx';
import { TableBox } from '../../ui/table-box.tsx';
import { usePages } from '../../ui/use-pages.ts';
import { When } from '../../ui/when.tsx';
import type { Audience } from './audience.ts';
import { useOnChange } from './use-on-change.ts';

const LIST = 'GET /v1/admin/audiences/{id}/members';

/** Who is in the audience, who joined last first. */
export function MembersTab({ audience }: { readonly audience: Audience }): ReactElement {
  const { id, members, judged } = audience;
  const pages = usePages([LIST, { id }], (cursor, signal) =>
    api(LIST, { params: { id }, query: { cursor }, signal }),
  );
  // Who is in it is read again when it is somebody else: while customers are judged, that is often.
  useOnChange(`${members} ${judged}`, pages.retry);
  const { rows, loading, error } = pages;
  if (error !== null)
    return <ProblemNote error={error} title="The members could not be read" onRetry={pages.retry} />;
  if (loading) return <RowsSkeleton rows={12} />;
  if (rows.length === 0)
    return (
      <Empty title="Nobody is in it">
        {judged
          ? 'Nobody meets the rule now. Look at the rule, or at a customer who you think should be in it: their page says why they are not.'
          : 'Customers are still being judged. Who is found to meet the rule appears here.'}
      </Empty>
    );
  return (
    <>
      <Text size="sm" c="dimmed">
        {counted(members, 'member')}, who joined last first.
      </Text>
      <TableBox label="Members" minWidth={400}>
        <Table layout="fixed" highlightOnHover bg="var(--cw-surface)">
          <caption>
            <VisuallyHidden>Members</VisuallyHidden>
          </caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Customer</Table.Th>
              <Table.Th w={160}>Since</Table.Th>
              <Table.Th w={56}>
                <VisuallyHidden>Explanation</VisuallyHidden>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(({ customer_id: customer, name, anonymous, since }) => (
              <Table.Tr key={customer}>
                <Table.Td>
                  <Group gap={8} wrap="nowrap">
                    <PersonLink person={{ id: customer, name }} />
                    {anonymous && (
                      <Badge color="violet" miw="max-content" title="Seen, and not named yet">
                        anonymous
                      </Badge>
                    )}
                  </Group>
                </Table.Td>
                <Table.Td>
                  <When at={since} />
                </Table.Td>
                <Table.Td>
                  <TextLink
                    to="/customers/$id"
                    params={{ id: customer }}
                    search={{ tab: 'audiences', audience: id }}
                    inherit
                    aria-label={`Why ${clip(name ?? customer, 80)} is in it`}
                  >
                    Why?
                  </TextLink>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </TableBox>
      <LoadMore more={pages.more} scannedTo={undefined} busy={pages.busy} onMore={pages.loadMore} />
    </>
  );
}
