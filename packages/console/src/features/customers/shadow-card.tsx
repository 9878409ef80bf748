import { Badge, Group, Paper, Table, Text, Title, VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { api, type Answer } from '../../app/api.ts';
import { Clipped } from '../../ui/clipped.tsx';
import { oursOf, shadowRows } from './shadow-diff.ts';
import { ValueView } from './value-view.tsx';
import { clip } from '../../ui/clip.ts';
import { TableBox } from '../../ui/table-box.tsx';

interface ShadowCardProps {
  readonly shadow: Answer<'GET /v1/admin/customers/{id}/shadows'>['data'][number];
  /** An event of the person, to be planned once more in thought. */
  readonly event: number | undefined;
}

const WORDS = { same: 'same', differs: 'differs', unknown: 'not compared' } as const;
const COLORS = { same: 'gray', differs: 'orange', unknown: 'gray' } as const;

/** What one destination is believed to hold, beside what we would say now; differences first. */
export function ShadowCard({ shadow, event }: ShadowCardProps): ReactElement {
  const { integration } = shadow;
  const preview = useQuery({
    queryKey: ['POST /v1/admin/integrations/{id}/preview', integration.id, event],
    queryFn: ({ signal }) =>
      api('POST /v1/admin/integrations/{id}/preview', {
        params: { id: integration.id },
        body: { event_id: event },
        signal,
      }),
    enabled: event !== undefined,
    retry: false,
  });
  const ours = oursOf(preview.data);
  const rows = shadowRows(shadow, ours);
  const apart = rows.filter(({ state }) => state === 'differs').length;
  const refused = Object.entries(shadow.refused);
  return (
    <Paper p={0} bg="var(--cw-surface)">
      <Group gap="xs" p="xs" mih={40}>
        <Title order={2} maw="100%">
          <Clipped text={integration.name} />
        </Title>
        <Text size="sm" c="dimmed">
          {preview.isLoading ? 'Comparing …' : summary(ours !== undefined, apart)}
        </Text>
      </Group>
      <TableBox label={`What ${clip(integration.name, 80)} holds`} minWidth={640}>
        <Table layout="fixed">
          <caption>
            <VisuallyHidden>What {integration.name} holds, and what we have</VisuallyHidden>
          </caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w="28%">Name there</Table.Th>
              <Table.Th>Held there</Table.Th>
              <Table.Th>Ours, as it would be sent</Table.Th>
              <Table.Th w={110}>Compared</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr
                key={`${row.group} ${row.name}`}
                style={{ verticalAlign: 'top' }}
                {...(row.state === 'differs' ? { bg: 'var(--cw-sunken)' } : {})}
              >
                <Table.Td>
                  <Clipped text={row.name} className="mono" />
                  <Text size="xs" c="dimmed">
                    {row.group}
                  </Text>
                </Table.Td>
                <Table.Td>
                  <ValueView value={row.held} />
                </Table.Td>
                <Table.Td>{row.state === 'unknown' ? '–' : <ValueView value={row.ours} />}</Table.Td>
                <Table.Td>
                  <Badge color={COLORS[row.state]}>{WORDS[row.state]}</Badge>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </TableBox>
      {refused.length > 0 && (
        <Text size="sm" p="xs" style={{ overflowWrap: 'anywhere' }}>
          Refused there, and not tried again until it changes:{' '}
          {refused.map(([name, value]) => `${name} ${value}`).join(', ')}.
        </Text>
      )}
    </Paper>
  );
}

function summary(compared: boolean, apart: number): string {
  if (!compared) return 'What we would say now could not be worked out, so nothing is compared.';
  if (apart === 0) return 'All of it is as we have it.';
  return `${apart} ${apart === 1 ? 'value differs' : 'values differ'}; they are sent with the next event.`;
}
