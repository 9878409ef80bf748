import type { EventRefusal } from '@causeway/core/event/event-refusal';

/** What Insider is answered. `body` is JSON text. */
export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly retryAfterSeconds?: number;
}

/** `event`: the number of what was registered. */
export function okAnswer(event: number | undefined): Answer {
  return answer(200, { status: 'ok', ...(event === undefined ? {} : { event: String(event) }) });
}

/** Nothing was done, and there is nothing to send again. `event`: what had been registered of it before. */
export function ignoredAnswer(reason: string, event?: number): Answer {
  return answer(200, {
    status: 'ignored',
    reason,
    ...(event === undefined ? {} : { event: String(event) }),
  });
}

/** The envelope of the events API (antavo FACTS (b)). */
export function errorAnswer(
  { status, type, code, message }: Pick<EventRefusal, 'status' | 'type' | 'code' | 'message'>,
  retryAfterSeconds?: number,
): Answer {
  return {
    ...answer(status, { error: { type, code, message } }),
    ...(retryAfterSeconds === undefined
      ? {}
      : { retryAfterSeconds: Math.max(1, Math.ceil(retryAfterSeconds)) }),
  };
}

function answer(status: number, body: object): Answer {
  return { status, body: JSON.stringify(body) };
}
