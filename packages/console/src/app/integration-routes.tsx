import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { textSearch } from './search.ts';
import { shellRoute } from './shell-route.tsx';

const installedRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/integrations',
  component: lazyRouteComponent(() => import('../features/integrations/installed-page.tsx'), 'InstalledPage'),
});

const libraryRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/integrations/library',
  validateSearch: textSearch('search', 'category'),
  component: lazyRouteComponent(() => import('../features/integrations/library-page.tsx'), 'LibraryPage'),
});

/** `audience`: public id of one that is chosen already. */
const insiderAudiencesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/integrations/new/insider-audiences',
  validateSearch: textSearch('audience'),
  component: lazyRouteComponent(
    () => import('../features/integrations/trigger/recipe/recipe-page.tsx'),
    'RecipePage',
  ),
});

/** `from` names the starter; without it they are offered, where the kind has some. `audience`: as above. */
const installRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/integrations/new/$kind',
  validateSearch: textSearch('from', 'audience'),
  component: lazyRouteComponent(() => import('../features/integrations/install-page.tsx'), 'InstallPage'),
});

const integrationRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/integrations/$id',
  component: lazyRouteComponent(
    () => import('../features/integrations/integration-page.tsx'),
    'IntegrationPage',
  ),
});

const indexRoute = createRoute({
  getParentRoute: () => integrationRoute,
  path: '/',
  beforeLoad: ({ params }) => {
    redirect({ to: '/integrations/$id/settings', params, throw: true });
  },
});

/**
 * `map` names a field that should get a mapping row: `attribute:first_name`, `event:Order Completed:coupon`. `next`: it
 * was installed just now, and what comes next is shown.
 */
const settingsRoute = createRoute({
  getParentRoute: () => integrationRoute,
  path: '/settings',
  validateSearch: textSearch('map', 'next'),
  component: lazyRouteComponent(() => import('../features/integrations/settings-tab.tsx'), 'SettingsTab'),
});

const revisionsRoute = createRoute({
  getParentRoute: () => integrationRoute,
  path: '/revisions',
  validateSearch: textSearch('open', 'compare', 'with'),
  component: lazyRouteComponent(
    () => import('../features/integrations/revisions/revisions-tab.tsx'),
    'RevisionsTab',
  ),
});

const logsRoute = createRoute({
  getParentRoute: () => integrationRoute,
  path: '/logs',
  validateSearch: textSearch(
    'identifier',
    'customer_id',
    'event_type',
    'outcome',
    'error',
    'status_code',
    'response_body',
    'request_body',
    'from',
    'to',
    'open',
  ),
  component: lazyRouteComponent(() => import('../features/logs/logs-tab.tsx'), 'LogsTab'),
});

const inboundLogsRoute = createRoute({
  getParentRoute: () => integrationRoute,
  path: '/inbound-logs',
  validateSearch: textSearch(
    'identifier',
    'customer_id',
    'type',
    'action',
    'status',
    'event_id',
    'error',
    'response_body',
    'request_body',
    'status_code',
    'from',
    'to',
    'open',
  ),
  component: lazyRouteComponent(() => import('../features/logs/inbound-logs-tab.tsx'), 'InboundLogsTab'),
});

const deadLettersRoute = createRoute({
  getParentRoute: () => integrationRoute,
  path: '/dead-letters',
  validateSearch: textSearch('code'),
  component: lazyRouteComponent(
    () => import('../features/dead-letters/dead-letters-tab.tsx'),
    'DeadLettersTab',
  ),
});

const coverageRoute = createRoute({
  getParentRoute: () => integrationRoute,
  path: '/coverage',
  validateSearch: textSearch('days', 'show', 'context'),
  component: lazyRouteComponent(() => import('../features/coverage/coverage-tab.tsx'), 'CoverageTab'),
});

export const integrationRoutes = [
  installedRoute,
  libraryRoute,
  insiderAudiencesRoute,
  installRoute,
  integrationRoute.addChildren([
    indexRoute,
    settingsRoute,
    revisionsRoute,
    logsRoute,
    inboundLogsRoute,
    deadLettersRoute,
    coverageRoute,
  ]),
] as const;
