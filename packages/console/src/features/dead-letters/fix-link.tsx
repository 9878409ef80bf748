import type { ReactElement } from 'react';
import { clip } from '../../ui/clip.ts';
import { TextLink } from '../../ui/links.tsx';
import type { Fix } from './fix-for.ts';

interface FixLinkProps {
  readonly integration: number;
  readonly fix: Fix;
  readonly customer: string | undefined;
  /** Of the request that carried it. */
  readonly identifier: string | null;
}

/** Leads to where it is put right. */
export function FixLink({ integration, fix, customer, identifier }: FixLinkProps): ReactElement | null {
  const params = { id: String(integration) };
  const label = clip(fix.label, 60);
  switch (fix.to) {
    case 'settings':
      return (
        <TextLink
          to="/integrations/$id/settings"
          params={params}
          search={{ map: fix.map }}
          inherit
          td="underline"
        >
          {label}
        </TextLink>
      );
    case 'customer':
      return customer === undefined ? null : (
        <TextLink
          to="/customers/$id"
          params={{ id: customer }}
          search={{ tab: 'profile' }}
          inherit
          td="underline"
        >
          {label}
        </TextLink>
      );
    case 'log':
      return identifier === null ? null : (
        <TextLink
          to="/integrations/$id/logs"
          params={params}
          search={{ open: identifier }}
          inherit
          td="underline"
        >
          {label}
        </TextLink>
      );
  }
}
