import type { Account } from '../account/account.ts';
import { eventBody } from '../rules/event-content.ts';

/**
 * `{"users":[…]}`, one user per line: the values of one custom event parameter in order of first arrival. In pieces,
 * because an account may be large. Users without such a value are left out.
 */
export function* arrivals(account: Account, param: string): Generator<string> {
  yield '{"users":[';
  let before = '\n';
  for (const user of account.directory.users) {
    const values: unknown[] = [];
    let duplicates = 0;
    for (const event of user.events.values()) {
      const { custom } = eventBody(event.content);
      if (!Object.hasOwn(custom, param)) continue;
      values.push(custom[param]);
      duplicates += event.copies - 1;
    }
    if (values.length === 0) continue;
    const identifiers = Object.fromEntries(user.identifiers);
    yield before + JSON.stringify({ id: user.insiderId, identifiers, values, duplicates });
    before = ',\n';
  }
  yield '\n]}\n';
}
