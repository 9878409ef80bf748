import { ERASED } from '@causeway/core/erasure/black-out';
import { isRefused, type EventRefusal } from '@causeway/core/event/event-refusal';
import type { Registered } from '@causeway/core/register/register';
import type { Submission } from '@causeway/core/register/submission';
import { isObject, own } from '@causeway/core/result/json';
import { answerJson, errorOf, type ErrorAnswer } from './answers.ts';
import { customerAnswer, movingEvents, type MovingEvent } from './customer-answer.ts';
import type { EventsApiTools, Exchange } from './exchange.ts';
import { keepReceipt, refuse, type RefusedEvent } from './keep-receipt.ts';
import { readEvent, sentMessageId } from './read-event.ts';
import { badRequest, Refusal } from './refusals.ts';

/** The published number is 50; beyond this one a request is taken for a mistake. */
const MOST_EVENTS = 1_000;
const LONGEST_KEY = 512;

/** POST /events: one event, answered with its customer. */
export async function submitEvent(tools: EventsApiTools, exchange: Exchange, body: unknown): Promise<void> {
  const submission = readEvent(body, roadOf(tools, exchange, idempotencyKey(exchange)));
  if (isRefused(submission)) return refuse(tools, exchange, submission.refusal, sentMessageId(body));
  tools.registrar.admit(exchange.bytes);
  const [registered] = await tools.registrar.submit([submission], exchange.bytes);
  if (registered?.refusal !== undefined)
    return refuse(tools, shownOf(exchange, [registered]), registered.refusal, submission.messageId, 1);
  if (registered?.after === undefined) throw new Error('a submission was lost');
  count(tools, registered);
  const events = await eventsOf(tools, submission, registered);
  answerJson(exchange.response, 200, customerAnswer(registered.after, events), {
    ...(registered.repeats === undefined ? {} : { 'idempotent-replayed': 'true' }),
  });
}

interface Entry {
  readonly body: unknown;
  readonly submission: Submission | undefined;
  /** Why it was not even submitted. */
  readonly refusal: EventRefusal | undefined;
}

/** POST /events/bulk: always 200, with a result for each event in its order. They share one transaction. */
export async function submitEvents(tools: EventsApiTools, exchange: Exchange, body: unknown): Promise<void> {
  const key = idempotencyKey(exchange);
  const entries = listOf(body).map((event, index): Entry => {
    const read = readEvent(event, roadOf(tools, exchange, key === undefined ? undefined : `${key}#${index}`));
    return isRefused(read)
      ? { body: event, submission: undefined, refusal: read.refusal }
      : { body: event, submission: read, refusal: undefined };
  });
  const submissions = entries.flatMap(({ submission }) => submission ?? []);
  if (submissions.length > 0) tools.registrar.admit(exchange.bytes);
  const registered =
    submissions.length === 0 ? [] : await tools.registrar.submit(submissions, exchange.bytes);
  const results: ({ events: readonly MovingEvent[] } | ErrorAnswer)[] = [];
  const refused: RefusedEvent[] = [];
  let next = 0;
  for (const [index, entry] of entries.entries()) {
    const outcome = entry.submission === undefined ? undefined : registered[next++];
    const refusal = entry.refusal ?? outcome?.refusal;
    if (refusal !== undefined) {
      refused.push({ refusal, index, messageId: entry.submission?.messageId ?? sentMessageId(entry.body) });
      results.push(errorOf(refusal));
    } else if (entry.submission !== undefined && outcome !== undefined) {
      count(tools, outcome);
      results.push({ events: await eventsOf(tools, entry.submission, outcome) });
    }
  }
  tools.counts.refused += refused.length;
  const counted = registered.filter(({ refusal }) => refusal !== undefined).length;
  if (refused.length > 0)
    await keepReceipt(
      tools,
      shownOf(exchange, registered),
      200,
      refused,
      entries.length - refused.length,
      counted,
    );
  answerJson(exchange.response, 200, { results, total: entries.length, errors: refused.length });
}

/** The request as it may be written down: nothing is kept of who was erased. */
function shownOf(exchange: Exchange, registered: readonly Registered[]): Exchange {
  return registered.some(({ suppressed }) => suppressed === true) ? { ...exchange, body: ERASED } : exchange;
}

function count({ counts }: EventsApiTools, { repeats }: Registered): void {
  if (repeats === undefined) counts.accepted++;
  else counts.duplicates++;
}

function listOf(body: unknown): readonly unknown[] {
  const events = isObject(body) ? own(body, 'events') : undefined;
  if (!Array.isArray(events))
    throw new Refusal(badRequest('events must be a list of events', 'events', 'Send {"events":[{…},{…}]}.'));
  if (events.length > MOST_EVENTS)
    throw new Refusal(
      badRequest(`A request may carry ${MOST_EVENTS} events`, 'events', 'Send several requests.'),
    );
  return events as readonly unknown[];
}

function roadOf(tools: EventsApiTools, { key, receivedAt }: Exchange, messageId: string | undefined) {
  const { workspace, id } = key.source;
  return { workspace, source: id, receivedAt, messageId, newId: tools.newId };
}

function idempotencyKey({ request }: Exchange): string | undefined {
  const sent = request.headers['idempotency-key'];
  const key = typeof sent === 'string' ? sent.trim() : '';
  if (key.length > LONGEST_KEY)
    throw new Refusal(
      badRequest(`An idempotency key has at most ${LONGEST_KEY} characters`, 'idempotency-key'),
    );
  return key === '' ? undefined : key;
}

/** Of a repeat: what the first one did, so that both answers are the same. */
async function eventsOf(
  { customers }: EventsApiTools,
  { workspace, action }: Submission,
  { event, effect, repeats }: Registered,
): Promise<readonly MovingEvent[]> {
  if (repeats === undefined) return movingEvents(event, action, effect);
  const first = (await customers.event(workspace, repeats))?.event;
  return movingEvents(first?.id, first?.type ?? action, first?.effect);
}
