import type { EventRefusal } from '@causeway/core/event/event-refusal';
import { redactKeys } from '../../intake/redact-keys.ts';
import { answerRefusal } from './answers.ts';
import type { EventsApiTools, Exchange } from './exchange.ts';

/** An event that was not registered, and its place in its request. */
export interface RefusedEvent {
  readonly refusal: EventRefusal;
  readonly index: number;
  readonly messageId: string | undefined;
}

/**
 * Writes down what was refused of a request, so that people find it. `counted`: how many of them registering itself
 * refused.
 */
export async function keepReceipt(
  { receipts }: Pick<EventsApiTools, 'receipts'>,
  { request, path, key, receivedAt, body }: Exchange,
  status: number,
  refused: readonly RefusedEvent[],
  accepted: number,
  counted: number,
): Promise<void> {
  await receipts.keep([
    {
      source: key.source.id,
      at: receivedAt,
      method: request.method ?? 'POST',
      path,
      status,
      accepted,
      counted,
      issues: refused.map(({ refusal: { code, message, field, hint }, index, messageId }) => ({
        code: `event_${code}`,
        message,
        ...(field === undefined ? {} : { field }),
        ...(hint === undefined ? {} : { hint }),
        index,
        messageId,
      })),
      body: redactKeys(body),
    },
  ]);
}

/** Answers a request that was refused as a whole, and writes it down. */
export async function refuse(
  tools: Pick<EventsApiTools, 'receipts' | 'counts'>,
  exchange: Exchange,
  refusal: EventRefusal,
  messageId?: string,
  counted = 0,
): Promise<void> {
  tools.counts.refused++;
  await keepReceipt(tools, exchange, refusal.status, [{ refusal, index: 0, messageId }], 0, counted);
  answerRefusal(exchange.response, refusal, retryAfter(refusal));
}

/** When to try again, for what passes by itself. */
export function retryAfter({ status }: EventRefusal, seconds = 10): Readonly<Record<string, string>> {
  return status === 429 || status === 503 ? { 'retry-after': String(seconds) } : {};
}
