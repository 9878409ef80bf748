import { labelOf, type Evidence } from './evidence.ts';

/** Promises 2, 3 and 6: Insider has of each customer what was delivered, all of it, once, in order of registration. */
export function* inOrder({ hub, far, integration }: Evidence): Generator<string> {
  const delivered = new Set(
    hub.outcomes.flatMap(({ event, outcome, integration: at }) =>
      outcome === 'delivered' && at === integration ? [event] : [],
    ),
  );
  const arrived = new Map(far.users.map(({ uuid, labels }) => [uuid, labels]));
  const known = new Set(hub.customers.map(({ id }) => id));
  for (const uuid of arrived.keys()) if (!known.has(uuid)) yield `Insider has ${uuid}, whom the hub does not`;
  const byCustomer = new Map<number, string[]>();
  for (const event of hub.events) {
    if (typeof event.data['label'] !== 'string' || !delivered.has(event.id)) continue;
    byCustomer.set(event.customer, [...(byCustomer.get(event.customer) ?? []), labelOf(event)]);
  }
  for (const { key, id } of hub.customers) {
    const expected = byCustomer.get(key) ?? [];
    const found = arrived.get(id) ?? [];
    if (expected.join() === found.join()) continue;
    const missing = expected.filter((label) => !found.includes(label));
    const surplus = found.filter((label) => !expected.includes(label));
    if (missing.length > 0) yield `${id}: delivered and not at Insider: ${missing.join(', ')}`;
    if (surplus.length > 0) yield `${id}: at Insider and not delivered: ${surplus.join(', ')}`;
    const both = expected.filter((label) => found.includes(label));
    const theirs = found.filter((label) => expected.includes(label));
    if (both.join() !== theirs.join())
      yield `${id}: another order at Insider: ${theirs.join(' ')} instead of ${both.join(' ')}`;
  }
}
