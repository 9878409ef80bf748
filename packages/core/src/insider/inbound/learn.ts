import type { CustomerQueue, Shadow } from '../../delivery/destination.ts';
import { UNKNOWN } from '../../delivery/doubted.ts';
import type { Learnt, LearntName } from '../../delivery/learnt.ts';

export type { Learnt } from '../../delivery/learnt.ts';

type Texts = Readonly<Record<string, string>>;

const NOTHING: Shadow = Object.freeze({
  identifiers: Object.freeze({}),
  attributes: Object.freeze({}),
  custom: Object.freeze({}),
});

/**
 * The shadow after Insider has told something; the same object when that changes nothing. What is forgotten is gone,
 * also when it was set in the same breath. An identifier that is not known yet is believed; one that is known is only
 * replaced together with the attribute of its name, because a request may be older than our own last word.
 */
export function learn(shadow: Shadow | undefined, learnt: Learnt): Shadow {
  const before = shadow ?? NOTHING;
  const attributes = after(before.attributes, learnt, false);
  const custom = after(before.custom, learnt, true);
  const identifiers = identifiersAfter(before.identifiers, learnt);
  const { refused, unsure, ...rest } = before;
  const allowed = refusedAfter(refused, learnt);
  const same =
    attributes === before.attributes &&
    custom === before.custom &&
    identifiers === before.identifiers &&
    allowed === refused;
  if (same) return before;
  // What Insider says of an identifier ends every doubt about it.
  const doubtful = Object.entries(unsure ?? {}).filter(
    ([key]) => identifiers[key] === before.identifiers[key],
  );
  const told = {
    ...rest,
    ...{ identifiers, attributes, custom },
    ...(doubtful.length === 0 ? {} : { unsure: Object.fromEntries(doubtful) }),
  };
  return allowed === undefined ? told : { ...told, refused: allowed };
}

/** What may be tried again is not refused any more. */
function refusedAfter(refused: Texts | undefined, { allow = [] }: Learnt): Texts | undefined {
  if (refused === undefined || !allow.some((key) => Object.hasOwn(refused, key))) return refused;
  const left = Object.entries(refused).filter(([key]) => !allow.includes(key));
  return left.length === 0 ? undefined : Object.fromEntries(left);
}

/**
 * Several tellings that wait together. What one of them put in doubt stays in doubt: a later echo would only say what
 * the hub sent before the doubt arose.
 */
export function learnAll(shadow: Shadow | undefined, list: readonly Learnt[]): Shadow {
  return learn(shadow, {
    set: list.flatMap(({ set }) => set),
    forget: list.flatMap(({ forget }) => forget),
    identifiers: Object.fromEntries(list.flatMap(({ identifiers }) => Object.entries(identifiers))),
    allow: list.flatMap(({ allow = [] }) => allow),
  });
}

/** The shadow with what the queued events told; the queue's own when they told nothing. */
export function learntShadow({
  shadow,
  events,
}: Pick<CustomerQueue, 'shadow' | 'events'>): Shadow | undefined {
  if (!events.some(({ learnt }) => learnt !== undefined)) return shadow;
  return learnAll(
    shadow,
    events.flatMap(({ learnt }) => learnt ?? []),
  );
}

function after(before: Texts, { set, forget }: Learnt, custom: boolean): Texts {
  const own = (one: LearntName): boolean => one.custom === custom;
  const texts = new Map(Object.entries(before));
  for (const { name, text } of set.filter(own)) texts.set(name, text);
  for (const { name } of forget.filter(own)) texts.set(name, UNKNOWN);
  return different(before, texts) ? Object.fromEntries(texts) : before;
}

function identifiersAfter(before: Texts, { set, identifiers }: Learnt): Texts {
  const texts = new Map(Object.entries(before));
  for (const [key, value] of Object.entries(identifiers)) {
    const custom = key.startsWith('custom.');
    const name = custom ? key.slice('custom.'.length) : key;
    if (!texts.has(key) || set.some((one) => one.name === name && one.custom === custom))
      texts.set(key, value);
  }
  return different(before, texts) ? Object.fromEntries(texts) : before;
}

function different(before: Texts, now: ReadonlyMap<string, string>): boolean {
  if (Object.keys(before).length !== now.size) return true;
  for (const [name, text] of now) if (!Object.hasOwn(before, name) || before[name] !== text) return true;
  return false;
}
