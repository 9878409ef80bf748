import type { Shadow } from '../../delivery/destination.ts';
import type { Issue } from '../../result/issue.ts';
import { issue } from '../issues.ts';
import { heldIdentifier } from './identity.ts';
import type { Identifier } from './identity.ts';

/** An identifier that changed: Insider never changes one by upsert, so it has to be moved first. */
export interface Move {
  readonly key: string;
  readonly from: string;
  readonly to: string;
}

export interface Reconciled {
  /** The identifiers to send, once the moves are done. */
  readonly send: readonly { readonly key: string; readonly value: string }[];
  readonly moves: readonly Move[];
  /** True when Insider does not know one of them yet. */
  readonly added: boolean;
  /** The shadow's identifiers afterwards; the shadow's own object when nothing changed. */
  readonly after: Readonly<Record<string, string>>;
}

/**
 * The customer's identifiers against those Insider knows. A refused move is not tried again until the value changes:
 * that identifier stays out, or, if it is the only one, is sent as Insider still has it. A customer who has lost all
 * identifiers goes on under those Insider knows.
 */
export function reconcile(
  list: readonly Identifier[],
  shadow: Shadow | undefined,
  issues: Issue[],
): Reconciled {
  const send: { key: string; value: string }[] = [];
  const moves: Move[] = [];
  let after: Record<string, string> | undefined;
  let added = false;
  for (const { key, value, collects } of list) {
    const held = heldIdentifier(shadow, key);
    if (held !== undefined && held !== value && !collects) {
      if (refused(shadow, key) === value) {
        issues.push(issue('identity_move_refused', key, value, key));
        continue;
      }
      moves.push({ key, from: held, to: value });
    } else if (held !== value) added = true;
    send.push({ key, value });
    if (held !== value) (after ??= { ...shadow?.identifiers })[key] = value;
  }
  if (send.length === 0 && shadow !== undefined) {
    for (const key of Object.keys(shadow.identifiers).toSorted()) {
      send.push({ key, value: heldIdentifier(shadow, key) ?? '' });
    }
  }
  return { send, moves, added, after: after ?? shadow?.identifiers ?? {} };
}

function refused(shadow: Shadow | undefined, key: string): string | undefined {
  const map = shadow?.refused;
  return map !== undefined && Object.hasOwn(map, key) ? map[key] : undefined;
}
