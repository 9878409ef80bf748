import { observed } from '../account/change-listener.ts';
import { noteChange } from '../account/user.ts';
import { personalAttributes } from '../wire/attribute-table.ts';
import { done, type Answer } from '../wire/answer.ts';
import type { Call } from './call.ts';
import { oneUser } from './one-user.ts';

/**
 * POST /api/user/v1/anonymize and /api/contact/v1/anonymize: personal data goes, the profile and its events stay.
 * published: the last identifier goes too. inferred: email and phone number are the personal identifiers.
 */
export function anonymize(call: Call): Answer {
  const { account, now } = call;
  account.pending.flush();
  const found = oneUser(call);
  if ('refusal' in found) return found.refusal;
  const { user } = found;
  const names: string[] = [];
  observed(account.listener, user, false, () => {
    for (const type of ['email', 'phone_number']) {
      for (const value of user.identifiers.get(type) ?? []) account.directory.detach(user, { type, value });
    }
    for (const name of personalAttributes) if (user.attributes.delete(name)) names.push(`- ${name}`);
  });
  user.dropped.clear();
  user.updatedAt = now;
  noteChange(user, { at: now, request: call.request, skipHook: false, names: ['anonymized', ...names] });
  return done;
}
