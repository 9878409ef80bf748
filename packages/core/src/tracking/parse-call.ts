import { AUDIENCE_EVENTS } from '../audience/change-events.ts';
import { CONSENT_CHANGED } from '../consent/changed-event.ts';
import type { Issue } from '../result/issue.ts';
import { asWritten } from '../result/as-written.ts';
import { isObject, own, type Json, type JsonObject } from '../result/json.ts';
import type { CallKind, TrackingCall } from './call.ts';
import { lookThrough } from './look-through.ts';
import { correctedTimestamp, parseTime } from './timestamp.ts';

/** What the request around a call says about it. `newMessageId` names an event whose sender gave it no id. */
export interface CallEnvelope {
  readonly receivedAt: number;
  readonly sentAt: number | undefined;
  readonly context: JsonObject | undefined;
  readonly integrations: JsonObject | undefined;
  readonly anonymousId: string | undefined;
  /** Of the browser's first-party cookie: for events that name nobody, and for who says who they are. */
  readonly visitorId?: string | undefined;
  readonly newMessageId: () => string;
}

export type ParsedCall =
  | { readonly ok: true; readonly call: TrackingCall }
  | { readonly ok: false; readonly issue: Issue; readonly messageId: string | undefined };

const KINDS: ReadonlySet<string> = new Set(['identify', 'track', 'page', 'screen', 'group', 'alias']);
const MAX_ID = 512;
const MAX_MESSAGE_ID = 1024;
const MAX_NAME = 255;
/** How deep lists and objects of an event may be in each other. */
export const MAX_DEPTH = 32;
const NOTHING: JsonObject = Object.freeze({});

/**
 * Reads one call of the tracking API. `kind` comes from the path; inside a batch it is undefined and the item's own
 * `type` decides; `index` is its place there. Ids may be numbers. A refusal names the field and the fix and concerns this call only.
 */
export function parseCall(
  item: unknown,
  kind: CallKind | undefined,
  envelope: CallEnvelope,
  index = 0,
): ParsedCall {
  if (!isObject(item)) return refuse(undefined, 'not_an_object', '', 'An event must be a JSON object.');
  const messageId = idText(own(item, 'messageId'), MAX_MESSAGE_ID);
  if (messageId === null) {
    return refuse(
      undefined,
      'bad_message_id',
      'messageId',
      `messageId must be text of at most ${MAX_MESSAGE_ID} characters.`,
    );
  }
  const type = kind ?? own(item, 'type');
  if (typeof type !== 'string' || !KINDS.has(type)) {
    const got = typeof type === 'string' ? `"${type.slice(0, 40)}"` : 'nothing';
    return refuse(
      messageId,
      'bad_type',
      'type',
      `type must be one of ${[...KINDS].join(', ')}; it is ${got}.`,
    );
  }
  const userId = idText(own(item, 'userId'), MAX_ID);
  if (userId === null) return refuse(messageId, 'bad_user_id', 'userId', ID_RULE('userId'));
  const anonymousId = idText(own(item, 'anonymousId'), MAX_ID);
  if (anonymousId === null)
    return refuse(messageId, 'bad_anonymous_id', 'anonymousId', ID_RULE('anonymousId'));
  const anyAnonymousId =
    anonymousId ??
    envelope.anonymousId ??
    // Beside a userId only an identify says that visitor and person are one.
    (userId === undefined || type === 'identify' ? envelope.visitorId : undefined);
  if (userId === undefined && anyAnonymousId === undefined) {
    return refuse(
      messageId,
      'no_user_anon_id',
      'userId',
      'Send a userId or an anonymousId: without one nobody can be found.',
    );
  }
  const looked = lookThrough(item, MAX_DEPTH);
  if (looked === 'too_deep') {
    return refuse(messageId, 'too_deep', '', `Lists and objects may be nested ${MAX_DEPTH} levels deep.`);
  }
  return build(
    looked === 'fine' ? item : asWritten(item),
    type as CallKind,
    { messageId, userId, anonymousId: anyAnonymousId },
    envelope,
    index,
  );
}

interface Ids {
  readonly messageId: string | undefined;
  readonly userId: string | undefined;
  readonly anonymousId: string | undefined;
}

