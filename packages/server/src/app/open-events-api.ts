import { randomUUID } from 'node:crypto';
import { escherSignatures } from '../adapters/crypto/escher.ts';
import type { Sealer } from '../adapters/crypto/sealer.ts';
import type { Connection } from '../adapters/sqlite/connection.ts';
import { openCustomerSearch } from '../adapters/sqlite/customer-search.ts';
import { createEventsApiHandler } from '../features/events-api/events-api-handler.ts';
import type { EventsApiTools } from '../features/events-api/exchange.ts';
import type { ConfigStore } from '../ports/config-store.ts';
import type { Counting, EventsApiTotals } from '../ports/intake-totals.ts';
import { createApiKeys } from './api-keys.ts';
import type { RawHandler } from './http-server.ts';
import { ownedSecret } from './open-secrets.ts';

export interface OpenEventsApiTools extends Omit<
  EventsApiTools,
  'findKey' | 'signatures' | 'search' | 'newId' | 'config' | 'counts'
> {
  /** Used for reading alone. */
  readonly reading: Connection;
  readonly config: ConfigStore;
  readonly sealer: Pick<Sealer, 'open'>;
}

/** The events API over the hub's store. `forget` is to be called when the configuration has changed. */
export function openEventsApi(tools: OpenEventsApiTools): {
  readonly handler: RawHandler;
  readonly forget: () => void;
  readonly counts: EventsApiTotals;
} {
  const { config, sealer, reading, log } = tools;
  const keys = createApiKeys(
    config,
    ({ workspace, id }, sealed) => sealer.open(sealed, ownedSecret(workspace, `source:${id}`, 'secret')),
    log,
  );
  const counts: Counting<EventsApiTotals> = {
    requests: 0,
    accepted: 0,
    duplicates: 0,
    refused: 0,
    overloaded: 0,
  };
  const handler = createEventsApiHandler({
    ...tools,
    counts,
    findKey: keys.find,
    signatures: escherSignatures,
    search: openCustomerSearch(reading),
    newId: randomUUID,
  });
  return { handler, forget: keys.forget, counts };
}
