import type { Refused } from '../event/event-refusal.ts';
import { NO_MEMBERSHIP } from './membership.ts';
import { alreadyIn, mayNotJoin } from './refusals.ts';
import type { Moved, Turn } from './turn.ts';

/**
 * Joins the programme: a new customer, one who was only known by name, or one who comes back and starts from nothing.
 * Who was suspended or banned does not shake that off by joining.
 */
export function optIn({ membership, status, entry }: Turn): Moved | Refused {
  if (status === 'suspended' || status === 'banned') return mayNotJoin(status);
  const left = status === 'opted_out' || membership.optedOutAt !== undefined;
  if (!left && status === 'active' && membership.optedInAt !== undefined) return alreadyIn();
  const { generation } = membership;
  return {
    membership: { ...(left ? { ...NO_MEMBERSHIP, generation } : membership), optedInAt: entry.at },
    transaction: undefined,
  };
}

/** Leaves. Everything a member had is gone, and so are the purchases that are still pending. */
export function optOut({ membership, entry }: Turn): Moved {
  return {
    membership: {
      ...NO_MEMBERSHIP,
      generation: membership.generation + 1,
      optedInAt: membership.optedInAt,
      optedOutAt: entry.at,
    },
    transaction: undefined,
  };
}
