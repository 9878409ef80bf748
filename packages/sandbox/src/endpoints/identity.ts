import { observed } from '../account/change-listener.ts';
import { noteChange } from '../account/user.ts';
import { asObject, type Json, type JsonObject } from '../json.ts';
import type { Identifier } from '../rules/identity-rules.ts';
import { readIdentifiers } from '../rules/read-identifiers.ts';
import { badRequest, done, noSuchUser, type Answer } from '../wire/answer.ts';
import { texts } from '../wire/texts.ts';
import type { Call } from './call.ts';

/**
 * PATCH /api/user/v1/identity: one identifier of one user gets another value.
 * inferred: the order of the checks, and 404 for an unknown old identifier.
 */
export function identityUpdate(call: Call): Answer {
  const { account, body, now } = call;
  const before = asObject(body['old_identifier']);
  const after = asObject(body['new_identifier']);
  if (before === undefined || after === undefined || entries(before) !== 1 || entries(after) !== 1) {
    return badRequest(texts.notExactlyOne);
  }
  const old = soleIdentifier(call, before);
  const next = soleIdentifier(call, after);
  if (old === undefined || next === undefined || old.type !== next.type) {
    return badRequest(texts.noValidIdentifier);
  }
  if (old.value === next.value) return badRequest(texts.sameIdentifiers);
  account.pending.flush();
  const user = account.directory.owner(old);
  if (user === undefined) return noSuchUser;
  if (account.directory.owner(next) !== undefined) return badRequest(texts.alreadyAssigned);
  observed(account.listener, user, false, () => account.directory.replace(user, old, next));
  user.updatedAt = now;
  noteChange(user, { at: now, request: call.request, skipHook: false, names: [old.type] });
  return done;
}

/** DELETE /api/user/v1/identity, with a body. inferred: the success answer, and 404 for an unknown identifier. */
export function identityDelete(call: Call): Answer {
  const { account, body, now } = call;
  const raw = asObject(body['identifiers']);
  const identifier = raw === undefined || entries(raw) !== 1 ? undefined : soleIdentifier(call, raw);
  if (identifier === undefined) return badRequest(texts.noValidIdentifier);
  account.pending.flush();
  const user = account.directory.owner(identifier);
  if (user === undefined) return noSuchUser;
  let held = 0;
  for (const values of user.identifiers.values()) held += values.length;
  if (held === 1) return badRequest(texts.soleIdentifier);
  observed(account.listener, user, false, () => account.directory.detach(user, identifier));
  user.updatedAt = now;
  noteChange(user, { at: now, request: call.request, skipHook: false, names: [`- ${identifier.type}`] });
  return done;
}

/** Every member counts as an entry; inside `custom`, every custom key does. */
function entries(identifier: JsonObject): number {
  const custom: Json | undefined = identifier['custom'];
  const own = asObject(custom);
  return Object.keys(identifier).length - (own === undefined ? 0 : 1) + Object.keys(own ?? {}).length;
}

function soleIdentifier(call: Call, raw: JsonObject): Identifier | undefined {
  let sound = true;
  const read = readIdentifiers(raw, call.account.rules, () => (sound = false));
  return sound ? read.usable[0] : undefined;
}
