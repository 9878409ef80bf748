import { getRouteApi } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Empty } from '../../../ui/empty.tsx';
import { TextLink } from '../../../ui/links.tsx';
import { HookLog } from './hook-log.tsx';

const route = getRouteApi('/shell/webhook-lists/webhooks/logs');

/** The log of all webhooks. */
export function AllLogs(): ReactElement {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <HookLog
      search={search}
      onSearch={(change, replace) => {
        navigate({ search: (now) => ({ ...now, ...change }), replace, resetScroll: false }).catch(
          () => undefined,
        );
      }}
      empty={
        <Empty title="No request has come in yet">
          Every request to a webhook is listed here, also those that were ignored or refused. See in the{' '}
          <TextLink to="/webhooks" inherit td="underline">
            list
          </TextLink>{' '}
          where they are to be sent.
        </Empty>
      }
    />
  );
}
