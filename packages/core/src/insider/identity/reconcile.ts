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
  // As a rule all are sent: then the list is what is sent.
  let send: { readonly key: string; readonly value: string }[] | undefined;
  let moves: readonly Move[] = NO_MOVES;
  let after: Record<string, string> | undefined;
  let added = false;
  for (let at = 0; at < list.length; at++) {
    const one = list[at] as Identifier;
    const { key, value } = one;
    const held = heldIdentifier(shadow, key);
    // A move that was never answered is made again first: the next one has to begin where it ended.
    if (held !== undefined && !one.collects)
      for (const from of unsure(shadow, key)) moves = [...moves, { key, from, to: held }];
    if (held !== value) {
      if (held === undefined || one.collects) added = true;
      else if (refused(shadow, key) === value) {
        issues.push(issue('identity_move_refused', key, value, key));
        send ??= list.slice(0, at);
        continue;
      } else moves = [...moves, { key, from: held, to: value }];
      (after ??= shadow === undefined ? {} : { ...shadow.identifiers })[key] = value;
    }
    send?.push(one);
  }
  const sent = send ?? list;
  return {
    send: sent.length === 0 && shadow !== undefined ? known(shadow) : sent,
    moves,
    added,
    after: after ?? shadow?.identifiers ?? {},
  };
}

const NO_MOVES: readonly Move[] = [];

/** The identifiers that Insider knows, in a fixed order. */
function known(shadow: Shadow): Reconciled['send'] {
  const keys = Object.keys(shadow.identifiers).toSorted();
  return keys.map((key) => ({ key, value: heldIdentifier(shadow, key) ?? '' }));
}

const SURE: readonly string[] = [];

function unsure(shadow: Shadow | undefined, key: string): readonly string[] {
  const map = shadow?.unsure;
  return map !== undefined && Object.hasOwn(map, key) ? (map[key] ?? SURE) : SURE;
}

function refused(shadow: Shadow | undefined, key: string): string | undefined {
  const map = shadow?.refused;
  return map !== undefined && Object.hasOwn(map, key) ? map[key] : undefined;
}
