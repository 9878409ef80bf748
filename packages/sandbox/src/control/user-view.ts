import { eventBody } from '../rules/event-content.ts';
import type { StoredEvent, User } from '../account/user.ts';

export interface UserSummary {
  readonly id: string;
  readonly identifiers: Record<string, readonly string[]>;
  readonly name: string;
  readonly attributes: number;
  readonly events: number;
  readonly updatedAt: string;
}

export interface UserDetail {
  readonly id: string;
  readonly aliases: readonly string[];
  readonly identifiers: Record<string, readonly string[]>;
  /** custom ones as `c_<name>` */
  readonly attributes: Record<string, unknown>;
  readonly dropped: readonly DropView[];
  readonly changes: readonly ChangeView[];
  /** newest first, by their own time */
  readonly events: readonly EventView[];
  /** in order of first arrival */
  readonly arrival: readonly ArrivalView[];
  readonly createdAt: string;
  readonly updatedAt: string;
}

interface DropView {
  readonly path: string;
  readonly reason: string;
  readonly value: string;
  readonly at: string;
  readonly times: number;
}

interface ChangeView {
  readonly at: string;
  readonly request: number;
  readonly skipHook: boolean;
  readonly names: readonly string[];
}

export interface EventView {
  readonly name: string;
  readonly timestamp: string;
  readonly params: object;
  readonly custom: object;
  readonly skipHook: boolean;
  readonly copies: number;
  readonly sequence: number;
}

export interface ArrivalView {
  readonly sequence: number;
  readonly at: string;
  readonly name: string;
  readonly timestamp: string;
  readonly custom: object;
  readonly copies: number;
}

const iso = (at: number): string => new Date(at).toISOString();

export function nameOf(user: User): string {
  const parts = [user.attributes.get('name'), user.attributes.get('surname')];
  return parts.filter((part) => typeof part === 'string').join(' ');
}

export function summaryOf(user: User): UserSummary {
  return {
    id: user.insiderId,
    identifiers: Object.fromEntries(user.identifiers),
    name: nameOf(user),
    attributes: user.attributes.size,
    events: user.events.size,
    updatedAt: iso(user.updatedAt),
  };
}

export function detailOf(user: User): UserDetail {
  const arrived = [...user.events.values()];
  return {
    id: user.insiderId,
    aliases: user.aliases,
    identifiers: Object.fromEntries(user.identifiers),
    attributes: Object.fromEntries(user.attributes),
    dropped: [...user.dropped].map(([path, drop]) => ({ path, ...drop, at: iso(drop.at) })).toReversed(),
    changes: user.changes.map((change) => ({ ...change, at: iso(change.at) })).toReversed(),
    events: arrived.toSorted((a, b) => b.at - a.at || b.sequence - a.sequence).map(eventView),
    arrival: arrived.map(arrivalView),
    createdAt: iso(user.createdAt),
    updatedAt: iso(user.updatedAt),
  };
}

function eventView(event: StoredEvent): EventView {
  const { name, timestamp, skipHook, copies, sequence } = event;
  return { name, timestamp, ...eventBody(event.content), skipHook, copies, sequence };
}

function arrivalView(event: StoredEvent): ArrivalView {
  const { sequence, receivedAt, name, timestamp, copies } = event;
  const { custom } = eventBody(event.content);
  return { sequence, at: iso(receivedAt), name, timestamp, custom, copies };
}
