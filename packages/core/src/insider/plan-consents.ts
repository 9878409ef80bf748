import type { CustomerQueue, Plan, Shadow, Skip } from '../delivery/destination.ts';
import { CONSENT_CHANGED } from '../consent/changed-event.ts';
import type { Engine } from './engine.ts';
import { identifiersText } from './identity/identity.ts';
import { learntShadow } from './inbound/learn.ts';
import { sentAgain } from './inbound/sent-again.ts';
import { createPacker } from './send/packer.ts';

/**
 * For customers of whom Insider may be told nothing else: their opt-ins and purposes, under the identifiers that it
 * knows them by. Whom it does not know it is not told of. What it told itself is learnt as always.
 */
export function planConsents(engine: Engine, queues: readonly CustomerQueue[]): Plan {
  const packer = createPacker(engine.settings);
  const skips: Skip[] = [];
  const learnt: { readonly customer: number; readonly shadow: Shadow }[] = [];
  for (const queue of queues) {
    const { customer, events } = queue;
    const shadow = learntShadow(queue);
    if (shadow !== undefined && shadow !== queue.shadow) learnt.push({ customer: customer.key, shadow });
    const skip = (ids: readonly number[], reason: Skip['reason']): void => {
      if (ids.length > 0) skips.push({ customer: customer.key, events: ids, reason, issues: [] });
    };
    const known = Object.entries(shadow?.identifiers ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1));
    const changed = events.filter(({ type }) => type === CONSENT_CHANGED).map(({ id }) => id);
    const heard = events.filter(({ type }) => type !== CONSENT_CHANGED).map(({ id }) => id);
    if (shadow === undefined || known.length === 0) {
      skip(changed, 'consent');
      skip(heard, 'unchanged');
      continue;
    }
    const { pieces, issues, attributes, custom } = engine.readConsents(customer, shadow);
    if (pieces.length === 0) {
      skip([...changed, ...heard], 'unchanged');
      continue;
    }
    const after = { ...shadow, attributes, custom };
    const takesAll = engine.settings.inbound.otherAttributes === 'take';
    const sent = sentAgain(engine.echoes, takesAll, shadow, after);
    packer.add({
      entry: {
        customer: customer.key,
        events: events.map(({ id }) => id),
        issues,
        shadow: after,
        ...(sent.length === 0 ? {} : { sent }),
      },
      said: {
        identifiers: identifiersText(known.map(([key, value]) => ({ key, value }))),
        pieces,
        events: [],
        eventIds: [],
      },
      moves: [],
      removal: undefined,
      before: shadow,
    });
  }
  return { flights: packer.finish(), skips, refused: [], learnt };
}
