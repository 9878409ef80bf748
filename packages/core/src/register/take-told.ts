import { spokenBy } from '../consent/opt-in-traits.ts';
import type { Customer } from '../customer/customer.ts';
import type { Learnt } from '../delivery/learnt.ts';
import { contested, decideTold, type ToldDecision } from '../insider/inbound/decide-told.ts';
import { sameText } from '../insider/inbound/same-value.ts';
import { own, type Json } from '../result/json.ts';
import type { RoutedIntegration } from './model.ts';
import type { Told, ToldValue } from './submission.ts';
import type { WorkSet } from './work-set.ts';

export interface TakenTold {
  /** Attributes that are to have another value here. */
  readonly data: Readonly<Record<string, Json>>;
  readonly learnt: Learnt;
  /** What was made of each value, by our attribute. */
  readonly decisions: readonly ToldVerdict[];
  /** Values of attributes that go both ways, which passed here just now. */
  readonly passed: readonly ToldValue[];
  /** Nothing is news, and all of it is known to have been told or to be in the shadow. */
  readonly unchanged: boolean;
}

export interface ToldVerdict {
  readonly attribute: string;
  readonly decision: ToldDecision;
  /** What the hub has is sent to the destination once more. */
  readonly again: boolean;
}

/**
 * What of the values that a destination told is news: an echo of what the hub sent is only learnt, and where nobody can
 * say whether a value is an old echo, the destination's value counts as unknown, so that the hub's is sent again.
 */
export function takeTold(
  set: WorkSet,
  told: Told,
  customer: Customer | undefined,
  from: Pick<RoutedIntegration, 'echoes'> | undefined,
  now: number,
): TakenTold {
  const { integration } = told;
  const echoMs = from?.echoes.ms ?? 0;
  const data: Record<string, Json> = {};
  const learnt: Learnt['set'][number][] = [];
  const forget: Learnt['forget'][number][] = [];
  const decisions: ToldVerdict[] = [];
  const passed: ToldValue[] = [];
  const shadow = customer === undefined ? undefined : set.known.shadow(integration, customer.key);
  let unchanged = customer !== undefined;
  for (const value of told.values) {
    const { attribute, name, custom, text } = value;
    // What was said of a channel is what is sent, whatever the attribute holds.
    const present = spokenBy(customer?.consents, attribute) ?? own(customer?.attributes ?? {}, attribute);
    const before = customer === undefined ? [] : set.passedOf(integration, customer.key, name, custom);
    const decision = decideTold(value, present, before, now, echoMs);
    const again = decision === 'doubt' || (decision === 'take' && contested(value, before, now, echoMs));
    if (decision !== 'doubt') learnt.push({ name, custom, text });
    if (again) forget.push({ name, custom });
    if (decision === 'take') data[attribute] = value.value;
    decisions.push({ attribute, decision, again });
    const bothWays = from !== undefined && goesBothWays(from.echoes, value);
    if (bothWays && decision !== 'doubt') passed.push(value);
    if (decision === 'take' || decision === 'doubt') unchanged = false;
    else if (bothWays && unchanged) {
      const [newest] = before;
      const held = (custom ? shadow?.custom : shadow?.attributes) ?? {};
      const settled = Object.hasOwn(held, name) && sameText(held[name] ?? '', text);
      // What was told and not sent since is learnt already, or waits to be.
      unchanged =
        newest === undefined ? settled : sameText(newest.text, text) && (newest.told === true || settled);
    }
  }
  return {
    data,
    learnt: {
      set: learnt,
      forget,
      identifiers: told.identifiers,
      ...(told.event === undefined ? {} : { event: told.event }),
    },
    decisions,
    passed,
    unchanged,
  };
}

/** Only of these something may be on its way there while it is told here. */
function goesBothWays(echoes: RoutedIntegration['echoes'], { name, custom }: ToldValue): boolean {
  if (custom) return echoes.everyCustom === true || echoes.custom.has(name);
  return echoes.attributes.has(name);
}
