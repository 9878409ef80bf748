import { Grid, Stack, Table, Text, VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { Answer } from '../../app/api.ts';
import { get } from '../../app/query.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { RowsSkeleton } from '../../ui/rows-skeleton.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { When } from '../../ui/when.tsx';
import { Fact, Facts } from './facts.tsx';
import { profileRows } from './profile-rows.ts';
import { ValueView } from './value-view.tsx';

type Customer = Answer<'GET /v1/admin/customers/{id}'>;

/** Who the hub thinks this is: attributes with their types, identifiers, and the record itself. */
export function ProfileTab({ customer }: { readonly customer: Customer }): ReactElement {
  const definitions = useQuery({ ...get('GET /v1/admin/attributes', {}), staleTime: 60_000 });
  const rows = profileRows(customer, definitions.data?.data ?? []);
  return (
    <Grid gap="md">
      <Grid.Col span={{ base: 12, md: 8 }} order={{ base: 2, md: 1 }}>
        {definitions.isPending ? (
          <RowsSkeleton rows={rows.length} height={46} />
        ) : rows.length === 0 ? (
          <Empty title="No attributes">Nothing is known of this person yet but that they were seen.</Empty>
        ) : (
          <Table layout="fixed" bg="var(--cw-surface)" withTableBorder>
            <caption>
              <VisuallyHidden>Attributes</VisuallyHidden>
            </caption>
            <Table.Thead>
              <Table.Tr>
                <Table.Th w="36%">Attribute</Table.Th>
                <Table.Th>Value</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map(({ name, label, type, value, isDefault }) => (
                <Table.Tr key={name}>
                  <Table.Td style={{ verticalAlign: 'top', overflowWrap: 'anywhere' }}>
                    {label !== undefined && <Text size="sm">{label}</Text>}
                    <Text size="xs" c="dimmed">
                      <code>{name}</code> · {type ?? 'not defined'}
                    </Text>
                  </Table.Td>
                  <Table.Td style={{ verticalAlign: 'top' }}>
                    <ValueView value={value} type={type} />
                    {isDefault && (
                      <Text size="xs" c="dimmed">
                        the default; nobody said otherwise
                      </Text>
                    )}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 4 }} order={{ base: 1, md: 2 }}>
        <Stack gap="md">
          <Facts title="Identifiers">
            <Fact label="Id">
              <Copyable value={customer.id} what="id" />
            </Fact>
            {customer.anonymous_ids.map((one, index) => (
              <Fact key={one} label={index === 0 ? 'Anonymous ids' : ''}>
                <Copyable value={one} what="anonymous id" />
              </Fact>
            ))}
            {customer.anonymous_ids.length === 0 && <Fact label="Anonymous ids">none</Fact>}
          </Facts>
          <Facts title="Record">
            <Fact label="Status">
              <StateBadge state={customer.status} />
            </Fact>
            <Fact label="Known">{customer.anonymous ? 'seen, and not named yet' : 'by name'}</Fact>
            <Fact label="Version">{customer.version}</Fact>
            <Fact label="Created">
              <When at={customer.created_at} />
            </Fact>
            <Fact label="Updated">
              <When at={customer.updated_at} />
            </Fact>
          </Facts>
        </Stack>
      </Grid.Col>
    </Grid>
  );
}

function Copyable({ value, what }: { readonly value: string; readonly what: string }): ReactElement {
  return (
    <span style={{ display: 'inline-flex', gap: 4, alignItems: 'flex-start' }}>
      <bdi className="mono">{value}</bdi>
      <CopyButton value={value} what={what} />
    </span>
  );
}
