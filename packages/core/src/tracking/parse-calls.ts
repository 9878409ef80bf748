import type { Issue } from '../result/issue.ts';
import { asWritten } from '../result/as-written.ts';
import { isObject, own, type Json, type JsonObject } from '../result/json.ts';
import { deeperThan } from './depth.ts';
import { MAX_DEPTH, parseCall, type CallEnvelope, type ParsedCall } from './parse-call.ts';
import type { TrackingRoute } from './path.ts';
import { fromPosthog, isPosthogBody } from './posthog.ts';
import { parseTime } from './timestamp.ts';

/** What a request says beside its body. `anonymousId` and `sentAt` come from headers of browser clients. */
export interface RequestFacts {
  readonly receivedAt: number;
  readonly anonymousId?: string | undefined;
  /** The id of the visitor in a first-party cookie. */
  readonly visitorId?: string | undefined;
  readonly sentAt?: string | undefined;
  readonly newMessageId: () => string;
}

export interface ParsedBody {
  readonly calls: readonly ParsedCall[];
}

/** The most events that one request may carry. Segment's own limit is 2,500. */
const MAX_EVENTS_PER_REQUEST = 10_000;
/** The most characters that the context of a batch may become, all its events together. */
const MOST_SPREAD = 32 * 1024 * 1024;

/** The calls of a body, each of them still to be read. They are read in order, once each. */
export interface UnreadCalls {
  readonly count: number;
  readonly read: (index: number) => ParsedCall;
}

/**
 * Reads the parsed body of a tracking request into calls, each judged on its own: one bad event never fails a batch.
 * An `Issue` as answer means that the request as a whole cannot be read.
 */
export function parseCalls(route: TrackingRoute, body: unknown, request: RequestFacts): ParsedBody | Issue {
  const unread = openCalls(route, body, request);
  if (!('read' in unread)) return unread;
  const calls = new Array<ParsedCall>(unread.count);
  for (let index = 0; index < unread.count; index++) calls[index] = unread.read(index);
  return { calls };
}

/** The same, for who reads a long batch a part at a time. */
export function openCalls(route: TrackingRoute, body: unknown, request: RequestFacts): UnreadCalls | Issue {
  if (Array.isArray(body) && (route === 'batch' || route === 'posthog' || route === 'events'))
    return openCalls(route, { batch: body }, request);
  if (!isObject(body)) return { code: 'not_an_object', message: 'The body must be a JSON object.' };
  const posthog = route === 'posthog' || (route === 'batch' && isPosthogBody(body));
  const context = own(body, 'context');
  const integrations = own(body, 'integrations');
  const list = route === 'events' ? eventList(body) : undefined;
  const batched = list !== undefined || route === 'batch' || (posthog && Object.hasOwn(body, 'batch'));
  const envelope: CallEnvelope = {
    receivedAt: request.receivedAt,
    sentAt: parseTime(own(body, 'sentAt') ?? own(body, 'sent_at')) ?? parseTime(request.sentAt),
    context: batched && isObject(context) ? context : undefined,
    integrations: batched && isObject(integrations) ? integrations : undefined,
    anonymousId: request.anonymousId,
    visitorId: request.visitorId,
    newMessageId: request.newMessageId,
  };
  if (!batched) {
    const kind = route === 'posthog' || route === 'events' ? undefined : route;
    return { count: 1, read: () => parseCall(posthog ? fromPosthog(body) : body, kind, envelope) };
  }
  const batch = list ?? own(body, 'batch');
  if (!Array.isArray(batch)) {
    return { code: 'no_batch', field: 'batch', message: 'A batch needs its events as a list in "batch".' };
  }
  if (batch.length > MAX_EVENTS_PER_REQUEST) {
    return {
      code: 'batch_too_long',
      field: 'batch',
      message: `A batch carries at most ${MAX_EVENTS_PER_REQUEST} events; this one has ${batch.length}.`,
      hint: 'Send it in smaller parts.',
    };
  }
  const shared = sharedFault(envelope, batch.length);
  if (shared !== undefined) return shared;
  const written = envelope.context && { ...envelope, context: asWritten(envelope.context) };
  return {
    count: batch.length,
    read: (index) =>
      parseCall(posthog ? fromPosthog(batch[index]) : batch[index], undefined, written ?? envelope, index),
  };
}

/**
 * What a batch says once is kept with every event of it: a small request must not become a very large one, nor bring in
 * by that door what no event may be.
 */
function sharedFault({ context, integrations }: CallEnvelope, events: number): Issue | undefined {
  for (const [field, value] of Object.entries({ context, integrations })) {
    if (value === undefined || !deeperThan(value, MAX_DEPTH)) continue;
    return { code: 'too_deep', field, message: `Lists and objects may be nested ${MAX_DEPTH} levels deep.` };
  }
  if (context === undefined || events < 2) return undefined;
  const characters = JSON.stringify(context).length;
  if (characters * events <= MOST_SPREAD) return undefined;
  return {
    code: 'context_too_large',
    field: 'context',
    message: `Each event of a batch gets its context: ${characters} characters in ${events} events are more than ${MOST_SPREAD} in all.`,
    hint: 'Send smaller batches, or a smaller context.',
  };
}

/** The events of a signed body that carries more than one; undefined when it is one event itself. */
function eventList(body: JsonObject): readonly Json[] | undefined {
  const batch = own(body, 'batch');
  if (Array.isArray(batch)) return batch;
  const events = own(body, 'events');
  return Array.isArray(events) ? events : undefined;
}
