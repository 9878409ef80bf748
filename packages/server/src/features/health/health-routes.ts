import { livez, metrics, readyz } from '@causeway/contract/health';
import { route, type Route } from '@causeway/contract/operation';
import { Refused, type Complaint } from '@causeway/contract/problem';
import type { HealthState, HealthStore } from '../../ports/health-store.ts';

export interface HealthTools {
  readonly health: () => HealthState;
  readonly queues: HealthStore;
  /** All metrics as text in Prometheus's format. */
  readonly metrics: () => Promise<string>;
}

/** For those who look after the hub's process. Needs no token and tells no secrets. */
export function healthRoutes({ health, queues, metrics: text }: HealthTools): readonly Route[] {
  return [
    route(livez, async () => ({ status: 'ok' as const })),
    route(readyz, async () => {
      const reasons = [...reasonsOf(health()), ...(await storeReasons(queues))];
      if (reasons.length === 0) return { status: 'ok' as const };
      throw new Refused(503, 'not_ready', reasons.map(({ message }) => message).join(' '), reasons);
    }),
    route(metrics, text),
  ];
}

function reasonsOf({ phase, storeFailure, delivering }: HealthState): Complaint[] {
  const reasons: Complaint[] = [];
  if (phase === 'starting') reasons.push({ code: 'starting', message: 'The hub is starting.' });
  if (phase === 'draining') reasons.push({ code: 'draining', message: 'The hub is shutting down.' });
  if (storeFailure !== undefined) reasons.push({ code: 'store_failing', message: storeFailure });
  if (!delivering && phase === 'serving')
    reasons.push({ code: 'delivery_stopped', message: 'The delivering thread has ended; nothing is sent.' });
  return reasons;
}

async function storeReasons(queues: HealthStore): Promise<Complaint[]> {
  try {
    await queues.probe();
    return [];
  } catch {
    return [{ code: 'store_unreadable', message: 'The database cannot be read.' }];
  }
}
