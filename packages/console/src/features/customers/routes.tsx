import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { textSearch } from '../../app/search.ts';
import { shellRoute } from '../../app/shell-route.tsx';

const listRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/customers',
  validateSearch: textSearch('search'),
  component: lazyRouteComponent(() => import('./customers-page.tsx'), 'CustomersPage'),
});

const customerRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/customers/$id',
  validateSearch: textSearch('tab', 'type', 'event', 'audience'),
  component: lazyRouteComponent(() => import('./customer-page.tsx'), 'CustomerPage'),
});

export const customerRoutes = [listRoute, customerRoute] as const;
