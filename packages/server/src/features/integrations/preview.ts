import type { Preview } from '@causeway/contract/preview';
import type { CustomerQueue, Destination } from '@causeway/core/delivery/destination';
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
  if (event === undefined || !destination.routes(event, changed)) {
    return {
      routed: false,
      held: false,
      requests: [],
      skips: [{ reason: 'no_mapping', issues: [] }],
      refused: [],
      issues: [...issues],
    };
  }
  const plan = destination.plan([queue], now);
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
    issues: [...issues, ...plan.flights.flatMap(({ entries }) => entries.flatMap((entry) => entry.issues))],
  };
}

function readable(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return body;
  }
}
