import type { Call } from '../endpoints/call.ts';
import { userList } from '../endpoints/user-list.ts';
import { asObject } from '../json.ts';
import { json, type Answer } from '../wire/answer.ts';

/**
 * The upsert of a sandbox that is only a front: it counts users and events, watches the order of numbered events and
 * praises everybody. Nothing is validated per user and nothing is stored, so it costs little more than reading JSON.
 */
export function frontUpsert(call: Call): Answer {
  const users = userList(call.body);
  if ('status' in users) return users;
  const { counters, order } = call.account;
  for (const raw of users) {
    const user = asObject(raw);
    const events = user?.['events'];
    if (!Array.isArray(events)) continue;
    counters.eventsReceived += events.length;
    for (const event of events) {
      const custom = asObject(asObject(asObject(event)?.['event_params'])?.['custom']);
      order.see(custom, () => JSON.stringify(user?.['identifiers'] ?? user?.['insider_id'] ?? ''));
    }
  }
  counters.usersAccepted += users.length;
  return json(200, { data: { successful: { count: users.length }, fail: {} } });
}
