import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { textSearch } from '../../app/search.ts';
import { shellRoute } from '../../app/shell-route.tsx';

export const liveRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/live',
  validateSearch: textSearch('type', 'customer_id', 'source_id', 'integration', 'state', 'tab', 'open'),
  component: lazyRouteComponent(() => import('./live-page.tsx'), 'LivePage'),
});
