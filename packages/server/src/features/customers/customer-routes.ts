import {
  getCustomer,
  listCustomerEvents,
  listCustomerOutcomes,
  listCustomerShadows,
  searchCustomers,
} from '@causeway/contract/customers';
import { route, type Caller, type Route } from '@causeway/contract/operation';
import { cursorOf, identifierOf, keysOf, timeOf } from '@causeway/contract/page';
import { notFound } from '@causeway/contract/problem';
import type { Customer } from '@causeway/core/customer/customer';
import type { Json } from '@causeway/core/result/json';
import type { ConfigStore } from '../../ports/config-store.ts';
import type { CustomerOutcome, CustomerStore, StoredEvent } from '../../ports/customer-store.ts';
import { customerView } from './customer-view.ts';
import { searchFor } from './search-customers.ts';

export interface CustomerTools {
  readonly config: ConfigStore;
  readonly customers: CustomerStore;
}

/** People: who they are, what they did, what became of it, and what destinations are believed to hold of them. */
export function customerRoutes({ config, customers }: CustomerTools): readonly Route[] {
  const found = async (caller: Caller, id: string): Promise<Customer> => {
    const customer = await customers.find(caller.workspace, id);
    if (customer === undefined) throw notFound('customer');
    return customer;
  };
  const before = (cursor: string | undefined): number | undefined =>
    cursor === undefined ? undefined : (keysOf(cursor, ['number'])[0] as number);

  return [
    route(searchCustomers, async ({ query }, caller) => searchFor(customers, caller.workspace, query)),
    route(getCustomer, async ({ params }, caller) => {
      const customer = await found(caller, params.id);
      return { ...customerView(customer), merged_from: customer.id === params.id ? null : params.id };
    }),
    route(listCustomerEvents, async ({ params, query }, caller) => {
      const { key } = await found(caller, params.id);
      const page = await customers.events(key, query.type, {
        most: query.limit,
        before: before(query.cursor),
      });
      const names = new Map((await config.sources(caller.workspace)).map(({ id, name }) => [id, name]));
      return {
        data: page.data.map((event) => eventView(event, names)),
        next: page.next === undefined ? null : cursorOf([page.next]),
        scanned_to: page.scannedTo === undefined ? null : timeOf(page.scannedTo),
      };
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
        data.push({
          integration: { id, name },
          identifiers: shadow.identifiers,
          attributes: readable(shadow.attributes),
          custom: readable(shadow.custom),
          refused: shadow.refused ?? {},
        });
      }
      return { data };
    }),
  ];
}

function eventView(event: StoredEvent, names: ReadonlyMap<number, string>) {
  return {
    id: event.id,
    type: event.type,
    timestamp: timeOf(event.timestamp),
    received_at: timeOf(event.receivedAt),
    message_id: event.messageId,
    source: { id: event.source, name: names.get(event.source) ?? null },
    data: event.data,
    context: event.context,
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

/** A shadow keeps values as JSON texts. */
function readable(texts: Readonly<Record<string, string>>): Record<string, Json> {
  const values: Record<string, Json> = {};
  for (const [name, text] of Object.entries(texts)) {
    try {
      values[name] = JSON.parse(text) as Json;
    } catch {
      values[name] = text;
    }
  }
  return values;
}
