import { ActionIcon } from '@mantine/core';
import { CircleUserRound } from 'lucide-react';
import { lazy, Suspense, type ReactElement } from 'react';
import { useSession } from './session.ts';

const Items = lazy(async () => ({ default: (await import('./user-menu-items.tsx')).UserMenuItems }));

/** The account of whoever is signed in. What it opens is loaded after the screen, which does not wait for it. */
export function UserMenu(): ReactElement {
  const { user } = useSession();
  const button = (
    <ActionIcon aria-label={`Account of ${user.name}`} size="lg">
      <CircleUserRound size={20} />
    </ActionIcon>
  );
  return (
    <Suspense fallback={button}>
      <Items button={button} />
    </Suspense>
  );
}
