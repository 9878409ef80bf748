import { observed } from '../account/change-listener.ts';
import { findUser } from '../account/find-user.ts';
import { identifierTest } from '../account/is-identifier.ts';
import { noteChange } from '../account/user.ts';
import { asObject, type JsonObject } from '../json.ts';
import { deleteAttributes } from '../rules/delete-attributes.ts';
import { ErrorMap } from '../rules/error-map.ts';
import { checkTarget, type Target } from '../rules/validate-user.ts';
import { json, type Answer } from '../wire/answer.ts';
import type { Call } from './call.ts';
import { refuse, userList } from './user-list.ts';

/**
 * POST /api/user/v1/attribute/delete. Answers in the shape of upsert, as recorded (the page text says `{}`).
 * inferred: an unknown user counts as successful.
 */
export function attributeDelete(call: Call): Answer {
  const users = userList(call.body);
  if ('status' in users) return users;
  const errors = new ErrorMap();
  const accepted: { readonly target: Target; readonly entry: JsonObject }[] = [];
  users.forEach((raw, index) => {
    const report = (path: string, text: string): void => errors.add(index, path, text);
    const entry = asObject(raw) ?? {};
    const found = checkTarget(entry, call.account.rules, report);
    if (call.refuses(index)) refuse(report);
    else if (found !== undefined) accepted.push({ target: found.target, entry });
  });
  call.account.pending.add(call.now, call.visibilityDelayMs, () => {
    for (const { target, entry } of accepted) remove(call, target, entry);
  });
  return json(200, { data: errors.result(users.length) });
}

function remove(call: Call, target: Target, entry: JsonObject): void {
  const { account, now } = call;
  const user = findUser(account, target);
  if (user === undefined) return;
  const skipHook = call.body['skip_hook'] === true;
  let names: string[] = [];
  observed(account.listener, user, skipHook, () => {
    names = deleteAttributes(user.attributes, entry, identifierTest(account, user));
  });
  user.updatedAt = now;
  if (names.length > 0) {
    noteChange(user, { at: now, request: call.request, skipHook, names: names.map((name) => `- ${name}`) });
  }
}
