import type { CustomerQueue } from '../delivery/destination.ts';
import type { Engine, Standing } from './engine.ts';
import { identifiersText } from './identity/identity.ts';
import { reconcile } from './identity/reconcile.ts';

/**
 * Compares a customer with the shadow. Customers and shadows are immutable, so one that was found unchanged is
 * recognised by the two objects themselves: an event of a known customer costs no comparison.
 */
export function standingOf(engine: Engine, { customer, shadow }: CustomerQueue): Standing {
  const before = engine.settled.get(customer);
  if (before !== undefined && before.shadow === shadow) return before;
  const profile = engine.readProfile(customer, shadow);
  const identifiers = engine.readIdentifiers(customer, profile);
  const identity = reconcile(identifiers.list, shadow, profile.issues);
  const standing = {
    shadow,
    profile,
    identity,
    text: identifiersText(identity.send),
    spoiled: identifiers.spoiled,
  };
  const unchanged =
    profile.pieces.length === 0 &&
    profile.removal === undefined &&
    identity.moves.length === 0 &&
    !identity.added;
  if (unchanged && shadow !== undefined) engine.settled.set(customer, standing);
  return standing;
}
