import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/shell-route.tsx';

export const overviewRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/overview',
  validateSearch: (search: Record<string, unknown>): { minutes?: number } => {
    const minutes = Number(search['minutes']);
    return Number.isInteger(minutes) && minutes > 0 ? { minutes } : {};
  },
  component: lazyRouteComponent(() => import('./overview-page.tsx'), 'OverviewPage'),
});
