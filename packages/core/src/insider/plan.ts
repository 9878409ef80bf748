import type {
  CustomerQueue,
  FlightEntry,
  Plan,
  Refusal,
  Shadow,
  Skip,
  SkipReason,
} from '../delivery/destination.ts';
import type { Event } from '../event/event.ts';
import type { Issue } from '../result/issue.ts';
import { withinBytes } from '../mapping/utf8.ts';
import type { Engine } from './engine.ts';
import type { Reconciled } from './identity/reconcile.ts';
import { learntShadow } from './inbound/learn.ts';
import { sentAgain } from './inbound/sent-again.ts';
import { isToldBack } from './inbound/told-back.ts';
import { issue } from './issues.ts';
import { withoutDoubt } from './requests.ts';
import { createPacker } from './send/packer.ts';
import type { Packer } from './send/packer.ts';
import { standingOf } from './standing.ts';
import { FUTURE_TOLERANCE_MS } from './taxonomy/limits.ts';

const DAY_MS = 86_400_000;
/** More complaints than that about one customer help nobody. */
const MOST_ISSUES = 50;

interface Outcome {
  readonly learnt: { readonly customer: number; readonly shadow: Shadow }[];
  readonly packer: Packer;
  readonly skips: Skip[];
  readonly refused: Refusal[];
}

/** What the queued messages of these customers mean for Insider, as requests, skips and refusals. */
export function planQueues(engine: Engine, queues: readonly CustomerQueue[], now: number): Plan {
  const outcome: Outcome = {
    packer: createPacker(engine.settings),
    skips: [],
    refused: [],
    learnt: [],
  };
  for (const queue of queues) planCustomer(engine, queue, now, outcome);
  const { packer, skips, refused, learnt } = outcome;
  return { flights: packer.finish(), skips, refused, learnt };
}

/**
 * What Insider told is put into the shadow first; only then is compared what the customer has. It is kept whatever
 * becomes of the flight: who told it does not tell it again because a request of ours was refused.
 */
function planCustomer(engine: Engine, asTaken: CustomerQueue, now: number, outcome: Outcome): void {
  const shadow = learntShadow(asTaken);
  const queue = shadow === asTaken.shadow ? asTaken : { ...asTaken, shadow };
  planQueue(engine, queue, now, outcome);
  if (shadow !== undefined && shadow !== asTaken.shadow)
    outcome.learnt.push({ customer: queue.customer.key, shadow });
}

function planQueue(engine: Engine, queue: CustomerQueue, now: number, outcome: Outcome): void {
  const { customer, shadow, events } = queue;
  const { key } = customer;
  if (customer.anonymous && engine.settings.anonymous === 'hold') {
    skip(outcome, key, idsOf(events), 'anonymous', NO_ISSUES);
    return;
  }
  const { profile, identity, text, spoiled } = standingOf(engine, queue);
  if (identity.send.length === 0) {
    const ids = idsOf(events);
    if (!spoiled) skip(outcome, key, ids, 'no_identifier', [issue('no_identifier'), ...profile.issues]);
    else if (ids.length > 0) {
      const complaint = issue('no_usable_identifier', profile.issues[0]?.field);
      const why = profile.issues
        .map(({ message }) => message)
        .slice(0, 3)
        .join(' ');
      outcome.refused.push({
        customer: key,
        events: ids,
        issue: { ...complaint, message: `${complaint.message} ${why}` },
      });
    }
    return;
  }
  const told = tell(engine, queue, now, text, outcome);
  const issues = profile.issues.length === 0 ? told.issues : [...profile.issues, ...told.issues];
  const changes = profile.pieces.length > 0 || profile.removal !== undefined || identity.moves.length > 0;
  const carrier = !changes && !identity.added ? undefined : profile.carrier;
  const pieces =
    profile.pieces.length > 0 || told.texts.length > 0 || carrier === undefined ? profile.pieces : [carrier];
  const upserts = pieces.length > 0 || told.texts.length > 0;
  const profileGoes = changes || (identity.added && upserts);

  if (!profileGoes && !upserts) {
    const refused = profile.issues.some(({ code }) => code === 'identity_move_refused');
    const reason = identity.added ? 'nothing_to_send' : refused ? 'identity_refused' : 'unchanged';
    const complaints = identity.added ? [issue('nothing_to_send'), ...issues] : issues;
    skip(outcome, key, told.silent, reason, complaints);
    skip(outcome, key, told.unmapped, 'no_mapping', NO_ISSUES);
    for (const left of told.left) skip(outcome, key, left.ids, left.reason, left.issues);
    return;
  }
  const riders = profileGoes ? [...told.silent, ...told.unmapped] : [];
  if (!profileGoes) {
    skip(outcome, key, told.silent, 'unchanged', NO_ISSUES);
    skip(outcome, key, told.unmapped, 'no_mapping', NO_ISSUES);
  }
  // When nothing else goes, the last that is left out stays, so that the profile's changes have a message to travel with.
  const bearer = told.sent.length + riders.length === 0 ? told.left.at(-1) : undefined;
  for (const left of told.left) if (left !== bearer) skip(outcome, key, left.ids, left.reason, left.issues);
  if (bearer !== undefined) {
    riders.push(...bearer.ids);
    issues.push(...bearer.issues);
  }
  const before = shadow?.identifiers ?? {};
  const after = {
    identifiers: upserts ? identity.after : moved(before, identity),
    attributes: profile.attributes,
    custom: profile.custom,
  };
  const sent = sentAgain(engine.echoes, engine.settings.inbound.otherAttributes === 'take', shadow, after);
  const entry: FlightEntry = {
    customer: key,
    events: riders.length === 0 ? told.sent : carried(events, told.sent, riders),
    issues: issues.length > MOST_ISSUES ? issues.slice(0, MOST_ISSUES) : issues,
    shadow: remembered(shadow, after, identity.moves),
  };
  const ending = bearer === undefined ? entry : { ...entry, skipped: bearer.reason };
  outcome.packer.add({
    entry: sent.length === 0 ? ending : { ...ending, sent },
    said: { identifiers: text, pieces, events: told.texts, eventIds: told.textIds },
    moves: identity.moves,
    removal: profile.removal,
    before: shadow,
  });
}

