import { api, type Answer, type ApiRequest } from '../../../app/api.ts';
import type { Filters } from '../../../ui/log/criteria.ts';
import { laterOf } from '../../../ui/log/new-rows.ts';
import { momentOf } from '../../../ui/log/time-range.ts';
import type { LogSource } from '../../../ui/log/use-log-pages.ts';

const INBOUND = 'GET /v1/admin/inbound';

export type HookRow = Answer<typeof INBOUND>['data'][number];

/** Requests to webhooks, or to one of them. The bounds are as the address has them, quick ranges included. */
export function hookSource(
  webhook: number | undefined,
  filters: Filters,
  from: string | undefined,
  to: string | undefined,
): LogSource<HookRow> {
  return {
    key: [INBOUND, { channel: 'webhook', webhook }, { ...filters, from, to }],
    read: ({ limit, cursor, since }, signal) =>
      api(INBOUND, {
        query: {
          ...(filters as ApiRequest<typeof INBOUND>['query']),
          ...(webhook === undefined ? {} : { webhook_id: webhook }),
          channel: 'webhook',
          from: laterOf(momentOf(from, Date.now()), since),
          to,
          limit,
          cursor,
        },
        signal,
      }),
  };
}
