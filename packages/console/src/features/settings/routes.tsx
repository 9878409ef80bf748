import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { textSearch } from '../../app/search.ts';
import { shellRoute } from '../../app/shell-route.tsx';

const settingsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/settings',
  component: lazyRouteComponent(() => import('./settings-page.tsx'), 'SettingsPage'),
});

const indexRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/',
  beforeLoad: () => {
    redirect({ to: '/settings/workspace', throw: true });
  },
});

const workspaceRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/workspace',
  component: lazyRouteComponent(() => import('./workspace-page.tsx'), 'WorkspacePage'),
});
const attributesRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/attributes',
  validateSearch: textSearch('search'),
  component: lazyRouteComponent(() => import('./attributes-page.tsx'), 'AttributesPage'),
});
const eventTypesRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/event-types',
  validateSearch: textSearch('search'),
  component: lazyRouteComponent(() => import('./event-types-page.tsx'), 'EventTypesPage'),
});
const identityRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/identity',
  component: lazyRouteComponent(() => import('./identity/identity-page.tsx'), 'IdentityPage'),
});
const consentRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/consent',
  component: lazyRouteComponent(() => import('./consent/consent-page.tsx'), 'ConsentPage'),
});
const erasuresRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/erasure',
  component: lazyRouteComponent(() => import('./erasure/erasures-page.tsx'), 'ErasuresPage'),
});
const erasureRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/erasure/$id',
  component: lazyRouteComponent(() => import('./erasure/erasure-page.tsx'), 'ErasurePage'),
});
const keysRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/keys',
  component: lazyRouteComponent(() => import('./keys-page.tsx'), 'KeysPage'),
});
const keyRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/keys/$id',
  component: lazyRouteComponent(() => import('./key-page.tsx'), 'KeyPage'),
});
const authorizationsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/authorizations',
  validateSearch: textSearch('edit'),
  component: lazyRouteComponent(
    () => import('./authorizations/authorizations-page.tsx'),
    'AuthorizationsPage',
  ),
});
const usersRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/users',
  component: lazyRouteComponent(() => import('./users-page.tsx'), 'UsersPage'),
});
const auditRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/audit',
  validateSearch: textSearch('action', 'actor', 'target', 'from', 'to'),
  component: lazyRouteComponent(() => import('./audit-page.tsx'), 'AuditPage'),
});

export const settingsRoutes = [
  settingsRoute.addChildren([
    indexRoute,
    workspaceRoute,
    attributesRoute,
    eventTypesRoute,
    identityRoute,
    consentRoute,
    erasuresRoute,
    erasureRoute,
    keysRoute,
    keyRoute,
    authorizationsRoute,
    usersRoute,
    auditRoute,
  ]),
] as const;
