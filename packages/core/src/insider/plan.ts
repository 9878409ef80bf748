import type { CustomerQueue, Plan, Refusal, Shadow, Skip, SkipReason } from '../delivery/destination.ts';
import type { Event } from '../event/event.ts';
import type { Issue } from '../result/issue.ts';
import { withinBytes } from '../mapping/utf8.ts';
import type { Engine } from './engine.ts';
import type { Reconciled } from './identity/reconcile.ts';
import { learntShadow } from './inbound/learn.ts';
import { sentAgain } from './inbound/sent-again.ts';
import { isToldBack } from './inbound/told-back.ts';
import { issue } from './issues.ts';
import type { ProfileDraft } from './profile/draft.ts';
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
  const skip = (list: readonly number[], reason: SkipReason, issues: readonly Issue[]): void => {
    if (list.length > 0)
      outcome.skips.push({
        customer: customer.key,
        events: list,
        reason,
        issues: issues.slice(0, MOST_ISSUES),
      });
  };
  if (customer.anonymous && engine.settings.anonymous === 'hold') {
    skip(
      events.map(({ id }) => id),
      'anonymous',
      [],
    );
    return;
  }
  const { profile, identity, text, spoiled } = standingOf(engine, queue);
  if (identity.send.length === 0) {
    const ids = events.map(({ id }) => id);
    if (!spoiled) skip(ids, 'no_identifier', [issue('no_identifier'), ...profile.issues]);
    else if (ids.length > 0) {
      const complaint = issue('no_usable_identifier', profile.issues[0]?.field);
      const why = profile.issues
        .map(({ message }) => message)
        .slice(0, 3)
        .join(' ');
      outcome.refused.push({
        customer: customer.key,
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
    skip(told.silent, reason, identity.added ? [issue('nothing_to_send'), ...issues] : issues);
    skip(told.unmapped, 'no_mapping', []);
    for (const { reason: why, ids, issues: complaints } of told.left) skip(ids, why, complaints);
    return;
  }
  const riders = profileGoes ? [...told.silent, ...told.unmapped] : [];
  if (!profileGoes) {
    skip(told.silent, 'unchanged', []);
    skip(told.unmapped, 'no_mapping', []);
  }
  // Events left out ride with the profile when nothing else does, so that its changes have a message to travel with.
  const alone = told.sent.length + riders.length === 0;
  for (const { reason, ids, issues: complaints } of told.left) {
    if (!alone) skip(ids, reason, complaints);
    else {
      riders.push(...ids);
      issues.push(...complaints);
    }
  }
  const carried = riders.length === 0 ? told.sent : inOrder(events, new Set([...told.sent, ...riders]));
  const after = { ...profile, identifiers: upserts ? identity.after : moved(shadow, identity) };
  const sent = sentAgain(engine.echoes, engine.settings.inbound.otherAttributes === 'take', shadow, after);
  outcome.packer.add({
    entry: {
      customer: customer.key,
      events: carried,
      issues: issues.length > MOST_ISSUES ? issues.slice(0, MOST_ISSUES) : issues,
      shadow: shadowAfter(shadow, profile, identity, upserts),
      ...(sent.length === 0 ? {} : { sent }),
    },
    said: { identifiers: text, pieces, events: told.texts, eventIds: told.textIds },
    moves: identity.moves,
    removal: profile.removal,
    before: shadow,
  });
}

interface Told {
  /** Insider events as JSON texts, and the message behind each. */
  readonly texts: readonly string[];
  readonly textIds: readonly number[];
  readonly sent: readonly number[];
  readonly silent: readonly number[];
  readonly unmapped: readonly number[];
  readonly left: readonly {
    readonly reason: SkipReason;
    readonly ids: readonly number[];
    readonly issues: readonly Issue[];
  }[];
  readonly issues: Issue[];
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
  const textIds: number[] = [];
  const sent: number[] = [];
  const silent: number[] = [];
  const unmapped: number[] = [];
  const left: { reason: SkipReason; ids: number[]; issues: Issue[] }[] = [];
  const issues: Issue[] = [];
  const room = engine.settings.maxBytesPerRequest - identifiers.length * 3 - 300;
  for (const event of events) {
    const rule = engine.resolve(event.type);
    if (rule === 'silent') silent.push(event.id);
    else if (rule === 'unmapped') unmapped.push(event.id);
    else if (rule === 'unnamed')
      refuse(outcome, customer.key, event, issue('event_name_unusable', 'type', event.type));
    else if (isToldBack(rule.name, event.learnt?.event)) silent.push(event.id);
    else if (event.timestamp < now - rule.retentionDays * DAY_MS) {
      const complaint = issue('event_too_old', 'timestamp', rule.name, String(rule.retentionDays));
      left.push({ reason: 'too_old', ids: [event.id], issues: [complaint] });
    } else if (event.timestamp > now + FUTURE_TOLERANCE_MS) {
      left.push({
        reason: 'in_future',
        ids: [event.id],
        issues: [issue('event_in_future', 'timestamp', event.type)],
      });
    } else {
      const before = texts.length;
      const refusal = rule.write(event, texts, issues) ?? tooLong(texts, before, room, event);
      if (refusal !== undefined) {
        texts.length = before;
        refuse(outcome, customer.key, event, refusal);
      } else {
        sent.push(event.id);
        while (textIds.length < texts.length) textIds.push(event.id);
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

function inOrder(events: readonly Event[], wanted: ReadonlySet<number>): readonly number[] {
  return events.filter(({ id }) => wanted.has(id)).map(({ id }) => id);
}

/** The shadow once Insider has accepted everything; undefined when nothing that is remembered changes. */
function shadowAfter(
  shadow: Shadow | undefined,
  profile: ProfileDraft,
  identity: Reconciled,
  upserts: boolean,
): Shadow | undefined {
  const identifiers = upserts ? identity.after : moved(shadow, identity);
  const same =
    shadow !== undefined &&
    identifiers === shadow.identifiers &&
    profile.attributes === shadow.attributes &&
    profile.custom === shadow.custom;
  if (same) return undefined;
  const after = { identifiers, attributes: profile.attributes, custom: profile.custom };
  return shadow?.refused === undefined ? after : { ...after, refused: shadow.refused };
}

/** Without an upsert only the moves reach Insider; identifiers it does not know yet stay unknown. */
function moved(shadow: Shadow | undefined, identity: Reconciled): Readonly<Record<string, string>> {
  const before = shadow?.identifiers ?? {};
  if (identity.moves.length === 0) return before;
  return { ...before, ...Object.fromEntries(identity.moves.map(({ key, to }) => [key, to])) };
}
