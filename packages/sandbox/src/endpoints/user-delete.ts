import { findUser } from '../account/find-user.ts';
import { checkTarget } from '../rules/validate-user.ts';
import { badRequest, done, type Answer } from '../wire/answer.ts';
import { texts } from '../wire/texts.ts';
import type { Call } from './call.ts';

/** POST /api/user/v1/delete: erases one person. inferred: erasing an unknown one is as good as done. */
export function userDelete(call: Call): Answer {
  const { account } = call;
  const found = checkTarget(call.body, account.rules, () => undefined);
  if (found === undefined) return badRequest(texts.noValidIdentifier);
  account.pending.flush();
  const user = findUser(account, found.target);
  if (user !== undefined) account.directory.remove(user);
  return done;
}
