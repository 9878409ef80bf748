import {
  createRoute,
  createRouter,
  parseSearchWith,
  redirect,
  stringifySearchWith,
} from '@tanstack/react-router';
import { accessRoutes, accountRoute } from '../features/access/routes.tsx';
import { audienceRoutes } from '../features/audiences/routes.tsx';
import { customerRoutes } from '../features/customers/routes.tsx';
import { conflictsRoute } from '../features/identity/routes.tsx';
import { liveRoute } from '../features/live/routes.tsx';
import { overviewRoute } from '../features/overview/routes.tsx';
import { settingsRoutes } from '../features/settings/routes.tsx';
import { templateRoutes } from '../features/templates/routes.tsx';
import { webhookRoutes } from '../features/webhooks/routes.tsx';
import { integrationRoutes } from './integration-routes.tsx';
import { rootRoute, shellRoute } from './shell-route.tsx';

const indexRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: () => {
    redirect({ to: '/overview', throw: true });
  },
});

const tree = rootRoute.addChildren([
  indexRoute,
  ...accessRoutes,
  shellRoute.addChildren([
    overviewRoute,
    liveRoute,
    ...customerRoutes,
    conflictsRoute,
    ...audienceRoutes,
    ...integrationRoutes,
    ...webhookRoutes,
    ...templateRoutes,
    ...settingsRoutes,
    accountRoute,
  ]),
]);

export const router = createRouter({
  routeTree: tree,
  basepath: '/console',
  defaultPreload: 'intent',
  // Parameters are texts: an id of digits stays as it is written.
  parseSearch: parseSearchWith((text) => text),
  stringifySearch: stringifySearchWith(String),
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
