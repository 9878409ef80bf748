import type {
  CustomerQueue,
  Destination,
  Enough,
  Flight,
  Plan,
  Refusal,
  Skip,
} from '@causeway/core/delivery/destination';

/**
 * The destination's plan. Should planning fail, the customers are planned one by one, and only those it fails for go
 * to the dead letters: a fault in a rule holds up nobody else.
 */
export function planSafely(
  destination: Pick<Destination, 'plan'>,
  queues: readonly CustomerQueue[],
  now: number,
  enough?: Enough,
): Plan {
  try {
    return destination.plan(queues, now, enough);
  } catch (error) {
    if (queues.length !== 1)
      return together(queues.map((queue) => planSafely(destination, [queue], now, enough)));
    const reason = error instanceof Error ? error.message : String(error);
    const issue = {
      code: 'plan_failed',
      message: `Working out what to send failed: ${reason}`,
      hint: 'This is a fault of the hub, not of the data. Report it; after an update, send it again.',
    };
    const refused = queues.map(({ customer, events }): Refusal => ({
      customer: customer.key,
      events: events.map(({ id }) => id),
      issue,
    }));
    return { flights: [], skips: [], refused, learnt: [] };
  }
}

function together(plans: readonly Plan[]): Plan {
  const flights: Flight[] = [];
  const skips: Skip[] = [];
  const refused: Refusal[] = [];
  const learnt: Plan['learnt'][number][] = [];
  for (const plan of plans) {
    flights.push(...plan.flights);
    skips.push(...plan.skips);
    refused.push(...plan.refused);
    learnt.push(...plan.learnt);
  }
  return { flights, skips, refused, learnt };
}
