import type { ReactElement } from 'react';
import { ButtonLink } from '../../ui/links.tsx';
import type { Attention } from './attention-list.tsx';

/** The way to where something is mended. */
export function FixLink({
  attention: { code, integration },
}: {
  readonly attention: Attention;
}): ReactElement | null {
  const look = { variant: 'default' } as const;
  if (code === 'no_integration')
    return (
      <ButtonLink {...look} to="/integrations/library">
        Install one
      </ButtonLink>
    );
  if (code === 'no_event_yet')
    return (
      <ButtonLink {...look} to="/settings/keys">
        Get a tracking key
      </ButtonLink>
    );
  if (code === 'events_refused')
    return (
      <ButtonLink {...look} to="/live" search={{ tab: 'refused' }}>
        Look at what was refused
      </ButtonLink>
    );
  if (code === 'identity_conflicts')
    return (
      <ButtonLink {...look} to="/conflicts">
        Decide them
      </ButtonLink>
    );
  if (integration === null) return null;
  const params = { id: String(integration.id) };
  switch (code) {
    case 'integration_paused':
      return (
        <ButtonLink {...look} to="/integrations/$id/settings" params={params}>
          Open the settings
        </ButtonLink>
      );
    case 'dead_letters':
      return (
        <ButtonLink {...look} to="/integrations/$id/dead-letters" params={params}>
          Look at the causes
        </ButtonLink>
      );
    case 'identities_refused':
      return (
        <ButtonLink
          {...look}
          to="/integrations/$id/logs"
          params={params}
          search={{ outcome: 'skipped', error: 'identity_refused' }}
        >
          Show them
        </ButtonLink>
      );
    case 'destination_failing':
    case 'messages_late':
      return (
        <ButtonLink {...look} to="/integrations/$id/logs" params={params}>
          Open the logs
        </ButtonLink>
      );
  }
}
