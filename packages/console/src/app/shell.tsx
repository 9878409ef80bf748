import './shell.css';
import { Burger, Group, Text, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link, Outlet } from '@tanstack/react-router';
import { lazy, Suspense, type ReactElement } from 'react';
import { NavItem } from '../ui/links.tsx';
import { Find } from './find.tsx';
import { useFocusContent } from './focus-content.ts';
import { NAV } from './nav.ts';
import { useSession } from './session.ts';
import { UserMenu } from './user-menu.tsx';

// Shown after the screen, which does not wait for it.
const OpenCount = lazy(async () => ({ default: (await import('./open-count.tsx')).OpenCount }));

/** The frame of every screen: where one is, where one can go, and a way to find somebody. Plain elements, since it is what a browser waits for. */
export function Shell(): ReactElement {
  const [opened, { toggle, close }] = useDisclosure(false);
  const { workspace } = useSession();
  useFocusContent('content');
  return (
    <>
      <a className="skip-link" href="#content">
        Skip to the content
      </a>
      <header className="cw-header">
        <Group h="100%" px="sm" justify="space-between" wrap="nowrap" gap="sm">
          <Group gap="xs" wrap="nowrap">
            <Burger
              opened={opened}
              onClick={toggle}
              hiddenFrom="sm"
              size="sm"
              aria-label={opened ? 'Close the navigation' : 'Open the navigation'}
            />
            <UnstyledButton component={Link} to="/overview" aria-label="Causeway, overview">
              <Group gap={8} wrap="nowrap">
                <img src={`${import.meta.env.BASE_URL}icon.svg`} width={22} height={22} alt="" />
                <Text fw={650} visibleFrom="xs">
                  Causeway
                </Text>
              </Group>
            </UnstyledButton>
            <Text c="dimmed" size="sm" truncate maw={220} visibleFrom="sm">
              {workspace.name}
            </Text>
          </Group>
          <Group gap="xs" wrap="nowrap">
            <Find />
            <UserMenu />
          </Group>
        </Group>
      </header>
      <nav className="cw-nav" aria-label="Main" data-opened={opened || undefined}>
        {NAV.map(({ to, label, icon: Icon }) => (
          <NavItem
            key={to}
            to={to}
            label={label}
            leftSection={<Icon size={16} aria-hidden />}
            {...(to === '/conflicts'
              ? {
                  rightSection: (
                    <Suspense fallback={null}>
                      <OpenCount />
                    </Suspense>
                  ),
                }
              : {})}
            activeProps={{ 'data-active': true, 'aria-current': 'page' } as object}
            onClick={close}
          />
        ))}
      </nav>
      <main id="content" className="cw-main" tabIndex={-1}>
        <Outlet />
      </main>
    </>
  );
}
