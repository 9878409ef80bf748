import { missingField, wrongValue } from '@causeway/core/event/data-refusals';
import { effectiveTimestamp } from '@causeway/core/event/effective-timestamp';
import { isRefused, type EventRefusal, type Refused } from '@causeway/core/event/event-refusal';
import type { Reference, Submission } from '@causeway/core/register/submission';
import { isEmpty, isObject, own, type JsonObject } from '@causeway/core/result/json';
import { deeperThan } from '@causeway/core/tracking/depth';
import { badRequest } from './refusals.ts';

/** What is known of an event besides what it says. */
export interface Road {
  readonly workspace: number;
  readonly source: number;
  /** Unix milliseconds. */
  readonly receivedAt: number;
  /** Of the event, when it has none itself. */
  readonly messageId: string | undefined;
  /** Names what its sender did not name: an event, or a customer. */
  readonly newId: () => string;
}

const LONGEST_ID = 512;
const LONGEST_ACTION = 255;
const DEEPEST = 32;

/**
 * An event of the API as a submission. What the envelope itself must be is checked here; action, customer and data are
 * the register's to judge. `external_id` names the attribute whose value is in `customer`.
 */
export function readEvent(body: unknown, road: Road): Submission | Refused {
  if (!isObject(body)) return refused(badRequest('An event must be a JSON object'));
  if (deeperThan(body, DEEPEST))
    return refused(badRequest(`Lists and objects may be nested ${DEEPEST} levels deep`, 'data'));
  const texts = readTexts(body);
  if (isRefused(texts)) return texts;
  const { action, customer, external_id: externalId, account, message_id: messageId } = texts;
  if (action === undefined) return missingField('action', 'Say what happened: point_add, checkout …');
  const guest = readGuest(body, customer);
  if (guest !== undefined) return refused(guest);
  const read = readData(body);
  if (isRefused(read)) return read;
  const { data } = read;
  return {
    workspace: road.workspace,
    source: road.source,
    receivedAt: road.receivedAt,
    action,
    who: customer === undefined ? [] : [referenceTo(customer, externalId)],
    // An external id finds people; it does not name them.
    newId: externalId === undefined ? customer : road.newId(),
    data,
    context: account === undefined ? {} : { account },
    timestamp: happenedAt(data) ?? road.receivedAt,
    messageId: messageId ?? road.messageId ?? road.newId(),
  };
}

/** The id that an event gives itself, for the log of what was refused. */
export function sentMessageId(body: unknown): string | undefined {
  const id = isObject(body) ? own(body, 'message_id') : undefined;
  return typeof id === 'string' ? id.slice(0, LONGEST_ID) : undefined;
}

interface Texts {
  readonly action?: string;
  readonly customer?: string;
  readonly external_id?: string;
  readonly account?: string;
  readonly message_id?: string;
}

const TEXTS: readonly (readonly [name: keyof Texts, longest: number])[] = [
  ['action', LONGEST_ACTION],
  ['customer', LONGEST_ID],
  ['external_id', LONGEST_ID],
  ['account', LONGEST_ID],
  ['message_id', LONGEST_ID],
];

/** Texts of the envelope; what is empty is not there. Numbers count as ids, as senders write them both ways. */
function readTexts(body: JsonObject): Texts | Refused {
  const texts: Partial<Record<keyof Texts, string>> = {};
  for (const [name, longest] of TEXTS) {
    const value = own(body, name);
    if (isEmpty(value)) continue;
    const text = typeof value === 'number' ? String(value) : value;
    if (typeof text !== 'string' || text.length > longest)
      return wrongValue(name, `be text of at most ${longest} characters`, value);
    texts[name] = text.trim().toWellFormed();
  }
  return texts;
}

const NOT_KEPT =
  'Purchases of guests are not kept here, so checkout_claim has nothing to link either. Send the checkout when the customer is known; data.effective_timestamp says when it was.';

/** Why a guest's event is refused; undefined when it is not one. */
function readGuest(body: JsonObject, customer: string | undefined): EventRefusal | undefined {
  const value = own(body, 'guest');
  if (value === undefined || value === null || value === false || value === 'false') return undefined;
  // The published examples write it as text.
  if (value !== true && value !== 'true') return wrongValue('guest', 'be true or false', value).refusal;
  if (customer === undefined) return badRequest('Guest checkouts are not supported', 'guest', NOT_KEPT);
  return badRequest('A guest event has no customer', 'guest', 'Send one of customer and guest.');
}

/** Wrapped, as data may look like a refusal. Clients in PHP write an empty object as an empty list. */
function readData(body: JsonObject): { readonly data: JsonObject } | Refused {
  const data = own(body, 'data');
  if (isEmpty(data)) return { data: {} };
  return isObject(data) ? { data } : wrongValue('data', 'be an object', data);
}

function referenceTo(value: string, externalId: string | undefined): Reference {
  return externalId === undefined ? { by: 'id', value } : { by: 'external', name: externalId, value };
}

/** A time that cannot be read is refused with the rest of the data. */
function happenedAt(data: JsonObject): number | undefined {
  const sent = own(data, 'effective_timestamp');
  const kept = isEmpty(sent) ? undefined : effectiveTimestamp('data.effective_timestamp', sent);
  if (kept === undefined || isRefused(kept)) return undefined;
  return Math.round((kept.value as number) * 1_000);
}

function refused(refusal: EventRefusal): Refused {
  return { refusal };
}
