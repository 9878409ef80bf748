import type { Evidence } from './evidence.ts';

/** What the hub itself tells; where it concerns nobody there is nothing to say about it. */
const NEWS: ReadonlySet<string> = new Set(['audience_entered', 'audience_left', 'consent_changed']);

/** Promise 4: each event has one end at the integration, with a reason unless it was delivered, and nothing is left. */
export function* settledOnce({ hub, integration }: Evidence): Generator<string> {
  for (const [table, rows] of Object.entries(hub.underWay))
    if (rows > 0) yield `${rows} rows are left in ${table}`;
  const ends = new Map<number, string[]>();
  for (const { event, outcome, reason, integration: at } of hub.outcomes) {
    if (at !== integration) continue;
    ends.set(event, [...(ends.get(event) ?? []), outcome]);
    if (outcome === 'skipped' && (reason ?? '') === '') yield `event ${event} was skipped without a reason`;
  }
  const buried = new Map(hub.buried.map(({ event, code }) => [event, code]));
  for (const { id, type } of hub.events) {
    const own = ends.get(id) ?? [];
    if (own.length === 0 && !NEWS.has(type)) yield `event ${id} (${type}) has vanished`;
    if (own.length > 1) yield `event ${id} (${type}) ended ${own.length} times: ${own.join(', ')}`;
    if (own.includes('buried') !== buried.has(id))
      yield `event ${id} ended ${own.join(', ')} and is ${buried.has(id) ? '' : 'no '}dead letter`;
    if (buried.get(id) === '') yield `event ${id} is buried without a reason`;
    ends.delete(id);
  }
  for (const [event, own] of ends) yield `there is no event ${event} that was ${own.join(', ')}`;
}
