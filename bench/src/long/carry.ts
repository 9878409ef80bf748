import type { Destination } from '@causeway/core/delivery/destination';
import type { DeliveryStore, RecordedFlight, Settlement } from '@causeway/server/ports/delivery-store';
import { arrived, buried, nothing, withoutFlight, type Place } from '@causeway/server/workers/settlement';
import type { Random } from './random.ts';

const AT_ONCE = 20_000;

/**
 * Carries everything that waits for one integration to its end, as a dispatcher does, but many flights at a time and with
 * a far side that is a function: about one request in 200 is refused, one in 100 arrives at the second attempt only.
 * Answers how many requests there were.
 */
export async function carry(
  store: DeliveryStore,
  integration: number,
  destination: Destination,
  random: Random,
  now: number,
): Promise<number> {
  let requests = 0;
  for (;;) {
    const { lanes } = await store.pending(integration, now);
    if (lanes.length === 0) return requests;
    const { queues } = await store.take(integration, lanes, AT_ONCE, now, destination.readsAudiences);
    if (queues.length === 0) return requests;
    const places = new Map<number, Place>();
    for (const { lane, customer, events, waiting } of queues)
      for (const { id, type } of events)
        places.set(id, { lane, customer: customer.key, event: id, waiting: waiting.has(id), type });
    const plan = destination.plan(queues, now);
    const settled = withoutFlight(plan, places);
    if (settled.length > 0 || plan.learnt.length > 0)
      await store.settle({ ...nothing(integration, now), settled, shadows: plan.learnt });
    const recorded = await store.record(integration, lanes, plan.flights, places, now);
    requests += recorded.length;
    if (recorded.length > 0)
      await store.settle(
        together(
          integration,
          now,
          recorded.map((one) => land(one, destination, random, now)),
        ),
      );
    if (settled.length === 0 && recorded.length === 0) return requests;
  }
}

function land(recorded: RecordedFlight, destination: Destination, random: Random, now: number): Settlement {
  const [request] = recorded.flight.requests;
  if (request === undefined) throw new Error('a flight without a request');
  const isRefused = recorded.flight.entries.length === 1 && random.isOneIn(200);
  const status = isRefused ? 422 : 200;
  const body = isRefused
    ? '{"error":"price must be a positive number"}'
    : bodyOf(request.slots.length, random);
  const attempt = {
    flight: recorded.id,
    step: 0,
    attempt: 1,
    at: now,
    ms: 20 + random.below(180),
    status,
    error: undefined,
    response: body,
  };
  const attempts = random.isOneIn(100)
    ? [
        { ...attempt, status: 503, response: 'Service Unavailable' },
        { ...attempt, attempt: 2, at: now + 1_400 },
      ]
    : [attempt];
  const answer = destination.read(request, { status, headers: {}, body });
  if (answer.kind === 'refused')
    return buried(recorded, { kind: 'refused', issue: answer.issue, attempts, status }, answer.issue, now);
  if (answer.kind !== 'accepted') throw new Error(`the far side answers ${answer.kind}`);
  return arrived(
    recorded,
    { kind: 'arrived', attempts, status, failures: [answer.failures], replies: [] },
    now,
  );
}

/** As Insider answers; now and then it refuses a record. */
function bodyOf(records: number, random: Random): string {
  if (records < 2 || !random.isOneIn(4))
    return JSON.stringify({ data: { successful: { count: records }, fail: { count: 0 } } });
  const errors = {
    [`users.${random.below(records)}.attributes.phone_number`]: ['The phone number is invalid.'],
  };
  return JSON.stringify({ data: { successful: { count: records - 1 }, fail: { count: 1, errors } } });
}

function together(integration: number, at: number, parts: readonly Settlement[]): Settlement {
  return {
    ...{ integration, at, parked: [] },
    settled: parts.flatMap(({ settled }) => settled),
    shadows: parts.flatMap(({ shadows }) => shadows),
    doubted: parts.flatMap(({ doubted = [] }) => doubted),
    lost: parts.flatMap(({ lost = [] }) => lost),
    attempts: parts.flatMap(({ attempts }) => attempts),
    finished: parts.flatMap(({ finished }) => finished),
  };
}
