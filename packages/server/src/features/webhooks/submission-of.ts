import { effectiveTimestamp } from '@causeway/core/event/effective-timestamp';
import { isRefused } from '@causeway/core/event/event-refusal';
import { externalValue } from '@causeway/core/register/external-ids';
import type { Submission } from '@causeway/core/register/submission';
import { own, type JsonObject } from '@causeway/core/result/json';
import type { MappedBody } from '@causeway/core/webhook/map-body';
import type { Hook } from './hook.ts';
import { LONGEST_ID } from './within-limits.ts';

/** Events whose data are the customer's attributes: they carry the external id along. */
const ABOUT_ATTRIBUTES: ReadonlySet<string> = new Set(['opt_in', 'profile']);

/** How an event is to be called, and when it came. */
export interface Arriving {
  readonly receivedAt: number;
  readonly messageId: string;
  /** A made-up id for whoever is not known by any. */
  readonly newId: () => string;
}

/**
 * What a webhook read in a body, as an event to register. `customer` must be there. Whoever is named by an external id
 * and unknown gets a made-up id, and is found by the external one from then on.
 */
export function submissionOf(hook: Hook, mapped: MappedBody, arriving: Arriving): Submission {
  const { workspace, source, id, webhook } = hook;
  const { action, name } = webhook.definition;
  const { externalId, account, data } = mapped;
  const customer = (mapped.customer ?? '').trim().toWellFormed();
  const { receivedAt, messageId, newId } = arriving;
  return {
    workspace,
    source,
    receivedAt,
    action,
    ...(externalId === undefined
      ? { who: [{ by: 'id', value: customer }], newId: customer, data }
      : byExternal(externalId, customer, action, data, newId)),
    context: {
      webhook: { id, name },
      ...(account === undefined ? {} : { account: account.slice(0, LONGEST_ID) }),
    },
    timestamp: happenedAt(data) ?? receivedAt,
    messageId,
  };
}

function byExternal(
  name: string,
  customer: string,
  action: string,
  data: JsonObject,
  newId: () => string,
): Pick<Submission, 'who' | 'newId' | 'data' | 'remember'> {
  const value = externalValue(customer) ?? customer;
  const who = [{ by: 'external', name, value }] as const;
  if (ABOUT_ATTRIBUTES.has(action)) return { who, newId: newId(), data: { [name]: value, ...data } };
  return { who, newId: newId(), data, ...(action === 'opt_out' ? {} : { remember: [{ name, value }] }) };
}

/** Unix milliseconds; undefined when the data do not say it, or not in a way that anybody understands. */
function happenedAt(data: JsonObject): number | undefined {
  const given = own(data, 'effective_timestamp');
  if (given === undefined) return undefined;
  const kept = effectiveTimestamp('data.effective_timestamp', given);
  return isRefused(kept) || typeof kept.value !== 'number' ? undefined : Math.round(kept.value * 1000);
}
