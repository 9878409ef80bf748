import type { Preview } from '@causeway/contract/preview';
import type { CustomerQueue, Destination, Shadow } from '@causeway/core/delivery/destination';
import { readableShadow } from '@causeway/core/delivery/readable-shadow';
import type { Issue } from '@causeway/core/result/issue';

/** Plans one queue and shows the plan as a person would read it. `changed`: the attributes that the event changed. */
export function previewOf(
  destination: Destination,
  queue: CustomerQueue,
  changed: readonly string[],
  issues: readonly Issue[],
  now: number,
): Preview {
  const [event] = queue.events;
  const held = queue.customer.anonymous && destination.holdsAnonymous;
  const before = believed(queue.shadow);
  if (event === undefined || !destination.routes(event, changed, () => false)) {
    return {
      routed: false,
      held: false,
      requests: [],
      skips: [{ reason: 'no_mapping', issues: [] }],
      refused: [],
      issues: [...issues],
      before,
      after: null,
    };
  }
  const plan = destination.plan([queue], now);
  const entries = plan.flights.flatMap((flight) => flight.entries);
  return {
    routed: true,
    held,
    requests: plan.flights.flatMap(({ requests }) =>
      requests.map(({ operation, method, path, body, bytes }) => ({
        operation,
        method,
        path,
        body: readable(body),
        bytes,
      })),
    ),
    skips: plan.skips.map((skip) => ({ reason: skip.reason, issues: [...skip.issues] })),
    refused: plan.refused.map(({ issue }) => issue),
    issues: [...issues, ...entries.flatMap((entry) => entry.issues)],
    before,
    // Flights of one customer go one after the other: what the last one leaves behind is what stays.
    after: believed(entries.findLast(({ shadow }) => shadow !== undefined)?.shadow),
  };
}

function believed(shadow: Shadow | undefined): Preview['before'] {
  return shadow === undefined ? null : readableShadow(shadow);
}

function readable(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return body;
  }
}
