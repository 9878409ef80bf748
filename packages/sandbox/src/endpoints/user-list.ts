import type { Json, JsonObject } from '../json.ts';
import { badRequest, type Answer } from '../wire/answer.ts';
import { maxUsersPerRequest } from '../wire/limits.ts';
import { rules, texts } from '../wire/texts.ts';
import type { Report } from '../rules/read-identifiers.ts';

/** The `users` of a request, or the answer that refuses the whole of it. inferred: the text for too many. */
export function userList(body: JsonObject): readonly Json[] | Answer {
  const users = body['users'];
  if (!Array.isArray(users) || users.length === 0) return badRequest(texts.usersMissing);
  return users.length > maxUsersPerRequest ? badRequest(texts.tooManyUsers) : users;
}

/** The refusal that fits any user: published texts, used by the hostile mode `rejectUsers`. */
export function refuse(report: Report): void {
  report(`identifiers.${rules.required}`, texts.noIdentifier);
  report(`insider_id.${rules.required}`, texts.noIdentifier);
}
