import { Button, List, Paper, Table, Text, VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { UserPlus } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { get } from '../../app/query.ts';
import { NeedsRole } from '../../ui/needs-role.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { RowsSkeleton } from '../../ui/rows-skeleton.tsx';
import { WideTable } from '../../ui/wide-table.tsx';
import { AdminsOnly } from './admins-only.tsx';
import { InvitationLink, type Invitation } from './invitation-link.tsx';
import { InviteForm } from './invite-form.tsx';
import { ROLE_WORDS } from './role-words.ts';
import { UserRow } from './user-row.tsx';

export function UsersPage(): ReactElement {
  const [inviting, setInviting] = useState(false);
  const [invitation, setInvitation] = useState<Invitation>();
  return (
    <Page
      title="Users"
      about="People who can sign in to this console."
      actions={
        <NeedsRole least="admin">
          {(disabled) => (
            <Button
              leftSection={<UserPlus size={14} aria-hidden />}
              disabled={disabled}
              onClick={() => setInviting(true)}
            >
              Invite somebody
            </Button>
          )}
        </NeedsRole>
      }
    >
      <AdminsOnly what="It lists who can sign in, and what each of them may do.">
        <UserList onInvited={setInvitation} />
      </AdminsOnly>
      {inviting && (
        <InviteForm
          onClose={() => setInviting(false)}
          onInvited={(made) => {
            setInviting(false);
            setInvitation(made);
          }}
        />
      )}
      {invitation !== undefined && (
        <InvitationLink invitation={invitation} onClose={() => setInvitation(undefined)} />
      )}
    </Page>
  );
}

function UserList({ onInvited }: { readonly onInvited: (invitation: Invitation) => void }): ReactElement {
  const query = useQuery(get('GET /v1/admin/users', {}));
  const users = query.data?.data ?? [];
  if (query.isPending) return <RowsSkeleton rows={4} height={42} />;
  if (query.isError) return <ProblemNote error={query.error} />;
  return (
    <>
      <Paper p={0} bg="var(--cw-surface)">
        <WideTable label="Users" minWidth={620}>
          <Table verticalSpacing="xs">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Who</Table.Th>
                <Table.Th>Role</Table.Th>
                <Table.Th>State</Table.Th>
                <Table.Th>Last seen</Table.Th>
                <Table.Th w={50}>
                  <VisuallyHidden>Actions</VisuallyHidden>
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {users.map((user) => (
                <UserRow
                  key={user.id}
                  user={user}
                  otherOwners={
                    users.filter(
                      ({ id, role, state }) => id !== user.id && role === 'owner' && state === 'active',
                    ).length
                  }
                  onInvited={onInvited}
                />
              ))}
            </Table.Tbody>
          </Table>
        </WideTable>
      </Paper>
      <Paper bg="var(--cw-surface)">
        <Text size="sm" fw={650} mb={4}>
          What each role may do
        </Text>
        <List size="sm" spacing={2}>
          {ROLE_WORDS.map(({ role, label, about }) => (
            <List.Item key={role}>
              <Text span inherit fw={600}>
                {label}
              </Text>
              : {about}
            </List.Item>
          ))}
        </List>
      </Paper>
    </>
  );
}
