import { getDelivery, getLog, listDeliveries, listLogs } from '@causeway/contract/logs';
import { route, type Caller, type Route } from '@causeway/contract/operation';
import { cursorOf, keysOf, timeOf } from '@causeway/contract/page';
import { notFound } from '@causeway/contract/problem';
import type { DestinationKind } from '@causeway/core/delivery/destination';
import type { AuthorizationOf } from '../../ports/authorized-egress.ts';
import type { ConfigStore, Integration } from '../../ports/config-store.ts';
import type { CustomerStore } from '../../ports/customer-store.ts';
import type { LogStore, SearchPage, StatusRange } from '../../ports/log-store.ts';
import { deliveryView, exchangeView, logView } from './log-views.ts';

export interface LogTools {
  readonly config: ConfigStore;
  readonly logs: LogStore;
  readonly customers: CustomerStore;
  readonly kinds: ReadonlyMap<string, DestinationKind>;
  readonly authorizationOf: AuthorizationOf;
}

/** What was sent to a destination, and how each message ended. */
export function logRoutes(tools: LogTools): readonly Route[] {
  const { config, logs, customers, kinds } = tools;
  const owned = async (caller: Caller, id: number): Promise<Integration> => {
    const integration = await config.integration(caller.workspace, id);
    if (integration === undefined) throw notFound('integration');
    return integration;
  };
  /** The headers that its authorization adds; none where that cannot be told any more. */
  const authorized = async ({ workspace, kind, settings }: Integration): Promise<readonly string[]> => {
    const used = await tools.authorizationOf(workspace, kinds.get(kind) ?? {}, settings);
    return used.open().then(
      ({ headers }) => headers,
      () => [],
    );
  };
  return [
    route(listLogs, async ({ params, query }, caller) => {
      const { id } = await owned(caller, params.id);
      const {
        limit,
        cursor,
        identifier,
        customer_id,
        event_type,
        status_code,
        response_body,
        request_body,
        ...rest
      } = query;
      const customer =
        customer_id === undefined ? undefined : await customers.find(caller.workspace, customer_id);
      if (customer_id !== undefined && customer === undefined)
        return pageView({ data: [], next: undefined, scannedTo: undefined }, logView);
      const filter = {
        ...rest,
        delivery: identifier,
        customers: customer === undefined ? undefined : await customers.keys(customer.key),
        type: event_type,
        status: statusRange(status_code),
        response: response_body,
        request: request_body,
      };
      return pageView(await logs.outcomes(id, filter, { most: limit, before: before(cursor) }), logView);
    }),
    route(getLog, async ({ params }, caller) => {
      const integration = await owned(caller, params.id);
      const entry = await logs.outcome(integration.id, params.log);
      if (entry === undefined) throw notFound('log entry');
      const exchange = await logs.exchange(integration.id, entry);
      return {
        ...logView(entry),
        ...exchangeView(exchange, integration, kinds.get(integration.kind), await authorized(integration)),
        part: exchange?.part ?? null,
      };
    }),
    route(listDeliveries, async ({ params, query }, caller) => {
      const { id } = await owned(caller, params.id);
      const filter = {
        status: statusRange(query.status_code),
        operation: query.operation,
        error: query.error,
        minMs: query.min_ms,
        maxMs: query.max_ms,
        minRecords: query.min_records,
        maxRecords: query.max_records,
        from: query.from,
        to: query.to,
      };
      return pageView(
        await logs.deliveries(id, filter, { most: query.limit, before: before(query.cursor) }),
        deliveryView,
      );
    }),
    route(getDelivery, async ({ params }, caller) => {
      const integration = await owned(caller, params.id);
      const detail = await logs.delivery(integration.id, params.delivery);
      if (detail === undefined) throw notFound('delivery');
      return {
        ...deliveryView(detail.delivery),
        ...exchangeView(detail, integration, kinds.get(integration.kind), await authorized(integration)),
      };
    }),
  ];
}

function before(cursor: string | undefined): number | undefined {
  return cursor === undefined ? undefined : (keysOf(cursor, ['number'])[0] as number);
}

function pageView<T, V>(
  page: SearchPage<T>,
  view: (row: T) => V,
): { data: V[]; next: string | null; scanned_to: string | null } {
  return {
    data: page.data.map(view),
    next: page.next === undefined ? null : cursorOf([page.next]),
    scanned_to: page.scannedTo === undefined ? null : timeOf(page.scannedTo),
  };
}

/** `429`, `4xx`, or `0` for "no answer". */
function statusRange(text: string | undefined): StatusRange | undefined {
  if (text === undefined) return undefined;
  const exact = Number(text);
  if (!Number.isNaN(exact)) return { low: exact, high: exact + 1 };
  const hundred = Number(text.charAt(0)) * 100;
  return { low: hundred, high: hundred + 100 };
}
