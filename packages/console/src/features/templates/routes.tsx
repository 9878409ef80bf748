import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { textSearch } from '../../app/search.ts';
import { shellRoute } from '../../app/shell-route.tsx';

const listRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/templates',
  validateSearch: textSearch('search'),
  component: lazyRouteComponent(() => import('./list-page.tsx'), 'ListPage'),
});

/** `from` names the recipe, or `blank`; without it they are offered. */
const newRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/templates/new',
  validateSearch: textSearch('from'),
  component: lazyRouteComponent(() => import('./new-page.tsx'), 'NewPage'),
});

const templateRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/templates/$id',
  component: lazyRouteComponent(() => import('./template-page.tsx'), 'TemplatePage'),
});

/** The page itself draws both: what is being edited stays while one looks at what it was before. */
const editRoute = createRoute({ getParentRoute: () => templateRoute, path: '/' });
const historyRoute = createRoute({
  getParentRoute: () => templateRoute,
  path: '/history',
  validateSearch: textSearch('revision'),
});

export const templateRoutes = [
  listRoute,
  newRoute,
  templateRoute.addChildren([editRoute, historyRoute]),
] as const;
