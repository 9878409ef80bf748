import { writeUser } from '../account/write-user.ts';
import { ErrorMap } from '../rules/error-map.ts';
import { validateUser, type CheckedUser } from '../rules/validate-user.ts';
import { json, type Answer } from '../wire/answer.ts';
import type { Call } from './call.ts';
import { refuse, userList } from './user-list.ts';

/**
 * POST /api/user/v1/upsert. A user with any error is refused whole (inferred), the others go on; 200 either way.
 */
export function upsert(call: Call): Answer {
  const users = userList(call.body);
  if ('status' in users) return users;
  const { account } = call;
  const errors = new ErrorMap();
  const accepted: CheckedUser[] = [];
  users.forEach((raw, index) => {
    const report = (path: string, text: string): void => errors.add(index, path, text);
    const entry = validateUser(raw, account.rules, report);
    if (call.refuses(index)) refuse(report);
    else if (entry !== undefined) accepted.push(entry);
  });
  account.counters.usersAccepted += accepted.length;
  account.counters.usersRejected += errors.failedUsers;
  const occasion = { now: call.now, request: call.request, skipHook: call.body['skip_hook'] === true };
  account.pending.add(call.now, call.visibilityDelayMs, () => {
    for (const entry of accepted) writeUser(account, entry, occasion);
  });
  return json(200, { data: errors.result(users.length) });
}
