import { api } from '../../app/api.ts';
import type { Filters } from '../../ui/log/criteria.ts';
import type { LogRow } from './log-columns.tsx';
import { laterOf } from '../../ui/log/new-rows.ts';
import type { RequestRow } from './request-columns.tsx';
import { momentOf } from '../../ui/log/time-range.ts';
import type { LogSource } from '../../ui/log/use-log-pages.ts';

/** Bounds as the address has them: moments, or a quick range that is counted back from when the list is read. */
type Bound = string | undefined;

const MESSAGES = 'GET /v1/admin/integrations/{id}/outbound-logs';
const REQUESTS = 'GET /v1/admin/integrations/{id}/deliveries';

export function messageSource(id: number, filters: Filters, from: Bound, to: Bound): LogSource<LogRow> {
  return {
    key: [MESSAGES, { id }, { ...filters, from, to }],
    read: ({ limit, cursor, since }, signal) =>
      api(MESSAGES, {
        params: { id },
        query: {
          ...(filters as Filters & { outcome?: 'delivered' | 'skipped' | 'buried' }),
          from: laterOf(momentOf(from, Date.now()), since),
          to,
          limit,
          cursor,
        },
        signal,
      }),
  };
}

export function requestSource(id: number, filters: Filters, from: Bound, to: Bound): LogSource<RequestRow> {
  const { error, status_code } = filters;
  return {
    key: [REQUESTS, { id }, { error, status_code, from, to }],
    read: ({ limit, cursor, since }, signal) =>
      api(REQUESTS, {
        params: { id },
        query: { error, status_code, from: laterOf(momentOf(from, Date.now()), since), to, limit, cursor },
        signal,
      }),
  };
}
