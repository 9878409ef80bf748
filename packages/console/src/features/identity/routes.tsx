import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { textSearch } from '../../app/search.ts';
import { shellRoute } from '../../app/shell-route.tsx';

export const conflictsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/conflicts',
  validateSearch: textSearch('state', 'customer', 'open'),
  component: lazyRouteComponent(() => import('./conflicts-page.tsx'), 'ConflictsPage'),
});
