import { findUser } from '../account/find-user.ts';
import type { User } from '../account/user.ts';
import { checkTarget } from '../rules/validate-user.ts';
import { badRequest, noSuchUser, type Answer } from '../wire/answer.ts';
import { texts } from '../wire/texts.ts';
import type { Call } from './call.ts';

/** The user of a call that speaks about exactly one. inferred: the refusal of a body that names nobody. */
export function oneUser(call: Call): { readonly user: User } | { readonly refusal: Answer } {
  const found = checkTarget(call.body, call.account.rules, () => undefined);
  if (found === undefined) return { refusal: badRequest(texts.noValidIdentifier) };
  const user = findUser(call.account, found.target);
  return user === undefined ? { refusal: noSuchUser } : { user };
}
