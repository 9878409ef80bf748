import { Badge, Group, Table, Text } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { api, type Answer } from '../../app/api.ts';
import { changed } from '../../app/query.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { done } from '../../ui/notify.ts';
import { StateBadge } from '../../ui/state-badge.tsx';
import { When } from '../../ui/when.tsx';
import type { Invitation } from './invitation-link.tsx';
import { RoleForm } from './role-form.tsx';
import { roleLabel } from './role-words.ts';
import { UserMenuOf, type UserAct } from './user-acts.tsx';

export type User = Answer<'GET /v1/admin/users'>['data'][number];

interface UserRowProps {
  readonly user: User;
  /** Active owners beside this user. */
  readonly otherOwners: number;
  readonly onInvited: (invitation: Invitation) => void;
}

export function UserRow({ user, otherOwners, onInvited }: UserRowProps): ReactElement {
  const { id, name, email, role, state, locked_until: locked, seen_at: seen, is_self: isSelf } = user;
  const [act, setAct] = useState<UserAct>();
  const close = (): void => setAct(undefined);
  const acts = asking(user, onInvited);
  const asked = act === undefined || act === 'role' ? undefined : acts[act];
  return (
    <Table.Tr c={state === 'disabled' ? 'dimmed' : 'inherit'}>
      <Table.Td maw={280}>
        <Group gap="xs">
          <Text inherit fw={600} style={{ overflowWrap: 'anywhere' }}>
            {name}
          </Text>
          {isSelf && <Badge color="sea">you</Badge>}
        </Group>
        <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {email}
        </Text>
      </Table.Td>
      <Table.Td>{roleLabel(role)}</Table.Td>
      <Table.Td>
        <StateBadge state={state} />
        {locked !== null && (
          <Text size="xs" c="dimmed">
            locked until <When at={locked} />
          </Text>
        )}
      </Table.Td>
      <Table.Td>{seen === null ? 'never' : <When at={seen} relative />}</Table.Td>
      <Table.Td>
        <UserMenuOf user={user} otherOwners={otherOwners} onAct={setAct} />
        {act === 'role' && <RoleForm id={id} name={name} role={role} onClose={close} />}
        <Confirm
          opened={asked !== undefined}
          title={asked?.title ?? ''}
          action={asked?.action ?? ''}
          destructive={asked?.destructive ?? false}
          onClose={close}
          onConfirm={async () => {
            await asked?.run();
            await changed('GET /v1/admin/users');
          }}
        >
          {asked?.about}
        </Confirm>
      </Table.Td>
    </Table.Tr>
  );
}

interface Asked {
  readonly title: string;
  readonly about: string;
  readonly action: string;
  readonly destructive: boolean;
  readonly run: () => Promise<void>;
}

/** What is asked before something is done to somebody. */
function asking(
  { id, name }: User,
  onInvited: (invitation: Invitation) => void,
): Readonly<Record<Exclude<UserAct, 'role'>, Asked>> {
  const params = { id };
  return {
    invite: {
      title: `A new link for ${name}?`,
      about: 'With it they choose a new password. Links they were given before stop working.',
      action: 'Make the link',
      destructive: false,
      run: async () =>
        onInvited({ name, ...(await api('POST /v1/admin/users/{id}/invitation', { params })) }),
    },
    disable: {
      title: `Shut ${name} out?`,
      about:
        'They are signed out everywhere and cannot sign in until you let them in again. What they did stays.',
      action: 'Shut out',
      destructive: true,
      run: async () => {
        await api('PATCH /v1/admin/users/{id}', { params, body: { disabled: true } });
        done(`${name} is shut out.`);
      },
    },
    enable: {
      title: `Let ${name} in again?`,
      about: 'They can sign in with the password they had.',
      action: 'Let in',
      destructive: false,
      run: async () => {
        await api('PATCH /v1/admin/users/{id}', { params, body: { disabled: false } });
        done(`${name} can sign in again.`);
      },
    },
    remove: {
      title: `Remove ${name}?`,
      about: 'They are signed out everywhere and gone from this list. What they did stays in the audit.',
      action: 'Remove',
      destructive: true,
      run: async () => {
        await api('DELETE /v1/admin/users/{id}', { params });
        done(`${name} is removed.`);
      },
    },
  };
}
