import { Badge, Button, Group, Paper, Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { api } from '../../app/api.ts';
import { changed, get } from '../../app/query.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { done } from '../../ui/notify.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { RowsSkeleton } from '../../ui/rows-skeleton.tsx';
import { When } from '../../ui/when.tsx';
import { browserName } from './browser-name.ts';

/** Where one is signed in, and the way to end all of it but this. */
export function SessionList(): ReactElement {
  const sessions = useQuery(get('GET /v1/admin/account/sessions', {}));
  const [asking, setAsking] = useState(false);
  const others = sessions.data?.data.filter(({ current }) => !current).length ?? 0;
  return (
    <Paper bg="var(--cw-surface)">
      <Stack gap="sm">
        <Group justify="space-between">
          <Title order={2}>Where you are signed in</Title>
          <Button variant="default" disabled={others === 0} onClick={() => setAsking(true)}>
            Sign out everywhere else
          </Button>
        </Group>
        {sessions.isPending && <RowsSkeleton rows={2} height={42} />}
        {sessions.isError && <ProblemNote error={sessions.error} />}
        {sessions.data !== undefined && (
          <Table verticalSpacing="xs">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Browser</Table.Th>
                <Table.Th visibleFrom="xs">Address</Table.Th>
                <Table.Th ta="right">Last seen</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {sessions.data.data.map(
                ({ id, user_agent: agent, address, seen_at: seen, created_at: since, current }) => (
                  <Table.Tr key={id}>
                    <Table.Td>
                      <Group gap="xs">
                        <Text inherit title={agent}>
                          {browserName(agent)}
                        </Text>
                        {current && <Badge color="teal">this one</Badge>}
                      </Group>
                      <Text size="xs" c="dimmed">
                        since <When at={since} />
                      </Text>
                    </Table.Td>
                    <Table.Td visibleFrom="xs" className="mono">
                      {address}
                    </Table.Td>
                    <Table.Td ta="right">{current ? 'now' : <When at={seen} relative />}</Table.Td>
                  </Table.Tr>
                ),
              )}
            </Table.Tbody>
          </Table>
        )}
      </Stack>
      <Confirm
        opened={asking}
        title="Sign out everywhere else?"
        action="Sign out everywhere else"
        onClose={() => setAsking(false)}
        onConfirm={async () => {
          await api('DELETE /v1/admin/account/sessions', {});
          await changed('GET /v1/admin/account/sessions');
          done('You are signed in only here.');
        }}
      >
        {others === 1 ? 'One other browser' : `${others} other browsers`} will have to sign in again. Here you
        stay signed in.
      </Confirm>
    </Paper>
  );
}
