import type { FlightEntry, Plan, Reply } from '@causeway/core/delivery/destination';
import { judgeFlight } from '@causeway/core/delivery/judge-flight';
import type { Issue } from '@causeway/core/result/issue';
import type {
  Ending,
  MessagePlace,
  ParkedMessages,
  RecordedFlight,
  SettledMessage,
  Settlement,
} from '../ports/delivery-store.ts';
import type { Landing } from './fly.ts';
import { movesOf } from './moves-of.ts';

export type Place = MessagePlace & { readonly type: string };

const NO_ISSUES: readonly Issue[] = Object.freeze([]);

/** A settlement that changes nothing. */
export function nothing(integration: number, now: number): Settlement {
  return { integration, at: now, settled: [], parked: [], shadows: [], attempts: [], finished: [] };
}

/** Messages that the plan settled without a request: skipped, or refused before sending. */
export function withoutFlight(plan: Plan, places: ReadonlyMap<number, Place>): SettledMessage[] {
  const settled: SettledMessage[] = [];
  const settle = (events: readonly number[], ending: Ending, issues: readonly Issue[]): void => {
    for (const event of events) {
      const place = places.get(event);
      if (place !== undefined)
        settled.push({ ...place, ending, status: undefined, delivery: undefined, slot: undefined, issues });
    }
  };
  for (const skip of plan.skips)
    settle(skip.events, { outcome: 'skipped', reason: skip.reason }, skip.issues);
  for (const refusal of plan.refused)
    settle(refusal.events, { outcome: 'buried', issue: refusal.issue }, NO_ISSUES);
  return settled;
}

/** What a flight that arrived changes. */
export function arrived(
  recorded: RecordedFlight,
  landing: Landing & { kind: 'arrived' },
  now: number,
): Settlement {
  const settled: SettledMessage[] = [];
  const shadows: { customer: number; shadow: NonNullable<FlightEntry['shadow']> }[] = [];
  const unheard: FlightEntry[] = [];
  const delivery = recorded.deliveries.at(-1);
  for (const verdict of judgeFlight(recorded.flight, landing.failures)) {
    const { entry, slot } = verdict;
    const ending = endingOf(entry);
    for (const event of verdict.accepted) {
      const place = recorded.messages.get(event);
      if (place === undefined) continue;
      settled.push({
        lane: place.lane,
        customer: place.customer,
        event,
        waiting: place.waiting,
        type: place.type,
        ending,
        status: landing.status,
        delivery,
        slot,
        issues: entry.issues,
      });
    }
    for (const [event, issue] of verdict.buried) {
      const place = recorded.messages.get(event);
      if (place === undefined) continue;
      settled.push({
        ...place,
        ending: { outcome: 'buried', issue },
        status: landing.status,
        delivery,
        slot,
        issues: entry.issues,
      });
    }
    if (verdict.buried.size > 0) unheard.push(entry);
    else if (entry.shadow !== undefined) shadows.push({ customer: entry.customer, shadow: entry.shadow });
  }
  const replies = repliesTo(settled, landing.replies);
  const moves = movesOf(recorded, recorded.flight.requests.length, undefined);
  return {
    integration: recorded.integration,
    at: now,
    settled,
    parked: [],
    shadows,
    ...lostOf(unheard),
    ...(replies.length === 0 ? {} : { replies }),
    ...(moves.length === 0 ? {} : { moves }),
    attempts: landing.attempts,
    finished: [recorded.id],
  };
}

/** What these entries carried that may be told of: it may never have been heard. */
function lostOf(entries: readonly FlightEntry[]): Pick<Settlement, 'lost'> {
  const lost = entries.flatMap(({ customer, sent }) => (sent === undefined ? [] : { customer, sent }));
  return lost.length === 0 ? {} : { lost };
}

