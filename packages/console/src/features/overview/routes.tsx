import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/shell-route.tsx';

export const overviewRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/overview',
  validateSearch: (search: Record<string, unknown>): { minutes?: number } =>
    typeof search['minutes'] === 'number' ? { minutes: search['minutes'] } : {},
  component: lazyRouteComponent(() => import('./overview-page.tsx'), 'OverviewPage'),
});
