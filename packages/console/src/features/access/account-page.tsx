import { Stack } from '@mantine/core';
import type { ReactElement } from 'react';
import { useSession } from '../../app/session.ts';
import { Page } from '../../ui/page.tsx';
import { NameForm } from './name-form.tsx';
import { PasswordForm } from './password-form.tsx';
import { SessionList } from './session-list.tsx';

const MAY: Readonly<Record<string, string>> = {
  viewer: 'a viewer: you can look at everything',
  editor: 'an editor: you can change mappings, settings and definitions',
  admin: 'an admin: you also manage keys, people and integrations',
  owner: 'an owner: you can do everything',
};

export function AccountPage(): ReactElement {
  const { user } = useSession();
  return (
    <Page title="Account" about={`${user.email} · You are ${MAY[user.role] ?? user.role}.`}>
      <Stack gap="md" maw={640}>
        <NameForm name={user.name} />
        <PasswordForm email={user.email} />
        <SessionList />
      </Stack>
    </Page>
  );
}
