import { answerJson } from './answers.ts';
import type { EventsApiTools, Exchange } from './exchange.ts';
import { getCustomer, listCustomers } from './read-customers.ts';
import { listEvents } from './read-events.ts';
import { submitEvent, submitEvents } from './submit-events.ts';

/** What is at a path. `body` reads the request's JSON, and throws `Refusal` when it is none. */
export interface ApiRoute {
  readonly method: 'GET' | 'POST';
  readonly serve: (exchange: Exchange, body: () => unknown) => Promise<void>;
}

const CUSTOMER = /^\/customers\/([^/]+)(?:\/(events|history))?\/?$/;

/** What is at this path; `nothing` below one of our own, undefined for what is not ours. */
export function routeOf(path: string, tools: EventsApiTools): ApiRoute | 'nothing' | undefined {
  switch (path.endsWith('/') ? path.slice(0, -1) : path) {
    case '/events':
      return { method: 'POST', serve: (exchange, body) => submitEvent(tools, exchange, body()) };
    case '/events/bulk':
      return { method: 'POST', serve: (exchange, body) => submitEvents(tools, exchange, body()) };
    case '/customers':
      return { method: 'GET', serve: (exchange) => listCustomers(tools, exchange) };
    case '/webhooks':
    case '/entities/incoming_webhooks/webhook':
      return webhooksRoute(tools);
  }
  if (!path.startsWith('/customers/') && !path.startsWith('/events/')) return undefined;
  const [, segment, history] = CUSTOMER.exec(path) ?? [];
  const named = segment === undefined ? undefined : decoded(segment);
  if (named === undefined) return 'nothing';
  return {
    method: 'GET',
    serve: (exchange) =>
      history === undefined ? getCustomer(tools, exchange, named) : listEvents(tools, exchange, named),
  };
}

/** Incoming webhooks that are active, without anything secret; absent where there are none to have. */
function webhooksRoute({ activeWebhooks }: EventsApiTools): ApiRoute | undefined {
  if (activeWebhooks === undefined) return undefined;
  return {
    method: 'GET',
    serve: async ({ key, response }) =>
      answerJson(response, 200, { data: await activeWebhooks(key.source.workspace) }),
  };
}

function decoded(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment).toWellFormed();
  } catch {
    return undefined;
  }
}
