import { Outlet, useLocation } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import type { ReactElement } from 'react';
import { useMay } from '../../app/session.ts';
import { ButtonLink } from '../../ui/links.tsx';
import { roleNote } from '../../ui/needs-role.tsx';
import { OutOfReach } from '../../ui/out-of-reach.tsx';
import { Page } from '../../ui/page.tsx';
import { TabLink, TabLinks } from '../../ui/tab-links.tsx';

/** All incoming webhooks, and what came in by any of them. */
export function WebhooksPage(): ReactElement {
  const onList = useLocation({ select: ({ pathname }) => /\/webhooks\/?$/.test(pathname) });
  return (
    <Page
      title="Incoming webhooks"
      about="Addresses to which other systems send messages, and what those become."
      actions={<CreateLink />}
    >
      <TabLinks label="Incoming webhooks">
        <TabLink
          to="/webhooks"
          activeOptions={{ exact: true, includeSearch: false }}
          word="List"
          {...(onList ? { 'aria-current': 'page' } : {})}
        />
        <TabLink to="/webhooks/logs" activeOptions={{ includeSearch: false }} word="Logs" />
      </TabLinks>
      <Outlet />
    </Page>
  );
}

/** Leads to the blueprints; those who may not create see why. */
export function CreateLink(): ReactElement {
  const label = 'Create new webhook';
  const icon = <Plus size={14} aria-hidden />;
  if (useMay('editor'))
    return (
      <ButtonLink to="/webhooks/new" leftSection={icon}>
        {label}
      </ButtonLink>
    );
  return (
    <OutOfReach why={roleNote('editor')}>
      <ButtonLink to="/webhooks" leftSection={icon} disabled>
        {label}
      </ButtonLink>
    </OutOfReach>
  );
}
