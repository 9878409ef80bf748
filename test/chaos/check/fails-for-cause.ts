import type { Plan } from '../plan/plan.ts';
import type { Evidence, HubEvent } from './evidence.ts';

const HOUR_MS = 3_600_000;

type Cause = (plan: Plan, event: HubEvent, lastAt: number) => boolean;

/** What must have gone wrong for somebody's event to end like this, by the reason that the hub gives. */
const CAUSES: Readonly<Record<string, Cause>> = {
  consent: ({ faults }) => faults.some((fault) => fault.kind === 'change' && fault.change.kind === 'consent'),
  // It came while the clock was a day ahead, and was to leave after that; clocks are set back by an hour at most.
  in_future: (_plan, { timestamp }, lastAt) => timestamp > lastAt + 23 * HOUR_MS,
  rejected_identifiers: ({ faults }) =>
    faults.some((fault) => fault.kind === 'hostile' && fault.mode['rejectUsers'] !== undefined),
};

/** Promise 4: what Insider should have heard of is told, unless something went wrong that explains why it was not. */
export function* failsForCause({ hub, plan, integration, front }: Evidence): Generator<string> {
  const events = new Map(hub.events.map((event) => [event.id, event]));
  const lastAt = front.reduce((last, { at }) => Math.max(last, at), 0);
  for (const { event: id, outcome, reason, integration: at } of hub.outcomes) {
    const event = events.get(id);
    if (at !== integration || outcome === 'delivered' || typeof event?.data['label'] !== 'string') continue;
    const isCaused = CAUSES[reason ?? ''];
    if (isCaused === undefined || !isCaused(plan, event, lastAt))
      yield `event ${id} (${event.type}) was ${outcome} for ${reason}, and nothing here is a cause of that`;
  }
}
