import type { Evidence, HubEvent } from './evidence.ts';

/** A customer's attributes are what was said last of each, by the time at which it happened. */
export function* lastWordCounts({ hub }: Evidence): Generator<string> {
  const last = new Map<string, HubEvent>();
  for (const event of hub.events) {
    if (event.type !== 'identify') continue;
    for (const name of Object.keys(event.data)) {
      const slot = `${event.customer} ${name}`;
      const before = last.get(slot);
      if (before === undefined || before.timestamp <= event.timestamp) last.set(slot, event);
    }
  }
  for (const { key, id, attributes } of hub.customers)
    for (const name of ['tier', 'city', 'visits']) {
      const said = last.get(`${key} ${name}`)?.data[name];
      if (attributes[name] !== said)
        yield `${name} of ${id} is ${String(attributes[name])}, and ${String(said)} was said last`;
    }
}

/** What the hub believes that Insider holds is what it holds. */
export function* shadowsAreTrue({ hub, far, integration }: Evidence): Generator<string> {
  const users = new Map(far.users.map((user) => [user.uuid, user]));
  const ids = new Map(hub.customers.map(({ key, id }) => [key, id]));
  for (const { integration: at, customer, attributes } of hub.shadows) {
    const id = ids.get(customer);
    if (at !== integration || id === undefined) continue;
    const held = users.get(id)?.attributes ?? {};
    for (const [name, value] of Object.entries(attributes))
      if (JSON.stringify(held[name]) !== JSON.stringify(value))
        yield `${name} of ${id}: the shadow has ${JSON.stringify(value)}, Insider ${JSON.stringify(held[name])}`;
  }
}
