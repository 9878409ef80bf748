import {
  getCustomer,
  listCustomerEvents,
  listCustomerOutcomes,
  listCustomerShadows,
  listCustomerTimeline,
  searchCustomers,
} from '@causeway/contract/customers';
import { fateView } from '@causeway/contract/fate-view';
import { route, type Caller, type Route } from '@causeway/contract/operation';
import { cursorOf, identifierOf, keysOf, timeOf } from '@causeway/contract/page';
import { notFound } from '@causeway/contract/problem';
import type { Customer } from '@causeway/core/customer/customer';
import { readableShadow } from '@causeway/core/delivery/readable-shadow';
import type { Model } from '@causeway/core/register/model';
import { own } from '@causeway/core/result/json';
import type { Clock } from '../../ports/clock.ts';
import type { ConfigStore, Source } from '../../ports/config-store.ts';
import type { CustomerOutcome, CustomerStore, StoredEvent } from '../../ports/customer-store.ts';
import type { FateStore } from '../../ports/fate-store.ts';
import type { SearchPage } from '../../ports/log-store.ts';
import { customerView } from './customer-view.ts';
import { effectView } from './membership-view.ts';
import { searchFor } from './search-customers.ts';

export interface CustomerTools {
  readonly config: ConfigStore;
  readonly customers: CustomerStore;
  readonly fates: FateStore;
  readonly modelOf: (workspace: number) => Model;
  readonly clock: Clock;
}

/** People: who they are, what they did, what became of it, and what destinations are believed to hold of them. */
export function customerRoutes({
  config,
  customers,
  fates,
  modelOf,
  clock,
}: CustomerTools): readonly Route[] {
  const found = async (caller: Caller, id: string): Promise<Customer> => {
    const customer = await customers.find(caller.workspace, id);
    if (customer === undefined) throw notFound('customer');
    return customer;
  };
  /** Where integrations say that phone numbers without a prefix are dialled. */
  const countriesOf = async (caller: Caller): Promise<readonly string[]> =>
    (await config.integrations(caller.workspace)).flatMap(({ settings }) => {
      const country = own(settings, 'defaultCountry');
      return typeof country === 'string' && country !== '' ? country : [];
    });
  const before = (cursor: string | undefined): number | undefined =>
    cursor === undefined ? undefined : (keysOf(cursor, ['number'])[0] as number);
  const eventsOf = (
    key: number,
    query: { type?: string | undefined; limit: number; cursor?: string | undefined },
  ): Promise<SearchPage<StoredEvent>> =>
    customers.events(key, query.type, { most: query.limit, before: before(query.cursor) });
  const eventViewer = async (caller: Caller) => {
    const sources = new Map((await config.sources(caller.workspace)).map((source) => [source.id, source]));
    return (event: StoredEvent) => eventView(event, sources);
  };

  return [
    route(searchCustomers, async ({ query }, caller) => {
      const countries = (): Promise<readonly string[]> => countriesOf(caller);
      return searchFor({ customers, model: modelOf(caller.workspace), countries }, caller.workspace, query);
    }),
    route(getCustomer, async ({ params }, caller) => {
      const customer = await found(caller, params.id);
      return { ...customerView(customer), merged_from: customer.id === params.id ? null : params.id };
    }),
    route(listCustomerEvents, async ({ params, query }, caller) =>
      pageView(await eventsOf((await found(caller, params.id)).key, query), await eventViewer(caller)),
    ),
    route(listCustomerTimeline, async ({ params, query }, caller) => {
      const { key } = await found(caller, params.id);
      const page = await eventsOf(key, query);
      const integrations = await config.integrations(caller.workspace);
      const names = new Map(integrations.map(({ id, name }) => [id, name]));
      const asked = page.data.map(({ id, receivedAt }) => ({ id, receivedAt, customer: key }));
      const standing = await fates.fates(asked, integrations, clock());
      const view = await eventViewer(caller);
      return pageView(page, (event) => ({
        ...view(event),
        fates: (standing.get(event.id) ?? []).map((fate) => fateView(fate, names)),
      }));
    }),
    route(listCustomerOutcomes, async ({ params, query }, caller) => {
      const { key } = await found(caller, params.id);
      const rows = await customers.outcomes(await customers.keys(key), {
        most: query.limit + 1,
        before: before(query.cursor),
      });
      const names = new Map((await config.integrations(caller.workspace)).map(({ id, name }) => [id, name]));
      const last = rows[query.limit - 1];
      return {
        data: rows.slice(0, query.limit).map((row) => outcomeView(row, names)),
        next: rows.length > query.limit && last !== undefined ? cursorOf([last.id]) : null,
      };
    }),
    route(listCustomerShadows, async ({ params }, caller) => {
      const { key } = await found(caller, params.id);
      const data = [];
      for (const { id, name } of await config.integrations(caller.workspace)) {
        const shadow = await customers.shadow(id, key);
        if (shadow === undefined) continue;
        data.push({ integration: { id, name }, ...readableShadow(shadow), refused: shadow.refused ?? {} });
      }
      return { data };
    }),
  ];
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

function eventView(event: StoredEvent, sources: ReadonlyMap<number, Source>) {
  return {
    id: event.id,
    type: event.type,
    timestamp: timeOf(event.timestamp),
    received_at: timeOf(event.receivedAt),
    message_id: event.messageId,
    source: {
      id: event.source,
      name: sources.get(event.source)?.name ?? null,
      kind: sources.get(event.source)?.kind ?? null,
    },
    data: event.data,
    context: event.context,
    effect: event.effect === undefined ? null : effectView(event.effect),
  };
}

function outcomeView(row: CustomerOutcome, names: ReadonlyMap<number, string>) {
  return {
    id: row.id,
    timestamp: timeOf(row.at),
    integration: { id: row.integration, name: names.get(row.integration) ?? null },
    event_id: row.event,
    event_type: row.type,
    outcome: row.outcome,
    reason: row.reason ?? null,
    status_code: row.status ?? null,
    identifier: identifierOf(row.delivery),
    issues: row.issues,
  };
}
