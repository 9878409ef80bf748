import { Paper, Table, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { clip } from '../../ui/clip.ts';
import { countText } from '../../ui/count-text.ts';
import { TextLink } from '../../ui/links.tsx';
import { When } from '../../ui/when.tsx';
import { WideTable } from '../../ui/wide-table.tsx';
import type { AudienceSummary, Judging } from './audience.ts';
import { JudgedBadge } from './judged-badge.tsx';
import { UsedBy } from './used-by.tsx';
import { WeekChange } from './week-change.tsx';
import './audiences.css';

interface AudienceTableProps {
  readonly audiences: readonly AudienceSummary[];
  readonly judging: Judging | null;
}

export function AudienceTable({ audiences, judging }: AudienceTableProps): ReactElement {
  return (
    <Paper p={0} bg="var(--cw-surface)">
      <WideTable label="Audiences" minWidth={780}>
        <Table verticalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={{ base: 210, sm: '34%' }}>Name</Table.Th>
              <Table.Th ta="right">Members</Table.Th>
              <Table.Th w={130}>In 7 days</Table.Th>
              <Table.Th>State</Table.Th>
              <Table.Th>Used by</Table.Th>
              <Table.Th>Changed</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {audiences.map((audience) => (
              <Row key={audience.id} audience={audience} judging={judging} />
            ))}
          </Table.Tbody>
        </Table>
      </WideTable>
    </Paper>
  );
}

interface RowProps {
  readonly audience: AudienceSummary;
  readonly judging: Judging | null;
}

function Row({ audience, judging }: RowProps): ReactElement {
  const { id, name, slug, description, members, judged, used_by: used, updated_at: updated } = audience;
  return (
    <Table.Tr>
      <Table.Td maw={380}>
        <TextLink to="/audiences/$id" params={{ id }} fw={600} inherit style={{ overflowWrap: 'anywhere' }}>
          {clip(name, 120)}
        </TextLink>
        <Text size="xs" c="dimmed" className="mono" style={{ overflowWrap: 'anywhere' }}>
          {slug}
        </Text>
        {description !== '' && (
          <Text size="xs" c="dimmed" lineClamp={2} style={{ overflowWrap: 'anywhere' }}>
            {clip(description, 300)}
          </Text>
        )}
      </Table.Td>
      <Table.Td ta="right" style={{ fontVariantNumeric: 'tabular-nums' }}>
        <TextLink to="/audiences/$id/members" params={{ id }} inherit>
          {countText(members)}
        </TextLink>
      </Table.Td>
      <Table.Td>
        <WeekChange id={id} />
      </Table.Td>
      <Table.Td>
        <JudgedBadge judged={judged} judging={judging} />
      </Table.Td>
      <Table.Td maw={240}>
        <UsedBy used={used} />
      </Table.Td>
      <Table.Td>
        <When at={updated} relative />
      </Table.Td>
    </Table.Tr>
  );
}
