import type { PlannedRequest, Shadow } from '../delivery/destination.ts';
import { utf8Length } from '../mapping/utf8.ts';
import { identifiersText } from './identity/identity.ts';
import type { Move } from './identity/reconcile.ts';
import type { RecordPile } from './send/pile.ts';
import { ATTRIBUTE_DELETE_PATH, COLUMNS_PATH, IDENTITY_PATH, UPSERT_PATH } from './taxonomy/limits.ts';

const HEAD = '{"users":[';
const PLATFORM = ',"platform":"causeway"}';

/** What follows the users of an upsert. */
export function upsertTail(skipHook: boolean): string {
  return (skipHook ? '],"skip_hook":true' : ']') + PLATFORM;
}

const DELETE_TAIL = ']}';

/** Bytes of a body beside its records and the commas between them. */
export function frameBytes(tail: string): number {
  return HEAD.length + tail.length;
}

export function upsertRequest(pile: RecordPile, tail: string): PlannedRequest {
  return usersRequest('upsert', UPSERT_PATH, pile, tail);
}

/** Removes attributes. Not to be confused with `/api/user/v1/delete`, which erases the person and is built in erase-user.ts alone. */
export function attributeDeleteRequest(pile: RecordPile): PlannedRequest {
  return usersRequest('attribute_delete', ATTRIBUTE_DELETE_PATH, pile, DELETE_TAIL);
}

function usersRequest(operation: string, path: string, pile: RecordPile, tail: string): PlannedRequest {
  const parts = [...pile.texts];
  // Frame and records are joined in one go: every further concatenation would copy megabytes again.
  parts[0] = HEAD + (parts[0] ?? '');
  parts.push((parts.pop() ?? '') + tail);
  return {
    operation,
    method: 'POST',
    path,
    body: parts.join(','),
    bytes: frameBytes(tail) - 1 + pile.bytes,
    slots: pile.slots,
    eventsOf: pile.eventsOf,
  };
}

/**
 * Gives a profile another value of one identifier (update identifiers documentation: exactly one of one type).
 * Refused, the move is remembered and not tried again until the value changes.
 */
export function identityMoveRequest({ key, from, to }: Move, known: Shadow): PlannedRequest {
  const before = identifiersText([{ key, value: from }]);
  const body = `{"old_identifier":${before},"new_identifier":${identifiersText([{ key, value: to }])}}`;
  return {
    operation: 'identity_move',
    method: 'PATCH',
    path: IDENTITY_PATH,
    body,
    bytes: utf8Length(body),
    slots: [0],
    eventsOf: [[]],
    shadowOnConflict: {
      ...withoutDoubt(known, key),
      identifiers: { ...known.identifiers, [key]: from },
      refused: { ...known.refused, [key]: to },
    },
    move: { identifier: key, from, to },
  };
}

/** A move that was answered, whatever the answer, says by what the customer is known. */
export function withoutDoubt({ unsure, ...known }: Shadow, key: string): Shadow {
  const left = Object.entries(unsure ?? {}).filter(([one]) => one !== key);
  return left.length === 0 ? known : { ...known, unsure: Object.fromEntries(left) };
}

/** The moves of one customer in order; what is known on a conflict includes the moves that went before. */
export function identityMoveRequests(moves: readonly Move[], shadow: Shadow): readonly PlannedRequest[] {
  let known = shadow;
  return moves.map((move) => {
    const request = identityMoveRequest(move, known);
    known = { ...known, identifiers: { ...known.identifiers, [move.key]: move.to } };
    return request;
  });
}

/** Reads the account's schema: changes nothing, and only works with the right partner name and key. */
export function schemaRequest(table: 'contacts' | 'events'): PlannedRequest {
  const body = `{"table":"${table}"}`;
  return {
    operation: 'schema',
    method: 'POST',
    path: COLUMNS_PATH,
    body,
    bytes: body.length,
    slots: [],
    eventsOf: [],
  };
}
