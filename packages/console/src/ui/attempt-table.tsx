import { Table } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Answer } from '../app/api.ts';
import { bytesText } from './bytes.ts';
import { Clipped } from './clipped.tsx';
import { StatusCode } from './status-code.tsx';
import { When } from './when.tsx';
import { TableBox } from './table-box.tsx';

type Attempt = Answer<'GET /v1/admin/integrations/{id}/deliveries'>['data'][number];

/** Every request that carried the same messages, in the order in which they were made. */
export function AttemptTable({ attempts }: { readonly attempts: readonly Attempt[] }): ReactElement {
  return (
    <TableBox label="Attempts" minWidth={720}>
      <Table captionSide="top" verticalSpacing={3}>
        <Table.Caption ta="left" mt={0} mb={2} fz="sm">
          {attempts.length === 1 ? 'One attempt' : `${attempts.length} attempts and steps`}
        </Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Identifier</Table.Th>
            <Table.Th>Operation</Table.Th>
            <Table.Th ta="right">Attempt</Table.Th>
            <Table.Th>Time</Table.Th>
            <Table.Th ta="right">Status</Table.Th>
            <Table.Th ta="right">Took (s)</Table.Th>
            <Table.Th ta="right">Records</Table.Th>
            <Table.Th ta="right">Size</Table.Th>
            <Table.Th>Error</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {attempts.map((one) => (
            <Table.Tr key={one.id}>
              <Table.Td className="mono">{one.identifier}</Table.Td>
              <Table.Td>{one.operation}</Table.Td>
              <Table.Td ta="right">{one.attempt}</Table.Td>
              <Table.Td>
                <When at={one.timestamp} />
              </Table.Td>
              <Table.Td ta="right">
                <StatusCode code={one.status_code} />
              </Table.Td>
              <Table.Td ta="right">{one.response_time?.toFixed(3) ?? '–'}</Table.Td>
              <Table.Td ta="right">{one.records}</Table.Td>
              <Table.Td ta="right" style={{ whiteSpace: 'nowrap' }}>
                {bytesText(one.request_bytes)}
              </Table.Td>
              <Table.Td maw={260}>{one.error === null ? '–' : <Clipped text={one.error} />}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </TableBox>
  );
}