const NO_ISSUES: readonly Issue[] = [];

function skip(
  outcome: Outcome,
  customer: number,
  events: readonly number[],
  reason: SkipReason,
  issues: readonly Issue[],
): void {
  if (events.length === 0) return;
  outcome.skips.push({ customer, events, reason, issues: issues.slice(0, MOST_ISSUES) });
}

interface Told {
  /** Insider events as JSON texts, and the message behind each. */
  readonly texts: readonly string[];
  readonly textIds: readonly number[];
  readonly sent: readonly number[];
  readonly silent: readonly number[];
  readonly unmapped: readonly number[];
  readonly left: readonly Left[];
  readonly issues: Issue[];
}

/** An event that is not told, though it has a rule. */
interface Left {
  readonly reason: SkipReason;
  readonly ids: readonly number[];
  readonly issues: readonly Issue[];
}

const NONE: number[] = [];

/** The list with one more; an empty one stays as it is. Most hold one, and one alone needs no room to grow. */
function withOne<T>(list: T[], item: T): T[] {
  if (list.length === 0) return [item];
  list.push(item);
  return list;
}

/** What the queued events say, sorted by what becomes of them. Refusals go straight to the outcome. */
function tell(
  engine: Engine,
  { customer, events }: CustomerQueue,
  now: number,
  identifiers: string,
  outcome: Outcome,
): Told {
  const texts: string[] = [];
  const issues: Issue[] = [];
  let textIds = NONE;
  let sent = NONE;
  let silent = NONE;
  let unmapped = NONE;
  let left: Left[] = [];
  const room = engine.settings.maxBytesPerRequest - identifiers.length * 3 - 300;
  for (const event of events) {
    const rule = engine.resolve(event.type);
    if (rule === 'silent') silent = withOne(silent, event.id);
    else if (rule === 'unmapped') unmapped = withOne(unmapped, event.id);
    else if (rule === 'unnamed')
      refuse(outcome, customer.key, event, issue('event_name_unusable', 'type', event.type));
    else if (isToldBack(rule.name, event.learnt?.event)) silent = withOne(silent, event.id);
    else if (event.timestamp < now - rule.retentionDays * DAY_MS) {
      const complaint = issue('event_too_old', 'timestamp', rule.name, String(rule.retentionDays));
      left = withOne(left, { reason: 'too_old', ids: [event.id], issues: [complaint] });
    } else if (event.timestamp > now + FUTURE_TOLERANCE_MS) {
      const complaint = issue('event_in_future', 'timestamp', event.type);
      left = withOne(left, { reason: 'in_future', ids: [event.id], issues: [complaint] });
    } else {
      const before = texts.length;
      const refusal = rule.write(event, texts, issues) ?? tooLong(texts, before, room, event);
      if (refusal !== undefined) {
        texts.length = before;
        refuse(outcome, customer.key, event, refusal);
      } else {
        sent = withOne(sent, event.id);
        while (textIds.length < texts.length) textIds = withOne(textIds, event.id);
      }
    }
  }
  return { texts, textIds, sent, silent, unmapped, left, issues };
}

function tooLong(texts: readonly string[], from: number, room: number, event: Event): Issue | undefined {
  for (let at = from; at < texts.length; at++) {
    if (!withinBytes(texts[at] ?? '', room)) return issue('event_too_large', undefined, event.type);
  }
  return undefined;
}

function refuse(outcome: Outcome, customer: number, event: Event, complaint: Issue): void {
  outcome.refused.push({ customer, events: [event.id], issue: complaint });
}

function idsOf(events: readonly Event[]): readonly number[] {
  return events.map(({ id }) => id);
}

/** What was sent and what rides with it, in the order of the events. */
function carried(
  events: readonly Event[],
  sent: readonly number[],
  riders: readonly number[],
): readonly number[] {
  const ids = idsOf(events);
  if (sent.length + riders.length === ids.length) return ids;
  const wanted = new Set([...sent, ...riders]);
  return ids.filter((id) => wanted.has(id));
}

/** The shadow once Insider has accepted everything; undefined when nothing that is remembered changes. */
function remembered(
  shadow: Shadow | undefined,
  after: Shadow,
  moves: Reconciled['moves'],
): Shadow | undefined {
  if (shadow === undefined) return after;
  const same =
    after.identifiers === shadow.identifiers &&
    after.attributes === shadow.attributes &&
    after.custom === shadow.custom;
  const { refused, unsure } = shadow;
  if (same && (unsure === undefined || moves.length === 0)) return undefined;
  const known = refused === undefined ? after : { ...after, refused };
  if (unsure === undefined) return known;
  return moves.reduce<Shadow>((doubtful, { key }) => withoutDoubt(doubtful, key), { ...known, unsure });
}

/** Without an upsert only the moves reach Insider; identifiers it does not know yet stay unknown. */
function moved(before: Shadow['identifiers'], { moves }: Reconciled): Shadow['identifiers'] {
  if (moves.length === 0) return before;
  return { ...before, ...Object.fromEntries(moves.map(({ key, to }) => [key, to])) };
}
