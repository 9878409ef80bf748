import type { CustomerQueue, Destination, Plan, Skip } from '../delivery/destination.ts';
import { CONSENT_CHANGED } from './changed-event.ts';
import type { Purpose } from './consent.ts';
import { missingConsentIssues, missingPurposes } from './missing-purposes.ts';
import type { ConsentPolicy } from './policy.ts';

/** What a customer must have agreed to, and what holds for who never spoke. */
export interface Requirement {
  readonly required: readonly Purpose[];
  readonly unknown: ConsentPolicy['unknown'];
}

/**
 * A destination that is told only of customers who have agreed, as they stand when it is planned: consent that was taken
 * back since a message was registered counts. Of the others it hears of their consents alone, where it knows how to be
 * told (`tellsConsents`), and what it told itself is still learnt.
 *
 * A flight that was recorded before is repeated as it is: it may have been heard, and a repetition must say the same.
 * Messages that were parked are planned again, and so are asked again.
 */
export function withConsent<D extends Pick<Destination, 'plan' | 'tellsConsents'>>(
  destination: D,
  requirement: Requirement,
): D {
  if (requirement.required.every((purpose) => purpose === 'essential')) return destination;
  return {
    ...destination,
    plan: (queues, now, enough) => {
      const sorted = sortQueues(queues, requirement, destination.tellsConsents !== undefined);
      if (sorted === undefined) return destination.plan(queues, now, enough);
      const { allowed, told, skips } = sorted;
      const plans = [
        ...(allowed.length === 0 ? [] : [destination.plan(allowed, now, enough)]),
        ...(told.length === 0 || destination.tellsConsents === undefined
          ? []
          : [destination.tellsConsents(told, now)]),
      ];
      return withReasons(together(plans, skips), told, requirement);
    },
  };
}

interface Sorted {
  readonly allowed: readonly CustomerQueue[];
  /** Of customers who lack a consent: what is told nevertheless. */
  readonly told: readonly CustomerQueue[];
  readonly skips: readonly Skip[];
}

/** Undefined: nobody lacks anything. */
function sortQueues(
  queues: readonly CustomerQueue[],
  { required, unknown }: Requirement,
  tells: boolean,
): Sorted | undefined {
  const allowed: CustomerQueue[] = [];
  const told: CustomerQueue[] = [];
  const skips: Skip[] = [];
  for (const queue of queues) {
    const { customer, events } = queue;
    const missing = missingPurposes(required, customer.consents, unknown);
    if (missing.length === 0) {
      allowed.push(queue);
      continue;
    }
    const isTold = ({ type, learnt }: CustomerQueue['events'][number]): boolean =>
      tells && (type === CONSENT_CHANGED || learnt !== undefined);
    const passing = events.filter(isTold);
    const kept = events.filter((event) => !isTold(event)).map(({ id }) => id);
    if (passing.length > 0)
      told.push(passing.length === events.length ? queue : { ...queue, events: passing });
    if (kept.length > 0) {
      const issues = missingConsentIssues(missing, customer.consents);
      skips.push({ customer: customer.key, events: kept, reason: 'consent', issues });
    }
  }
  return allowed.length === queues.length ? undefined : { allowed, told, skips };
}

/** Who was told of and lacks a consent nevertheless says which one. */
function withReasons(plan: Plan, told: readonly CustomerQueue[], { required, unknown }: Requirement): Plan {
  if (told.length === 0) return plan;
  const consents = new Map(told.map(({ customer }) => [customer.key, customer.consents]));
  const skips = plan.skips.map((skip) => {
    if (skip.reason !== 'consent' || skip.issues.length > 0 || !consents.has(skip.customer)) return skip;
    const known = consents.get(skip.customer);
    return { ...skip, issues: missingConsentIssues(missingPurposes(required, known, unknown), known) };
  });
  return { ...plan, skips };
}

function together(plans: readonly Plan[], skips: readonly Skip[]): Plan {
  return {
    flights: plans.flatMap(({ flights }) => flights),
    skips: [...plans.flatMap((plan) => plan.skips), ...skips],
    learnt: plans.flatMap(({ learnt }) => learnt),
    refused: plans.flatMap(({ refused }) => refused),
  };
}
