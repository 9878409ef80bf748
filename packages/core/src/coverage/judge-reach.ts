import type { AudienceSeat } from '../audience/seat.ts';
import type { Customer } from '../customer/customer.ts';
import type { Destination, Plan } from '../delivery/destination.ts';
import type { Event } from '../event/event.ts';
import type { Issue } from '../result/issue.ts';

/** An event with its customer, to be planned in thought. */
export interface Example {
  readonly event: Event;
  readonly customer: Customer;
  /** Names of the attributes that the event brings, for which it may be sent although nobody mapped its type. */
  readonly changed: readonly string[];
  /** The audiences the customer is in. */
  readonly audiences?: readonly AudienceSeat[];
}

/**
 * Why a field does not reach the destination.
 *
 * - `event_not_mapped`: such an event is not sent at all.
 * - `held_back`: it waits until somebody names the person.
 * - `value_refused`: it was left out, or the whole event was, for the reason that the issue gives.
 * - `not_mapped`: it makes no difference to what is sent.
 */
export type Missing = 'event_not_mapped' | 'not_mapped' | 'value_refused' | 'held_back';

export interface Reach {
  readonly reaches: boolean;
  readonly reason: Missing | undefined;
  readonly issue: Issue | undefined;
}

/** What an example becomes for a destination that knows nothing of its customer yet. */
export interface Thought {
  readonly routed: boolean;
  readonly held: boolean;
  /** The requests as one text: equal texts, equal requests. */
  readonly requests: string;
  readonly issues: readonly Issue[];
  /** Why there is no request. */
  readonly refusal: Issue | undefined;
}

const NOTHING = '';

/** Plans an example. At the time of its event, so that its age is no matter. */
export function think(
  destination: Destination,
  { event, customer, changed, audiences = [] }: Example,
): Thought {
  const routed = destination.routes(event, changed, (audience) =>
    audiences.some(({ id }) => id === audience),
  );
  const held = customer.anonymous && destination.holdsAnonymous;
  if (held) return { routed, held, requests: NOTHING, issues: [], refusal: undefined };
  const seats = destination.readsAudiences === true ? { audiences } : {};
  const plan = destination.plan(
    [{ customer, shadow: undefined, events: [event], ...seats }],
    event.timestamp,
  );
  const refused = plan.refused.map(({ issue }) => issue);
  const left = plan.skips.flatMap((skip) => skip.issues);
  const requests = requestsOf(plan);
  return {
    routed,
    held,
    requests,
    issues: [
      ...plan.flights.flatMap(({ entries }) => entries.flatMap(({ issues }) => issues)),
      ...left,
      ...refused,
    ],
    refusal: requests === NOTHING ? (refused[0] ?? left[0]) : undefined,
  };
}

function requestsOf({ flights }: Plan): string {
  const all = flights.flatMap(({ requests }) => requests);
  return all.length === 0
    ? NOTHING
    : JSON.stringify(all.map(({ operation, method, path, body }) => [operation, method, path, body]));
}

/**
 * Does a field reach the destination? It does when the requests are others without it. `path` is how issues name the
 * field; as an attribute, it matters to what is said of the customer, whatever becomes of the event.
 */
export function judgeReach(given: Thought, without: Thought, path: string, asAttribute: boolean): Reach {
  if (!asAttribute && !given.routed) return missing('event_not_mapped');
  if (given.held) return missing('held_back');
  if (given.requests !== without.requests) return { reaches: true, reason: undefined, issue: undefined };
  const complaint = complaintAbout(given, without, path) ?? given.refusal;
  return complaint === undefined ? missing('not_mapped') : missing('value_refused', complaint);
}

function missing(reason: Missing, issue?: Issue): Reach {
  return { reaches: false, reason, issue };
}

/** What is no longer complained about without the field is about it; so is what names it, or what it lies in. */
function complaintAbout(given: Thought, without: Thought, path: string): Issue | undefined {
  const left = new Set(without.issues.map(textOf));
  const gone = given.issues.filter((issue) => !left.has(textOf(issue)));
  return (
    gone.find((issue) => names(issue, path)) ?? gone[0] ?? given.issues.find((issue) => names(issue, path))
  );
}

function textOf({ code, field, message }: Issue): string {
  return JSON.stringify([code, field, message]);
}

function names({ field }: Issue, path: string): boolean {
  if (field === undefined || field === '') return false;
  const named = field.replaceAll(/\[\d+\]/g, '[]');
  return path === named || path.startsWith(`${named}.`) || path.startsWith(`${named}[`);
}

export interface TogetherReach {
  readonly reaches: 'yes' | 'partly' | 'no';
  readonly reason: Missing | undefined;
  readonly issue: Issue | undefined;
}

/** What examples of one field say together; the reason is that of the first one that does not reach. */
export function together(examples: readonly Reach[]): TogetherReach {
  const failing = examples.find(({ reaches }) => !reaches);
  if (examples.length === 0) return { reaches: 'no', reason: 'not_mapped', issue: undefined };
  if (failing === undefined) return { reaches: 'yes', reason: undefined, issue: undefined };
  const some = examples.some(({ reaches }) => reaches);
  return { reaches: some ? 'partly' : 'no', reason: failing.reason, issue: failing.issue };
}
