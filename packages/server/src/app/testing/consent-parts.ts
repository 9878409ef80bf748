import { openConsentStore } from '../../adapters/sqlite/consent-store.ts';
import type { Connection } from '../../adapters/sqlite/connection.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ConfigStore } from '../../ports/config-store.ts';
import type { ConsentStore } from '../../ports/consent-store.ts';
import type { RegisterStore } from '../../ports/register-store.ts';
import type { UnmappedOf } from '../../ports/unmapped-words.ts';
import { createConsentOf, type ConsentOf } from '../consent-of.ts';
import { platformSource } from '../platform-source.ts';
import { UnmappedWords } from '../unmapped-words.ts';

export interface ConsentParts {
  readonly of: ConsentOf;
  readonly counting: (store: RegisterStore) => RegisterStore;
  /** For the admin API. */
  readonly tools: { readonly consents: ConsentStore; readonly unmapped: UnmappedOf };
}

/** What a hub has of consent. */
export function consentParts(config: ConfigStore, reading: Connection, clock: Clock): ConsentParts {
  const words = new UnmappedWords();
  return {
    of: createConsentOf((workspace) => platformSource(config, workspace, clock())),
    counting: (store) => words.counting(store),
    tools: { consents: openConsentStore(reading), unmapped: words.of },
  };
}
