import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { textSearch } from '../../app/search.ts';
import { shellRoute } from '../../app/shell-route.tsx';

const logSearch = textSearch(
  'webhook_id',
  'identifier',
  'customer_id',
  'action',
  'status',
  'event_id',
  'error',
  'status_code',
  'request_body',
  'response_body',
  'from',
  'to',
  'open',
);

const frameRoute = createRoute({
  getParentRoute: () => shellRoute,
  id: 'webhook-lists',
  component: lazyRouteComponent(() => import('./webhooks-page.tsx'), 'WebhooksPage'),
});

const listRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/webhooks',
  validateSearch: textSearch('state', 'search'),
  component: lazyRouteComponent(() => import('./list-tab.tsx'), 'ListTab'),
});

const allLogsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/webhooks/logs',
  validateSearch: logSearch,
  component: lazyRouteComponent(() => import('./logs/all-logs.tsx'), 'AllLogs'),
});

/** `from` names the blueprint; without it they are offered. */
const newRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/webhooks/new',
  validateSearch: textSearch('from', 'tab'),
  component: lazyRouteComponent(() => import('./new-page.tsx'), 'NewPage'),
});

const webhookRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/webhooks/$id',
  component: lazyRouteComponent(() => import('./webhook-page.tsx'), 'WebhookPage'),
});

const indexRoute = createRoute({
  getParentRoute: () => webhookRoute,
  path: '/',
  beforeLoad: ({ params }) => {
    redirect({ to: '/webhooks/$id/settings', params, throw: true });
  },
});

/** The page itself draws these two: what is being edited stays while one goes from one to the other. */
const settingsRoute = createRoute({ getParentRoute: () => webhookRoute, path: '/settings' });
const testRoute = createRoute({ getParentRoute: () => webhookRoute, path: '/test' });

const logsRoute = createRoute({
  getParentRoute: () => webhookRoute,
  path: '/logs',
  validateSearch: logSearch,
  component: lazyRouteComponent(() => import('./logs/webhook-logs.tsx'), 'WebhookLogs'),
});

export const webhookRoutes = [
  frameRoute.addChildren([listRoute, allLogsRoute]),
  newRoute,
  webhookRoute.addChildren([indexRoute, settingsRoute, testRoute, logsRoute]),
] as const;
