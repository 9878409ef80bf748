import { Badge, Group, Paper, Table, Text, Title, VisuallyHidden } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Answer } from '../../app/api.ts';
import { Clipped } from '../../ui/clipped.tsx';
import { ButtonLink } from '../../ui/links.tsx';
import { CoverageRow } from './coverage-row.tsx';
import { mapTarget, type CoverageGroup } from './coverage-groups.ts';
import { clip } from '../../ui/clip.ts';
import { TableBox } from '../../ui/table-box.tsx';

type Field = Answer<'GET /v1/admin/integrations/{id}/coverage'>['attributes'][number];

interface CoverageGroupCardProps {
  readonly integration: number;
  readonly group: CoverageGroup<Field>;
}

/** The fields of one event type, or the attributes of customers. */
export function CoverageGroupCard({ integration, group }: CoverageGroupCardProps): ReactElement {
  const { type, count, opened, mapped, fields, counts } = group;
  const name = type ?? 'Customer attributes';
  return (
    <Paper p={0} bg="var(--cw-surface)">
      <Group gap="xs" px="sm" py={6} mih={38}>
        <Title order={2} size="h3" miw={0} maw="100%">
          <Clipped text={name} />
        </Title>
        {count !== undefined && (
          <Text size="sm" c="dimmed">
            {count.toLocaleString('en')} {count === 1 ? 'event' : 'events'}
            {opened !== undefined && opened < count && `, the latest ${opened} looked into`}
          </Text>
        )}
        <Text size="sm" c="dimmed">
          {counts.yes} reach, {counts.partly} partly, {counts.no} never
        </Text>
        {!mapped && (
          <>
            <Badge color="gray">not mapped</Badge>
            <ButtonLink
              size="compact-xs"
              variant="light"
              to="/integrations/$id/settings"
              params={{ id: String(integration) }}
              search={{ map: mapTarget(type) }}
            >
              Map this event type
            </ButtonLink>
          </>
        )}
      </Group>
      {fields.length > 0 && (
        <TableBox label={`Fields of ${clip(name, 80)}`} minWidth={820}>
          <Table layout="fixed" style={{ borderTop: '1px solid var(--cw-line)' }}>
            <caption>
              <VisuallyHidden>Fields of {name}</VisuallyHidden>
            </caption>
            <Table.Thead>
              <Table.Tr>
                <Table.Th w="20%">{type === undefined ? 'Attribute' : 'Field'}</Table.Th>
                <Table.Th w={100}>Types</Table.Th>
                <Table.Th w="20%">Example</Table.Th>
                <Table.Th w={130}>{type === undefined ? 'Seen' : 'Events with it'}</Table.Th>
                <Table.Th>Reaches</Table.Th>
                <Table.Th w={70}>
                  <VisuallyHidden>Map it</VisuallyHidden>
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {fields.map((field) => (
                <CoverageRow
                  key={field.path}
                  integration={integration}
                  type={type}
                  of={opened}
                  field={field}
                />
              ))}
            </Table.Tbody>
          </Table>
        </TableBox>
      )}
    </Paper>
  );
}
