import { createRootRoute, createRoute, redirect } from '@tanstack/react-router';
import { api, ApiError } from './api.ts';
import { BrokenPage, LostOutside, LostPage } from './lost.tsx';
import { queryClient, sessionQuery } from './query.ts';
import { Shell } from './shell.tsx';

export const rootRoute = createRootRoute({ notFoundComponent: LostOutside, errorComponent: BrokenPage });

/** Everything that needs somebody signed in is below this route. */
export const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  component: Shell,
  errorComponent: BrokenPage,
  notFoundComponent: LostPage,
  beforeLoad: async ({ location }) => {
    try {
      await queryClient.query({ ...sessionQuery, staleTime: 'static' });
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 401) throw error;
      const { needed } = await api('GET /v1/admin/setup', {});
      if (needed) redirect({ to: '/setup', throw: true });
      redirect({
        to: '/sign-in',
        search: { from: location.href === '/' ? undefined : location.href },
        throw: true,
      });
    }
  },
});
