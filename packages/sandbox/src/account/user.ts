import type { AttributeValue } from '../rules/attribute-type.ts';

/** An event as one profile keeps it. Repeats of the same content only raise `copies`. */
export interface StoredEvent {
  readonly name: string;
  readonly timestamp: string;
  readonly at: number;
  /** name, instant and parameters in one text; `eventBody` reads the parameters out of it */
  readonly content: string;
  readonly skipHook: boolean;
  /** order of first arrival over the whole account, from 1 */
  readonly sequence: number;
  readonly receivedAt: number;
  copies: number;
}

/** Something the API answered 200 to without keeping it. */
export interface Dropped {
  readonly reason: string;
  readonly value: string;
  readonly at: number;
  readonly times: number;
}

/** One write that changed attributes or identifiers. */
export interface Change {
  readonly at: number;
  readonly request: number;
  readonly skipHook: boolean;
  readonly names: readonly string[];
}

export interface User {
  readonly insiderId: string;
  /** other insider_ids that lead here: given with identifiers, or of profiles merged into this one */
  readonly aliases: string[];
  /** values per type, oldest first; no type is present without a value */
  readonly identifiers: Map<string, string[]>;
  readonly attributes: Map<string, AttributeValue>;
  /** by content, in order of first arrival */
  readonly events: Map<string, StoredEvent>;
  readonly dropped: Map<string, Dropped>;
  readonly changes: Change[];
  readonly createdAt: number;
  updatedAt: number;
}

export function newUser(insiderId: string, now: number): User {
  return {
    insiderId,
    aliases: [],
    identifiers: new Map(),
    attributes: new Map(),
    events: new Map(),
    dropped: new Map(),
    changes: [],
    createdAt: now,
    updatedAt: now,
  };
}

const keptDrops = 50;
const keptChanges = 20;

/** Remembers a drop per place (array positions aside); the oldest place is forgotten first. */
export function noteDrop(user: User, path: string, reason: string, value: string, now: number): void {
  const place = path.replace(/^events\.\d+\./, 'events.*.');
  const before = user.dropped.get(place);
  user.dropped.delete(place);
  user.dropped.set(place, { reason, value, at: now, times: (before?.times ?? 0) + 1 });
  if (user.dropped.size > keptDrops) user.dropped.delete(user.dropped.keys().next().value as string);
}

export function noteChange(user: User, change: Change): void {
  user.changes.push(change);
  if (user.changes.length > keptChanges) user.changes.shift();
}
