import type { Model } from '@causeway/core/register/model';
import type { Json } from '@causeway/core/result/json';
import type { Source } from '../../ports/config-store.ts';
import type { OwnedEvent, SearchResult } from '../../ports/customer-search.ts';
import type { StoredEvent } from '../../ports/customer-store.ts';
import { answerJson } from './answers.ts';
import { readEventFilter } from './event-filter.ts';
import type { EventsApiTools, Exchange } from './exchange.ts';
import { findCustomer } from './find-customer.ts';
import { linksOf, readPage, windowOf, type Page } from './page.ts';

/** In place of a customer: all of them. */
const EVERYBODY = '-';

/** GET /customers/{id}/events and /history: what somebody did, in the order of registration or against it. */
export async function listEvents(tools: EventsApiTools, exchange: Exchange, named: string): Promise<void> {
  const { query, path, response, key } = exchange;
  const { workspace } = key.source;
  const page = readPage(query);
  const { order, keep } = readEventFilter(query);
  const found =
    named === EVERYBODY
      ? await tools.search.everybodysEvents(workspace, order, keep, windowOf(page))
      : await eventsOf(tools, workspace, named, order, keep, page);
  const sources = new Map((await tools.config.sources(workspace)).map((source) => [source.id, source]));
  const model = tools.modelOf(workspace);
  const links = linksOf(path, query, page, found);
  answerJson(response, 200, {
    data: found.data.map((event) => ({
      ...('customer' in event ? { customer: event.customer } : {}),
      ...eventRecord(event, model, sources.get(event.source)),
    })),
    ...links,
    ...(named === EVERYBODY ? { total: totalOf(page, found, links) } : {}),
  });
}

async function eventsOf(
  tools: EventsApiTools,
  workspace: number,
  named: string,
  order: 'asc' | 'desc',
  keep: (event: StoredEvent) => boolean,
  page: Page,
): Promise<SearchResult<StoredEvent | OwnedEvent>> {
  const customer = await findCustomer(tools, workspace, named);
  const keys = await tools.customers.keys(customer.key);
  return tools.search.events(keys, order, keep, windowOf(page));
}

/** How many there are is known with the last page; counting them all for each page would cost as much as reading them. */
function totalOf(
  { after }: Page,
  { data, skipped }: SearchResult<unknown>,
  { next }: { readonly next: string | null },
): number | null {
  return next === null ? (after?.seen ?? 0) + skipped + data.length : null;
}

function eventRecord(event: StoredEvent, model: Model, source: Source | undefined) {
  return {
    id: String(event.id),
    action: event.type,
    label: model.eventTypes.get(event.type)?.label ?? event.type,
    points: event.effect?.points ?? 0,
    timestamp: new Date(event.timestamp).toISOString(),
    properties: Object.entries(event.data).map(([name, value]) => ({
      name,
      label: labelOf(name, model),
      value: value ?? (null satisfies Json),
    })),
    expdate: null,
    account: null,
    source: source === undefined ? null : sourceName(source),
  };
}

function labelOf(name: string, model: Model): string {
  const known = model.allAttributes.get(name)?.label;
  const words = name.replaceAll('_', ' ');
  return known ?? `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}

/** As histories of this kind name it (antavo FACTS (a), Events). */
function sourceName({ kind, name }: Source): string {
  switch (kind) {
    case 'api':
      return 'Events API';
    case 'webhook':
      return `Incoming webhook: ${name}`;
    default:
      return name;
  }
}
