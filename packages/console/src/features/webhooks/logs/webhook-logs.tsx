import { getRouteApi } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Empty } from '../../../ui/empty.tsx';
import { TextLink } from '../../../ui/links.tsx';
import { HookLog } from './hook-log.tsx';

const route = getRouteApi('/shell/webhooks/$id/logs');

/** The log of one webhook. */
export function WebhookLogs(): ReactElement {
  const { id } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <HookLog
      webhook={Number(id)}
      search={search}
      onSearch={(change, replace) => {
        navigate({ search: (now) => ({ ...now, ...change }), replace, resetScroll: false }).catch(
          () => undefined,
        );
      }}
      empty={
        <Empty title="No request has come in yet">
          Send one to the address above, or try one under{' '}
          <TextLink to="/webhooks/$id/test" params={{ id }} inherit td="underline">
            Test
          </TextLink>
          , which also has the command line for it.
        </Empty>
      }
    />
  );
}
