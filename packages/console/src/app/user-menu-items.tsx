import { Menu, Text, useMantineColorScheme } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { LogOut, Monitor, Moon, Sun, UserRound } from 'lucide-react';
import type { ReactElement } from 'react';
import { api } from './api.ts';
import { end } from './query.ts';
import { useSession } from './session.ts';

const SCHEMES = [
  ['auto', 'As the system', Monitor],
  ['light', 'Light', Sun],
  ['dark', 'Dark', Moon],
] as const;

export function UserMenuItems({ button }: { readonly button: ReactElement }): ReactElement {
  const { user } = useSession();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const navigate = useNavigate();
  const leave = async (): Promise<void> => {
    await api('DELETE /v1/admin/session', {}).catch(() => undefined);
    end();
    await navigate({ to: '/sign-in' });
  };
  return (
    <Menu withinPortal={false} position="bottom-end" width={220} shadow="md">
      <Menu.Target>{button}</Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Text size="sm" c="var(--mantine-color-text)" truncate>
            {user.name}
          </Text>
          <Text size="xs" truncate>
            {user.email} · {user.role}
          </Text>
        </Menu.Label>
        <Menu.Item leftSection={<UserRound size={14} />} component={Link} to="/account">
          Account
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>Colours</Menu.Label>
        {SCHEMES.map(([scheme, label, Icon]) => (
          <Menu.Item
            key={scheme}
            leftSection={<Icon size={14} />}
            role="menuitemradio"
            aria-checked={colorScheme === scheme}
            fw={colorScheme === scheme ? 650 : 400}
            onClick={() => setColorScheme(scheme)}
          >
            {label}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item
          leftSection={<LogOut size={14} />}
          onClick={() => {
            leave().catch(() => undefined);
          }}
        >
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
