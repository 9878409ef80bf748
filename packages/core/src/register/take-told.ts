import type { Customer } from '../customer/customer.ts';
import type { Learnt } from '../delivery/learnt.ts';
import { contested, decideTold } from '../insider/inbound/decide-told.ts';
import { own, type Json } from '../result/json.ts';
import type { Known } from './known.ts';
import type { Told } from './submission.ts';

export interface TakenTold {
  /** Attributes that are to have another value here. */
  readonly data: Readonly<Record<string, Json>>;
  readonly learnt: Learnt;
  /** Attributes that were told and change nothing here. */
  readonly unmoved: readonly string[];
}

/**
 * What of the values that a destination told is news: an echo of what the hub sent is only learnt, and where nobody can
 * say whether a value is an old echo, the destination's value counts as unknown, so that the hub's is sent again.
 */
export function takeTold(
  told: Told,
  customer: Customer | undefined,
  known: Known,
  echoMs: number,
  now: number,
): TakenTold {
  const data: Record<string, Json> = {};
  const set: Learnt['set'][number][] = [];
  const forget: Learnt['forget'][number][] = [];
  const unmoved: string[] = [];
  for (const value of told.values) {
    const { attribute, name, custom, text } = value;
    const present = customer === undefined ? undefined : own(customer.attributes, attribute);
    const sent = customer === undefined ? [] : known.sent(told.integration, customer.key, name, custom);
    const decision = decideTold(value, present, sent, now, echoMs);
    if (decision !== 'doubt') set.push({ name, custom, text });
    if (decision === 'doubt' || (decision === 'take' && contested(value, sent, now, echoMs)))
      forget.push({ name, custom });
    if (decision === 'take') data[attribute] = value.value;
    else unmoved.push(attribute);
  }
  return { data, learnt: { set, forget, identifiers: told.identifiers }, unmoved };
}
