import { Paper, Table, Title } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { TextLink } from '../../ui/links.tsx';

interface Row {
  readonly key: string;
  readonly use: ReactNode;
  readonly secret: string;
}

const ROWS: readonly Row[] = [
  {
    key: 'Tracking key',
    use: 'Sites, apps and servers send with it what people do: page views, orders, sign-ups.',
    secret: 'no',
  },
  {
    key: 'Events API key',
    use: 'Programs of yours submit events that move balances, such as checkout or point_add, and read customers.',
    secret: 'yes, and so is its secret',
  },
  {
    key: 'API token',
    use: 'Programs set this hub up, or read from it, as far as the role of the token goes.',
    secret: 'yes',
  },
  {
    key: 'Key of Insider’s webhooks',
    use: (
      <>
        Insider tells what it knows. Made on the page of the{' '}
        <TextLink to="/integrations" inherit td="underline">
          integration
        </TextLink>
        , under Inbound settings.
      </>
    ),
    secret: 'yes',
  },
];

/** Which key is for what. */
export function WhichKey(): ReactElement {
  return (
    <Paper component="section" bg="var(--cw-surface)" aria-labelledby="which-key">
      <Title order={2} id="which-key" mb={4}>
        Which key for what
      </Title>
      <Table verticalSpacing={4} aria-labelledby="which-key">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={{ base: 120, sm: 190 }}>Key</Table.Th>
            <Table.Th>What it is for</Table.Th>
            <Table.Th w={{ base: 80, sm: 170 }}>Secret?</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {ROWS.map(({ key, use, secret }) => (
            <Table.Tr key={key} style={{ verticalAlign: 'top' }}>
              <Table.Td fw={500}>{key}</Table.Td>
              <Table.Td>{use}</Table.Td>
              <Table.Td>{secret}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  );
}
