import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Sealer } from '../adapters/crypto/sealer.ts';
import { createAskInsider } from '../features/insider-inbound/ask-insider.ts';
import { createInsiderReceiver, type InsiderReceiver } from '../features/insider-inbound/receiver.ts';
import { createRerunInsider } from '../features/insider-inbound/rerun-insider.ts';
import { Sides } from '../features/insider-inbound/sides.ts';
import type { ReadingBudget } from '../intake/read-body.ts';
import type { Registrar } from '../intake/registrar.ts';
import type { Clock } from '../ports/clock.ts';
import type { ConfigStore } from '../ports/config-store.ts';
import type { Egress } from '../ports/egress.ts';
import type { Counting, InsiderHookTotals } from '../ports/intake-totals.ts';
import type { Log } from '../ports/log.ts';
import type { RunAgain } from '../ports/rerun.ts';
import type { Models } from './models.ts';
import { secretOf } from './open-secrets.ts';
import { createSourceKeys } from './source-keys.ts';

const KINDS: ReadonlySet<string> = new Set(['insider', 'api']);

/** The inbound sides of all integrations with Insider. `forget` is to be called when the configuration has changed. */
export function openInsiderSides(
  config: ConfigStore,
  models: Pick<Models, 'of'>,
  sealer: Sealer,
  log: Log,
): { readonly sides: Sides; readonly forget: () => void } {
  const keys = createSourceKeys(config, KINDS);
  const sides = new Sides({
    config,
    sourceOf: keys.find,
    modelOf: models.of,
    open: (workspace, integration, name, sealed) =>
      sealer.open(sealed, secretOf(workspace, integration, name)),
    log,
  });
  return {
    sides,
    forget: () => {
      keys.forget();
      sides.forget();
    },
  };
}

/** What Insider's webhooks are received with, and run again. */
export function createInsiderInbound(tools: {
  readonly sides: Sides;
  readonly registrar: Registrar;
  readonly egress: Egress;
  readonly budget: ReadingBudget;
  readonly clock: Clock;
  readonly log: Log;
}): {
  readonly receiver: InsiderReceiver;
  readonly rerun: RunAgain;
  readonly counts: InsiderHookTotals;
} {
  const counts: Counting<InsiderHookTotals> = {
    requests: 0,
    done: 0,
    ignored: 0,
    error: 0,
    unknown: 0,
    overloaded: 0,
  };
  const all = {
    ...tools,
    askInsider: createAskInsider({ ...tools, sleep: (ms) => sleep(ms) }),
    newMessageId: randomUUID,
    digest: (text: string) => createHash('sha256').update(text).digest('hex'),
  };
  return { receiver: createInsiderReceiver({ ...all, counts }), rerun: createRerunInsider(all), counts };
}
