import type { Customer } from '@causeway/core/customer/customer';
import type { SearchResult } from '../../ports/customer-search.ts';
import { answerJson } from './answers.ts';
import { readCustomerFilter, type CustomerFilter } from './customer-filter.ts';
import { customerRecord } from './customer-values.ts';
import type { EventsApiTools, Exchange } from './exchange.ts';
import { findCustomer, isShown } from './find-customer.ts';
import { linksOf, readPage, windowOf } from './page.ts';

/** GET /customers: whoever meets the filters, newest first. */
export async function listCustomers(tools: EventsApiTools, exchange: Exchange): Promise<void> {
  const { query, path, response, key } = exchange;
  const { workspace } = key.source;
  const model = tools.modelOf(workspace);
  const page = readPage(query);
  const filter = readCustomerFilter(query, model);
  const direct = await directly(tools, workspace, filter);
  const window = windowOf(page);
  const found: SearchResult<Customer> =
    direct === undefined
      ? await tools.search.customers(workspace, filter.equal, filter.keep, window)
      : partOf(direct, page.offset, page.limit);
  answerJson(response, 200, {
    data: found.data.map((customer) => customerRecord(customer, model)),
    ...linksOf(path, query, page, found),
  });
}

/** GET /customers/{id}. */
export async function getCustomer(tools: EventsApiTools, exchange: Exchange, named: string): Promise<void> {
  const { workspace } = exchange.key.source;
  const customer = await findCustomer(tools, workspace, named);
  answerJson(exchange.response, 200, customerRecord(customer, tools.modelOf(workspace)));
}

/** Everybody whom an id leads to and who meets the rest; undefined when nothing leads straight to them. */
async function directly(
  { customers }: EventsApiTools,
  workspace: number,
  { direct, keep }: CustomerFilter,
): Promise<readonly Customer[] | undefined> {
  if (direct === undefined) return undefined;
  const found = new Map<number, Customer>();
  for (const value of direct.values) {
    const some =
      direct.name === 'id' || direct.name === '_id'
        ? [await customers.find(workspace, value)]
        : await customers.findExternal(workspace, direct.name, value);
    for (const customer of some)
      if (customer !== undefined && isShown(customer) && keep(customer)) found.set(customer.key, customer);
  }
  return [...found.values()].toSorted((a, b) => b.key - a.key);
}

function partOf(all: readonly Customer[], offset: number, limit: number): SearchResult<Customer> {
  const data = all.slice(offset, offset + limit);
  const more = all.length > offset + limit;
  return { data, skipped: Math.min(offset, all.length), next: more ? (data.at(-1)?.key ?? 0) : undefined };
}
