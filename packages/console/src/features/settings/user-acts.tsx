import { mayManage, type Management, type ManageRefusal } from '@causeway/core/access/manage';
import { ActionIcon, Menu, Text } from '@mantine/core';
import { Ellipsis } from 'lucide-react';
import type { ReactElement } from 'react';
import { useSession } from '../../app/session.ts';
import type { User } from './user-row.tsx';

export type UserAct = 'role' | 'invite' | 'disable' | 'enable' | 'remove';

const WHY: Readonly<Record<ManageRefusal, string>> = {
  above_own_role: 'Nobody gives a role above their own.',
  owners_only: 'Only those of the same role or above may do this.',
  not_oneself: 'Nobody does this to themselves.',
  last_owner: 'This is the last owner.',
};

interface UserMenuOfProps {
  readonly user: User;
  readonly otherOwners: number;
  readonly onAct: (act: UserAct) => void;
}

/** What can be done with somebody; what cannot says why. */
export function UserMenuOf({ user, otherOwners, onAct }: UserMenuOfProps): ReactElement {
  const own = useSession().user;
  const managed = { user: user.id, role: user.role, active: user.state === 'active' };
  const refusal = (change: Management): ManageRefusal | undefined =>
    mayManage({ user: own.id, role: own.role }, managed, change, otherOwners);
  const entries: readonly (readonly [UserAct, string, ManageRefusal | undefined])[] = [
    ['role', 'Change the role', refusal({ role: user.role === 'viewer' ? 'editor' : 'viewer' })],
    ...(user.state === 'disabled'
      ? [['enable', 'Let in again', refusal({})] as const]
      : [
          [
            'invite',
            user.state === 'invited' ? 'New invitation' : 'Link for a new password',
            refusal({ invited: true }),
          ] as const,
          ['disable', 'Shut out', refusal({ out: true })] as const,
        ]),
    ['remove', 'Remove', refusal({ out: true })],
  ];
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <ActionIcon aria-label={`What to do with ${user.name}`}>
          <Ellipsis size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {entries.map(([act, label, why]) => (
          <Menu.Item
            key={act}
            disabled={why !== undefined}
            {...(act === 'remove' ? { color: 'red' } : {})}
            onClick={() => onAct(act)}
          >
            {label}
            {why !== undefined && (
              <Text size="xs" c="dimmed">
                {WHY[why]}
              </Text>
            )}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
