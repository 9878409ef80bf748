import { labelOf, type Evidence, type HubEvent } from './evidence.ts';

/**
 * Promises 1 and 2: what a client was told is taken is there, and nothing is there twice, from whichever client and
 * however often it was sent. A hook of Insider counts as taken when the hub answered it with 2xx.
 */
export function* answeredOnce(evidence: Evidence): Generator<string> {
  const { sent, hub } = evidence;
  const byLabel = new Map<string, HubEvent[]>();
  const own = new Set(sent.map(({ label }) => label));
  for (const event of hub.events) {
    const label = labelOf(event);
    if (own.has(label)) byLabel.set(label, [...(byLabel.get(label) ?? []), event]);
  }
  const taken = takenLabels(evidence);
  const customers = new Map(hub.customers.map(({ key, id }) => [key, id]));
  for (const step of sent) {
    const events = byLabel.get(step.label) ?? [];
    const [event] = events;
    if (events.length > 1)
      yield `${step.label} is ${events.length} events: ${events.map(({ id }) => id).join(', ')}`;
    if (event === undefined && taken.has(step.label)) yield `${step.label} was answered and is lost`;
    if (event !== undefined && customers.get(event.customer) !== step.customer)
      yield `${step.label} of ${step.customer} went to ${customers.get(event.customer) ?? 'nobody'}`;
  }
}

const LABEL = /"(?:messageId|message_id|label|id)":"([cnv]\d+\.\w+)"/g;

/** Labels in requests that the hub answered with 2xx, and those that clients were told of. */
function takenLabels({ confirmed, front }: Evidence): ReadonlySet<string> {
  const taken = new Set(confirmed);
  for (const { status, body } of front) {
    if (status < 200 || status > 299) continue;
    for (const [, label] of body.matchAll(LABEL)) if (label !== undefined) taken.add(label);
  }
  return taken;
}

/** A hub that takes good events refuses none of them, whatever else it answers. */
export function* nothingRefused({ front, refusals }: Evidence): Generator<string> {
  yield* refusals;
  for (const { path, status, body, answer } of front) {
    const refused =
      (status >= 400 && status < 500 && status !== 429 && status !== 408) ||
      (status === 200 && (/"refused":\[/.test(answer) || /"errors":[1-9]/.test(answer)));
    if (refused) yield `${path} was answered ${status} ${answer.slice(0, 300)} to ${body.slice(0, 200)}`;
  }
}
