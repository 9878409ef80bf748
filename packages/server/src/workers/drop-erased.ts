import type { DeliveryStore } from '../ports/delivery-store.ts';
import type { Clock } from '../ports/clock.ts';
import { dropped } from './settlement.ts';

/**
 * Lets go of unfinished flights that carry somebody who was erased: they are not repeated, and what they carried of
 * others is planned anew. Only for an integration that nothing flies for just now.
 */
export async function dropErased(
  store: Pick<DeliveryStore, 'carriesErased' | 'unfinished' | 'settle'>,
  integration: number,
  clock: Clock,
): Promise<void> {
  const carrying = new Set(await store.carriesErased(integration));
  if (carrying.size === 0) return;
  for (const recorded of await store.unfinished(integration))
    if (carrying.has(recorded.id)) await store.settle(dropped(recorded, clock()));
}
