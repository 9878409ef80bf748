import type { Json } from '../json.ts';
import type { Drop } from '../rules/apply-attributes.ts';
import { cleanEvent } from '../rules/clean-event.ts';
import { eventContent } from '../rules/event-content.ts';
import { keptFor } from '../wire/event-table.ts';
import type { Account } from './account.ts';
import type { User } from './user.ts';
import type { Occasion } from './write-user.ts';

/** Adds events to a profile: repeats only count, events older than their retention vanish. */
export function writeEvents(
  account: Account,
  user: User,
  events: readonly Json[],
  occasion: Occasion,
  drop: Drop,
): void {
  const { counters } = account;
  for (let position = 0; position < events.length; position++) {
    counters.eventsReceived++;
    const event = cleanEvent(events[position] as Json, position, drop);
    if (event === undefined) {
      counters.eventsDropped++;
      continue;
    }
    account.order.see(event.custom, () => user.insiderId);
    if (event.at < occasion.now - keptFor(event.name)) {
      counters.eventsDropped++;
      drop(`events.${position}.timestamp`, `older than ${event.name} events are kept`, event.timestamp);
      continue;
    }
    const content = eventContent(event);
    const known = user.events.get(content);
    if (known !== undefined) {
      known.copies++;
      counters.eventsDuplicate++;
      continue;
    }
    account.learnEvent(event.name, event.custom);
    user.events.set(content, {
      name: event.name,
      timestamp: event.timestamp,
      at: event.at,
      content,
      skipHook: occasion.skipHook,
      sequence: account.nextSequence(),
      receivedAt: occasion.now,
      copies: 1,
    });
    if (!occasion.skipHook) account.listener.happened(user, event);
  }
}
