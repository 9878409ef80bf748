import { applyTraits, sameJson } from '../customer/apply-traits.ts';
import type { Customer } from '../customer/customer.ts';
import { noneIfEmpty } from '../customer/defaults.ts';
import type { CountedEvent } from '../audience/audience-model.ts';
import { isEmpty, own, type Json, type JsonObject } from '../result/json.ts';
import type { Model } from './model.ts';
import type { WorkSet } from './work-set.ts';

/**
 * A row says so much more than it knows, so that it is not written again with every call that says what was said
 * before. Who is read anew and says something else within that time has their history looked through.
 */
const AHEAD_MS = 3_600_000;
const NEVER = -Infinity;

/** Events that say how a customer is; `opt_out` says that nothing holds any more. */
export const SAYING: ReadonlySet<string> = new Set(['identify', 'profile', 'opt_in', 'opt_out']);

/** When each of these attributes was said last, by which event; and when anything was. */
interface LastSaid {
  readonly of: ReadonlyMap<string, Said>;
  readonly latest: number;
}

interface Said {
  readonly at: number;
  readonly event: number;
}

/** The attributes of a customer were said at `at`: they are to be written down when that is later than the row knows. */
export function saidAt(set: WorkSet, customer: Customer, at: number): Customer {
  if (at > set.saidAt(customer)) set.said.set(customer.key, at);
  return at <= (customer.saidAt ?? NEVER) ? customer : { ...customer, saidAt: at + AHEAD_MS };
}

/**
 * Of these traits, those that no later call has said otherwise. Calls come in as they like; whichever happened last
 * counts, for each attribute. Reads the customer's history: to be asked only when something later was said.
 */
export function notSaidSince(
  set: WorkSet,
  customer: Customer,
  traits: JsonObject,
  model: Model,
  at: number,
  but: number,
): JsonObject {
  const names = Object.keys(traits);
  const { of, latest } = lastSaid(set, customer.key, names, model, but);
  set.said.set(customer.key, Math.max(latest, at));
  return Object.fromEntries(
    names.filter((name) => (of.get(name)?.at ?? NEVER) <= at).map((name) => [name, traits[name]]),
  );
}

export interface JoinedAttributes {
  readonly attributes: JsonObject;
  /** What came from the one who is gone, with what the one who remains had in its place. */
  readonly taken: readonly TakenAttribute[];
  /** Attributes of the one who remains that still have their default. */
  readonly defaulted: readonly string[] | undefined;
  /** Those whose default made way for what was said of the one who is gone. */
  readonly outsaid: readonly string[];
}

/** Without a second part there was nothing. */
export type TakenAttribute = readonly [name: string, before?: Json];

/**
 * The attributes of two who turned out to be one: of what both have, what was said later. A default makes way for
 * whatever the other one was said to have, and goes over to nobody.
 */
export function joinAttributes(
  set: WorkSet,
  from: Customer,
  into: Customer,
  model: Model,
  but: number | undefined,
): JoinedAttributes {
  // Who has left is nobody any more, and does not become somebody through a browser.
  const all = into.status === 'opted_out' ? [] : Object.keys(from.attributes);
  const names = from.defaulted === undefined ? all : all.filter((name) => !isDefault(from, name));
  const other = names.filter((name) => {
    const present = own(into.attributes, name);
    return present !== undefined && !sameJson(present, from.attributes[name]) && !isDefault(into, name);
  });
  const asked = other.length > 0 && set.saidAt(from) > NEVER;
  const fromSaid = asked ? lastSaid(set, from.key, other, model, but).of : undefined;
  const intoSaid = asked ? lastSaid(set, into.key, other, model, but).of : undefined;
  const attributes: Record<string, Json | undefined> = { ...into.attributes };
  const taken: TakenAttribute[] = [];
  const outsaid = names.filter((name) => isDefault(into, name));
  for (const name of names) {
    const value = own(from.attributes, name);
    const present = own(into.attributes, name);
    if (value === undefined) continue;
    if (present !== undefined) {
      if (sameJson(present, value)) continue;
      const [theirs, ours] = [fromSaid?.get(name), intoSaid?.get(name)];
      const isTheirs = theirs === undefined && ours === undefined ? isEmpty(present) : isLater(theirs, ours);
      if (!isTheirs && !isDefault(into, name)) continue;
    }
    attributes[name] = value;
    taken.push(present === undefined ? [name] : [name, present]);
  }
  return {
    attributes: taken.length === 0 ? into.attributes : attributes,
    taken,
    defaulted:
      outsaid.length === 0
        ? into.defaulted
        : noneIfEmpty((into.defaulted ?? []).filter((name) => !outsaid.includes(name))),
    outsaid,
  };
}

function isDefault({ defaulted }: Customer, name: string): boolean {
  return defaulted?.includes(name) === true;
}

function isLater(one: Said | undefined, other: Said | undefined): boolean {
  if (one === undefined || other === undefined) return other === undefined;
  return one.at === other.at ? one.event > other.event : one.at > other.at;
}

function lastSaid(
  set: WorkSet,
  customer: number,
  names: readonly string[],
  model: Model,
  but: number | undefined,
): LastSaid {
  const of = new Map<string, Said>();
  let latest = NEVER;
  for (const event of set.history(customer, SAYING, but)) {
    latest = Math.max(latest, event.timestamp);
    const said = { at: event.timestamp, event: event.id };
    for (const name of names) if (says(event, name, model) && isLater(said, of.get(name))) of.set(name, said);
  }
  return { of, latest };
}

function says({ type, data }: CountedEvent, name: string, { attributes }: Model): boolean {
  if (type === 'opt_out') return true;
  const value = own(data, name);
  if (value === undefined) return false;
  // What was refused then is refused now: it set nothing.
  return type !== 'identify' || applyTraits({}, { [name]: value }, attributes, false).changed.length > 0;
}

/** Which of these attributes events of the customer said that came in after the event `after`. */
export function saidSince(
  set: WorkSet,
  customer: number,
  names: readonly string[],
  model: Model,
  after: number,
): ReadonlySet<string> {
  const said = new Set<string>();
  if (names.length === 0) return said;
  for (const event of set.history(customer, SAYING, undefined))
    if (event.id > after) for (const name of names) if (says(event, name, model)) said.add(name);
  return said;
}
