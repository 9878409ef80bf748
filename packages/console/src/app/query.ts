import { QueryClient, queryOptions } from '@tanstack/react-query';
import { api, ApiError, keepCsrfToken, type Answer, type ApiRequest, type ApiRoute } from './api.ts';

export const queryClient: QueryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (failures, error) =>
        failures < 2 && error instanceof ApiError && (error.status === 0 || error.status >= 500),
      refetchOnWindowFocus: true,
    },
  },
});

type GetRoute = Extract<ApiRoute, `GET ${string}`>;

/** The query of a GET operation: `useQuery(get('GET /v1/admin/users', {}))`. The key begins with the route. */
export function get<R extends GetRoute>(route: R, request: ApiRequest<R>) {
  const { params, query } = request as { params?: object; query?: object };
  return queryOptions({
    queryKey: [route, named(params), query ?? {}] as const,
    queryFn: ({ signal }): Promise<Answer<R>> => api(route, { ...request, signal }),
  });
}

/** An id is a text in an address and a number in an answer; both mean the same thing. */
function named(params: object = {}): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value)]));
}

/** What is shown of these routes is old: read it again. */
export async function changed(...routes: readonly GetRoute[]): Promise<void> {
  await Promise.all(routes.map((route) => queryClient.invalidateQueries({ queryKey: [route] })));
}

export type Session = Answer<'GET /v1/admin/session'>;

/** Who is signed in; rejects with status 401 when nobody is. */
export const sessionQuery = queryOptions({
  queryKey: ['GET /v1/admin/session'] as const,
  queryFn: async (): Promise<Session> => {
    const session = await api('GET /v1/admin/session', {});
    keepCsrfToken(session.csrf_token);
    return session;
  },
  staleTime: 60_000,
});

/** After signing in: what was read as somebody else is forgotten. */
export function begin(session: Session): void {
  keepCsrfToken(session.csrf_token);
  queryClient.clear();
  queryClient.setQueryData(sessionQuery.queryKey, session);
}

export function end(): void {
  keepCsrfToken(undefined);
  queryClient.clear();
}
