import type { CustomerQueue, Shadow } from '../delivery/destination.ts';
import type { Engine } from './engine.ts';
import { identifiersText } from './identity/identity.ts';
import { reconcile } from './identity/reconcile.ts';
import type { Reconciled } from './identity/reconcile.ts';
import type { ProfileDraft } from './profile/draft.ts';

/** How a customer stands against the shadow: what differs in the profile, and under which identifiers to say so. */
export interface Standing {
  readonly shadow: Shadow | undefined;
  readonly profile: ProfileDraft;
  readonly identity: Reconciled;
  /** The identifiers to send, as JSON text. */
  readonly text: string;
  /** Some identifier was there and none could be used. */
  readonly spoiled: boolean;
}

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
