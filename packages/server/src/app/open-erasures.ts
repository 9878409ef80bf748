import type { DestinationKind } from '@causeway/core/delivery/destination';
import { createNameHash } from '../adapters/crypto/name-hash.ts';
import type { Sealer } from '../adapters/crypto/sealer.ts';
import type { Connection } from '../adapters/sqlite/connection.ts';
import { openErasureStore } from '../adapters/sqlite/erasure-store.ts';
import { openRegisterStore, type SqliteRegisterStore } from '../adapters/sqlite/register-store.ts';
import type { ErasureTools } from '../features/erasures/erasure-routes.ts';
import type { AuthorizationOf } from '../ports/authorized-egress.ts';
import type { Clock } from '../ports/clock.ts';
import type { ConfigStore } from '../ports/config-store.ts';
import type { ErasureSealing, ErasureWork } from '../ports/erasure-work.ts';
import type { Log } from '../ports/log.ts';
import { erase, type EraseTools } from '../workers/erase.ts';
import { pause } from '../workers/pause.ts';
import { repeat, type Repeated } from '../workers/repeat.ts';
import { createEraseAt } from './erase-at.ts';

export interface ErasureParts {
  readonly writing: Connection;
  readonly sealingKey: Uint8Array;
  readonly sealer: Sealer;
  readonly config: ConfigStore;
  readonly kinds: ReadonlyMap<string, DestinationKind>;
  readonly authorizationOf: AuthorizationOf;
  readonly clock: Clock;
}

export interface Erasures {
  /** Registering, which knows whom the suppress list names. */
  readonly registerStore: SqliteRegisterStore;
  readonly tools: Pick<ErasureTools, 'erasures' | 'nameHash' | 'erasureSealing' | 'eraseNow'>;
  /** `busy`: somebody waits for the thread. */
  readonly start: (
    parts: Pick<EraseTools, 'dropUnderWay' | 'fold'> & { readonly busy: () => boolean; readonly log: Log },
  ) => Repeated;
}

/** What is due again after a failure is looked for so often; a new request is taken up at once. */
const EVERY_MS = 1_000;

/** Erasing people, put together with the registering that must not bring them back. */
export function openErasures({ writing, sealingKey, sealer, ...parts }: ErasureParts): Erasures {
  const nameHash = createNameHash(sealingKey);
  const registerStore = openRegisterStore(writing, nameHash);
  const erasures = openErasureStore(writing, registerStore.forget);
  const erasureSealing = sealingOf(sealer);
  const eraseAt = createEraseAt({ ...parts, sealer });
  let running: Repeated | undefined;
  return {
    registerStore,
    tools: { erasures, nameHash, erasureSealing, eraseNow: () => running?.now() },
    start: ({ dropUnderWay, fold, busy, log }) => {
      const stopping = new AbortController();
      const tools: EraseTools = {
        erasures,
        sealing: erasureSealing,
        eraseAt,
        dropUnderWay,
        fold,
        rest: (workedMs) => pause(busy() ? workedMs : 0, stopping.signal),
        pause: (ms) => pause(ms, stopping.signal),
        clock: parts.clock,
        random: Math.random,
        log,
        stopping: stopping.signal,
      };
      const round = repeat('erasing', EVERY_MS, () => erase(tools), log);
      running = {
        now: round.now,
        stop: () => {
          stopping.abort();
          return round.stop();
        },
      };
      return running;
    },
  };
}

function sealingOf(sealer: Sealer): ErasureSealing {
  const belongsTo = (workspace: number): string => `${workspace}/erasure/work`;
  return {
    seal: (workspace, work) => sealer.seal(JSON.stringify(work), belongsTo(workspace)),
    open: (workspace, sealed) => JSON.parse(sealer.open(sealed, belongsTo(workspace))) as ErasureWork,
  };
}
