import { Badge, Table, VisuallyHidden } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Answer } from '../../app/api.ts';
import { Clipped } from '../../ui/clipped.tsx';
import { TextLink } from '../../ui/links.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { When } from '../../ui/when.tsx';
import { TableBox } from '../../ui/table-box.tsx';

type Customer = Answer<'GET /v1/admin/customers'>['data'][number];

export function CustomerTable({ customers }: { readonly customers: readonly Customer[] }): ReactElement {
  return (
    <TableBox label="Customers" minWidth={820}>
      <Table layout="fixed" highlightOnHover bg="var(--cw-surface)">
        <caption>
          <VisuallyHidden>Customers</VisuallyHidden>
        </caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w="22%">Name</Table.Th>
            <Table.Th w="24%">Id</Table.Th>
            <Table.Th w={190}>Status</Table.Th>
            <Table.Th>E-mail</Table.Th>
            <Table.Th w={165}>Updated</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {customers.map((customer) => (
            <Table.Tr key={customer.id}>
              <Table.Td>{customer.name === null ? '–' : <Clipped text={customer.name} />}</Table.Td>
              <Table.Td>
                <TextLink
                  to="/customers/$id"
                  params={{ id: customer.id }}
                  inherit
                  className="mono"
                  display="block"
                >
                  <Clipped text={customer.id} />
                </TextLink>
              </Table.Td>
              <Table.Td>
                <StateBadge state={customer.status} />{' '}
                {customer.anonymous && (
                  <Badge color="violet" title="Seen, and not named yet">
                    anonymous
                  </Badge>
                )}
              </Table.Td>
              <Table.Td>
                {emailOf(customer) === undefined ? '–' : <Clipped text={emailOf(customer) ?? ''} />}
              </Table.Td>
              <Table.Td>
                <When at={customer.updated_at} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </TableBox>
  );
}

function emailOf({ attributes }: Customer): string | undefined {
  const { email } = attributes as { email?: unknown };
  return typeof email === 'string' && email !== '' ? email : undefined;
}
