import type { ReactElement } from 'react';
import { Empty } from '../../ui/empty.tsx';
import { TextLink } from '../../ui/links.tsx';

/** Insider has not sent anything yet. */
export function NoInbound({ integration }: { readonly integration: number }): ReactElement {
  return (
    <Empty title="Insider has not sent anything yet">
      Each request of its webhooks is listed here, with what was made of it. Under{' '}
      <TextLink to="/integrations/$id/settings" params={{ id: String(integration) }} inherit td="underline">
        Settings
      </TextLink>
      , Inbound settings, are the addresses and the key for them; Test Webhook in Insider sends a first one.
    </Empty>
  );
}
