import type { DeliveryRow, LogRow } from '@causeway/contract/logs';
import { identifierOf, timeOf } from '@causeway/contract/page';
import type { DestinationKind } from '@causeway/core/delivery/destination';
import { shownConnection, type ShownHeader } from '@causeway/core/delivery/shown-connection';
import type { Issue } from '@causeway/core/result/issue';
import type { Integration } from '../../ports/config-store.ts';
import type { DeliveryDetail, DeliveryEntry, LogEntry } from '../../ports/log-store.ts';

export function logView(entry: LogEntry): LogRow {
  return {
    id: entry.id,
    identifier: identifierOf(entry.delivery),
    timestamp: timeOf(entry.at),
    customer:
      entry.customer === undefined ? null : { id: entry.customer.id, name: entry.customer.name ?? null },
    event_type: entry.type,
    event_id: entry.event,
    outcome: entry.outcome,
    reason: entry.reason ?? null,
    status_code: entry.status ?? null,
    response_time: seconds(entry.ms),
    error: entry.error ?? null,
    issues: entry.issues as Issue[],
  };
}

export function deliveryView(entry: DeliveryEntry): DeliveryRow {
  return {
    id: entry.id,
    identifier: identifierOf(entry.id) ?? '',
    flight: entry.flight,
    step: entry.step,
    attempt: entry.attempt,
    operation: entry.operation,
    method: entry.method,
    path: entry.path,
    records: entry.records,
    timestamp: timeOf(entry.at),
    status_code: entry.status === undefined || entry.status === 0 ? null : entry.status,
    response_time: seconds(entry.ms),
    error: entry.error ?? null,
    request_bytes: entry.bytes,
  };
}

export interface ExchangeView {
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly headers: readonly ShownHeader[];
    readonly body: unknown;
  } | null;
  readonly response: { readonly status_code: number; readonly body: unknown } | null;
  readonly attempts: readonly DeliveryRow[];
}

/** Request and answer in full. What the destination adds to a request is shown as it would be now, without secrets. */
export function exchangeView(
  detail: DeliveryDetail | undefined,
  integration: Integration,
  kind: DestinationKind | undefined,
  authorized: readonly string[],
): ExchangeView {
  if (detail === undefined) return { request: null, response: null, attempts: [] };
  const { delivery, request, headers, response, attempts } = detail;
  const address =
    kind === undefined ? undefined : shownConnection(kind, integration.settings, { headers }, authorized);
  return {
    request: {
      method: delivery.method,
      url: (address?.baseUrl ?? '') + delivery.path,
      headers: address?.headers ?? [],
      body: readable(request),
    },
    response:
      delivery.status === undefined || delivery.status === 0
        ? null
        : { status_code: delivery.status, body: readable(response) },
    attempts: attempts.map(deliveryView),
  };
}

function readable(body: string | undefined): unknown {
  if (body === undefined) return null;
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return body;
  }
}

function seconds(ms: number | undefined): number | null {
  return ms === undefined ? null : Math.round(ms) / 1000;
}
