import { api, type Answer, type ApiRequest } from '../../app/api.ts';
import type { Filters } from '../../ui/log/criteria.ts';
import { laterOf } from '../../ui/log/new-rows.ts';
import { momentOf } from '../../ui/log/time-range.ts';
import type { LogSource } from '../../ui/log/use-log-pages.ts';

const INBOUND = 'GET /v1/admin/inbound';

export type InboundRow = Answer<typeof INBOUND>['data'][number];

/** Requests of Insider to one integration. The bounds are as the address has them, quick ranges included. */
export function inboundSource(
  integration: number,
  filters: Filters,
  from: string | undefined,
  to: string | undefined,
): LogSource<InboundRow> {
  return {
    key: [INBOUND, { integration }, { ...filters, from, to }],
    read: ({ limit, cursor, since }, signal) =>
      api(INBOUND, {
        query: {
          ...(filters as ApiRequest<typeof INBOUND>['query']),
          channel: 'insider',
          integration_id: integration,
          from: laterOf(momentOf(from, Date.now()), since),
          to,
          limit,
          cursor,
        },
        signal,
      }),
  };
}
