import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ReadingBudget } from '../../intake/read-body.ts';
import type { Registrar } from '../../intake/registrar.ts';
import type { Model } from '@causeway/core/register/model';
import type { JsonObject } from '@causeway/core/result/json';
import type { ApiKey, FindApiKey } from '../../ports/api-keys.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ConfigStore } from '../../ports/config-store.ts';
import type { CustomerSearch } from '../../ports/customer-search.ts';
import type { CustomerStore } from '../../ports/customer-store.ts';
import type { Log } from '../../ports/log.ts';
import type { Counting, EventsApiTotals } from '../../ports/intake-totals.ts';
import type { ReceiptStore } from '../../ports/receipt-store.ts';
import type { RequestSignatures } from '../../ports/request-signatures.ts';

/** What the events API needs from the hub. */
export interface EventsApiTools {
  readonly registrar: Pick<Registrar, 'admit' | 'submit'>;
  readonly findKey: FindApiKey;
  readonly signatures: RequestSignatures;
  readonly modelOf: (workspace: number) => Model;
  readonly config: Pick<ConfigStore, 'sources'>;
  readonly customers: CustomerStore;
  readonly search: CustomerSearch;
  readonly receipts: ReceiptStore;
  /** Incoming webhooks that take requests now, as the API shows them; undefined when this hub has none at all. */
  readonly activeWebhooks?: (workspace: number) => Promise<readonly JsonObject[]>;
  readonly budget: ReadingBudget;
  /** Running totals since the start, for /metrics. */
  readonly counts: Counting<EventsApiTotals>;
  readonly clock: Clock;
  readonly log: Log;
  /** Names what its sender did not name: an event, or a customer. */
  readonly newId: () => string;
}

/** One request on its way through, and whoever it is from. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** As sent, without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Unix milliseconds. */
  readonly receivedAt: number;
  readonly key: ApiKey;
  /** As text; empty where there was none. */
  readonly body: string;
  /** What it weighs. */
  readonly bytes: number;
}