/** One for each message that is delivered by this. What is planned again has its reply then. */
function repliesTo(settled: readonly SettledMessage[], told: readonly Reply[]): readonly Reply[] {
  if (told.length === 0) return told;
  const data = new Map<number, Reply['data']>();
  for (const { event, data: more } of told) data.set(event, { ...data.get(event), ...more });
  return settled.flatMap(({ customer, event, ending }): Reply[] => {
    const said = ending.outcome === 'delivered' ? data.get(event) : undefined;
    return said === undefined || Object.keys(said).length === 0 ? [] : [{ customer, event, data: said }];
  });
}

const DELIVERED: Ending = { outcome: 'delivered' };

/** How messages end whose record was accepted. */
function endingOf({ skipped }: FlightEntry): Ending {
  return skipped === undefined ? DELIVERED : { outcome: 'skipped', reason: skipped };
}

/** Everything the flight carried goes to the dead letters. */
export function buried(recorded: RecordedFlight, landing: Landing, issue: Issue, now: number): Settlement {
  const delivery = recorded.deliveries.at(-1);
  const settled = [...recorded.messages.values()].map((place) => ({
    ...place,
    ending: { outcome: 'buried' as const, issue },
    status: landing.status,
    delivery,
    slot: 0,
    issues: NO_ISSUES,
  }));
  return {
    integration: recorded.integration,
    at: now,
    settled,
    parked: [],
    shadows: [],
    doubted: mayHaveArrived(landing) ? doubtedBy(recorded) : [],
    ...lostOf(recorded.flight.entries),
    attempts: landing.attempts,
    finished: [recorded.id],
  };
}

/** The flight's record ends, its messages stay where they are and are planned anew. */
export function forgotten(
  recorded: RecordedFlight,
  landing: Pick<Landing, 'attempts' | 'status'>,
  now: number,
): Settlement {
  return {
    integration: recorded.integration,
    at: now,
    settled: [],
    parked: [],
    shadows: [],
    doubted: mayHaveArrived(landing) ? doubtedBy(recorded) : [],
    ...lostOf(recorded.flight.entries),
    attempts: landing.attempts,
    finished: [recorded.id],
  };
}

/**
 * The same for a flight that is not repeated because somebody whom it carried was erased. Nobody knows any more whether it
 * was heard.
 */
export function dropped(recorded: RecordedFlight, now: number): Settlement {
  return { ...forgotten(recorded, { attempts: [], status: 0 }, now), doubted: doubtedBy(recorded) };
}

/** Whatever was not plainly refused: no answer, a broken one, or an earlier request of the flight that was accepted. */
export function mayHaveArrived({ attempts }: Pick<Landing, 'attempts'>): boolean {
  return attempts.some(
    ({ status, error }) => error === undefined || status < 400 || status === 408 || status >= 500,
  );
}

function doubtedBy({ flight }: RecordedFlight): NonNullable<Settlement['doubted']> {
  const moving = movingIn(flight);
  return flight.entries.flatMap(({ customer, shadow }) =>
    shadow === undefined ? [] : { customer, shadow, moving },
  );
}

/** The identifiers that a flight moves: those of its one customer. */
export function movingIn({ requests }: RecordedFlight['flight']): readonly string[] {
  return requests.flatMap(({ move }) => (move === undefined ? [] : move.identifier));
}

/** The flight's one customer is parked until `due`; nobody else waits for it. */
export function parked(
  recorded: RecordedFlight,
  landing: Landing,
  due: number,
  attempts: number,
  since: number,
  reason: string,
  now: number,
): Settlement {
  const byCustomer = new Map<number, Place[]>();
  for (const place of recorded.messages.values()) {
    const list = byCustomer.get(place.customer);
    if (list === undefined) byCustomer.set(place.customer, [place]);
    else list.push(place);
  }
  const messages = [...byCustomer].map(([customer, places]): ParkedMessages => ({
    lane: places[0]?.lane ?? 0,
    customer,
    events: places.map(({ event, waiting }) => ({ event, waiting })),
    due,
    attempts,
    since,
    reason,
  }));
  return { ...forgotten(recorded, landing, now), parked: messages };
}
