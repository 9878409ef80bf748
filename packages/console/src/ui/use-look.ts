import { useQuery } from '@tanstack/react-query';
import { api, type Answer } from '../app/api.ts';
import { get } from '../app/query.ts';

/** So many of somebody's latest events are read; whoever has as many may have more. */
export const EVENTS_LOOKED_AT = 50;
const EVENTS = 'GET /v1/admin/customers/{id}/events';

export interface Looked {
  readonly customer: Answer<'GET /v1/admin/customers/{id}'>;
  readonly events: number;
  /** When they last did something; null when they never did. */
  readonly lastEvent: string | null;
  /** Names of those they are in. */
  readonly audiences: readonly string[];
}

interface Look {
  /** Undefined while it is read. */
  readonly looked: Looked | undefined;
  readonly error: unknown;
  readonly retry: () => void;
}

/** What tells one customer from another; nothing is read of nobody. */
export function useLook(who: string | undefined): Look {
  const id = who ?? '';
  const enabled = who !== undefined;
  const customer = useQuery({ ...get('GET /v1/admin/customers/{id}', { params: { id } }), enabled });
  const events = useQuery({
    queryKey: [EVENTS, { id }, 'look'],
    queryFn: ({ signal }) => api(EVENTS, { params: { id }, query: { limit: EVENTS_LOOKED_AT }, signal }),
    enabled,
  });
  const audiences = useQuery({
    ...get('GET /v1/admin/customers/{id}/audiences', { params: { id } }),
    enabled,
  });
  const all = [customer, events, audiences];
  const ready = customer.data !== undefined && events.data !== undefined && audiences.data !== undefined;
  return {
    looked: ready
      ? {
          customer: customer.data,
          events: events.data.data.length,
          lastEvent: events.data.data[0]?.timestamp ?? null,
          audiences: audiences.data.data.filter(({ since }) => since !== null).map(({ name }) => name),
        }
      : undefined,
    error: all.find(({ error }) => error !== null)?.error ?? null,
    retry: () => {
      for (const one of all) one.refetch().catch(() => undefined);
    },
  };
}
