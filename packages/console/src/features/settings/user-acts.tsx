import { mayManage, type Management, type ManageRefusal } from '@causeway/core/access/manage';
import { ActionIcon, Menu, Text } from '@mantine/core';
import { Ellipsis } from 'lucide-react';
import type { ReactElement } from 'react';
import { useSession } from '../../app/session.ts';
import { OutOfReach } from '../../ui/out-of-reach.tsx';
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
  const [[, , first] = []] = entries;
  if (first !== undefined && entries.every(([, , why]) => why !== undefined))
    return (
      <OutOfReach
        why={user.is_self ? 'Your own name and password are under Account; the rest others do.' : WHY[first]}
      >
        <ActionIcon aria-label={`What to do with ${user.name}`} disabled>
          <Ellipsis size={16} />
        </ActionIcon>
      </OutOfReach>
    );
  return (
    <Menu
      withinPortal={false}
      floatingStrategy="fixed"
      position="bottom-end"
      shadow="md"
      withInitialFocusPlaceholder={false}
    >
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
            {...(act === 'remove' ? { c: 'var(--mantine-color-error)' } : {})}
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
