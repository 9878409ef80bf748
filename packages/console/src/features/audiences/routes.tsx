import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { textSearch } from '../../app/search.ts';
import { shellRoute } from '../../app/shell-route.tsx';

const listRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/audiences',
  validateSearch: textSearch('search'),
  component: lazyRouteComponent(() => import('./list-page.tsx'), 'ListPage'),
});

/** `from` names what to begin with, or `blank`; without it that is offered. */
const newRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/audiences/new',
  validateSearch: textSearch('from'),
  component: lazyRouteComponent(() => import('./new-page.tsx'), 'NewPage'),
});

const audienceRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/audiences/$id',
  component: lazyRouteComponent(() => import('./audience-page.tsx'), 'AudiencePage'),
});

/** The page itself draws them all: what is being edited stays while one looks at who is in it. */
const ruleRoute = createRoute({ getParentRoute: () => audienceRoute, path: '/' });
const membersRoute = createRoute({ getParentRoute: () => audienceRoute, path: '/members' });
const historyRoute = createRoute({
  getParentRoute: () => audienceRoute,
  path: '/history',
  validateSearch: textSearch('range'),
});
const usesRoute = createRoute({ getParentRoute: () => audienceRoute, path: '/uses' });

export const audienceRoutes = [
  listRoute,
  newRoute,
  audienceRoute.addChildren([ruleRoute, membersRoute, historyRoute, usesRoute]),
] as const;