function build(
  item: JsonObject,
  kind: CallKind,
  ids: Ids,
  envelope: CallEnvelope,
  index: number,
): ParsedCall {
  let type: string = kind;
  let previousId: string | undefined;
  let data: JsonObject;
  switch (kind) {
    case 'track': {
      const event = own(item, 'event');
      if (typeof event !== 'string' || event.trim() === '') {
        return refuse(
          ids.messageId,
          'no_event',
          'event',
          'A track needs the name of what happened in "event".',
        );
      }
      if (event.length > MAX_NAME) {
        return refuse(
          ids.messageId,
          'long_event',
          'event',
          `The name of an event has at most ${MAX_NAME} characters.`,
        );
      }
      type = event.trim().toWellFormed();
      // Jobs act on what the hub says: whoever has the key of a web page must not be able to say it.
      if (type === CONSENT_CHANGED) {
        return refuse(
          ids.messageId,
          'reserved_event',
          'event',
          `"${type}" is what the hub itself says of consents: send what was said in context.consent.`,
        );
      }
      if (AUDIENCE_EVENTS.has(type)) {
        return refuse(
          ids.messageId,
          'reserved_event',
          'event',
          `"${type}" is what the hub itself says of audiences: give the event another name.`,
        );
      }
      data = object(own(item, 'properties'));
      break;
    }
    case 'page':
    case 'screen':
      data = named(object(own(item, 'properties')), item);
      break;
    case 'identify':
      data = object(own(item, 'traits') ?? own(object(own(item, 'context')), 'traits'));
      break;
    case 'group': {
      const groupId = idText(own(item, 'groupId'), MAX_ID);
      if (groupId === undefined || groupId === null) {
        return refuse(ids.messageId, 'no_group_id', 'groupId', 'A group needs a groupId.');
      }
      data = { ...object(own(item, 'traits')), groupId };
      break;
    }
    case 'alias': {
      const sent = idText(own(item, 'previousId'), MAX_ID);
      // analytics.js leaves it out for a visitor, who has been called by their anonymous id until now.
      const previous = sent === undefined ? ids.anonymousId : sent;
      if (previous === undefined || previous === null || ids.userId === undefined) {
        const field = ids.userId === undefined ? 'userId' : 'previousId';
        return refuse(
          ids.messageId,
          'no_previous_id',
          field,
          'An alias needs previousId (the old id) and userId (the new one).',
        );
      }
      previousId = previous;
      data = { previousId };
      break;
    }
  }
  const originalAt = parseTime(own(item, 'originalTimestamp') ?? own(item, 'timestamp'));
  const sentAt = parseTime(own(item, 'sentAt')) ?? envelope.sentAt;
  const context = object(own(item, 'context'));
  const integrations = own(item, 'integrations');
  return {
    ok: true,
    call: {
      kind,
      type,
      userId: ids.userId,
      anonymousId: ids.anonymousId,
      previousId,
      messageId: ids.messageId ?? envelope.newMessageId(),
      // Events of one batch that say no time follow one another by a millisecond: alike events stay two events.
      timestamp: correctedTimestamp(
        envelope.receivedAt + (originalAt === undefined ? index : 0),
        originalAt,
        sentAt,
      ),
      originalAt,
      sentAt,
      data,
      context: envelope.context === undefined ? context : { ...envelope.context, ...context },
      integrations: isObject(integrations) ? integrations : envelope.integrations,
    },
  };
}

/** A page's name and category stand beside its properties on the wire and belong to what happened. */
function named(properties: JsonObject, item: JsonObject): JsonObject {
  const name = own(item, 'name');
  const category = own(item, 'category');
  if (typeof name !== 'string' && typeof category !== 'string') return properties;
  const result: Record<string, Json | undefined> = { ...properties };
  if (typeof name === 'string' && !Object.hasOwn(result, 'name')) result['name'] = name;
  if (typeof category === 'string' && !Object.hasOwn(result, 'category')) result['category'] = category;
  return result;
}

function object(value: Json | undefined): JsonObject {
  return isObject(value) ? value : NOTHING;
}

/** Text or number as an id; undefined when missing or blank, null when it cannot be one. */
function idText(value: Json | undefined, max: number): string | undefined | null {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') {
    if (value.length > max) return null;
    const text = value.trim();
    return text === '' ? undefined : text.toWellFormed();
  }
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : null;
}

function ID_RULE(field: string): string {
  return `${field} must be text (or a number) of at most ${MAX_ID} characters.`;
}

function refuse(messageId: string | undefined, code: string, field: string, message: string): ParsedCall {
  return { ok: false, messageId, issue: field === '' ? { code, message } : { code, field, message } };
}
