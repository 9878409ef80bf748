import type { Preview } from '@causeway/contract/preview';
import type { Destination, Shadow } from '@causeway/core/delivery/destination';
import { readableShadow } from '@causeway/core/delivery/readable-shadow';
import type { PreviewSubject } from './preview-subject.ts';

/** Plans one event and shows the plan as a person would read it. */
export function previewOf(
  destination: Destination,
  { customer, event, changed, seats, issues }: PreviewSubject,
  shadow: Shadow | undefined,
  now: number,
): Preview {
  const held = customer.anonymous && destination.holdsAnonymous;
  const before = believed(shadow);
  if (!destination.routes(event, changed, (audience) => seats.some(({ id }) => id === audience))) {
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
  const audiences = destination.readsAudiences === true ? { audiences: seats } : {};
  const plan = destination.plan([{ customer, shadow, events: [event], ...audiences }], now);
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
    after: believed(entries.findLast((entry) => entry.shadow !== undefined)?.shadow),
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
