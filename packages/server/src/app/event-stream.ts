import { once } from 'node:events';
import type { FastifyReply } from 'fastify';
import type { Log } from '../ports/log.ts';

/** So often it is asked whether whoever watches may still do so. */
const RECHECK_MS = 15_000;

export interface StreamTools {
  readonly log: Log;
  readonly recheckMs?: number | undefined;
  /** Ends all streams, so that nobody's watching holds up a shutdown. */
  readonly closing: AbortSignal;
}

/** That the client has gone, or is to go. `then` is called once; at once when it has gone already. */
export interface Gone {
  readonly signal: AbortSignal;
  readonly on: (then: () => void) => void;
}

export function goneOf(reply: FastifyReply, closing: AbortSignal): Gone & { readonly end: () => void } {
  const controller = new AbortController();
  const end = (): void => controller.abort();
  reply.raw.once('close', end);
  closing.addEventListener('abort', end, { once: true });
  controller.signal.addEventListener('abort', () => closing.removeEventListener('abort', end));
  if (closing.aborted) end();
  return {
    signal: controller.signal,
    on: (then) => {
      if (controller.signal.aborted) then();
      else controller.signal.addEventListener('abort', then, { once: true });
    },
    end,
  };
}

/** Writes each part as a server-sent event, as fast as the client takes them, until either side ends it. */
export async function sendStream(
  reply: FastifyReply,
  parts: AsyncIterable<unknown>,
  gone: Gone & { readonly end: () => void },
  still: () => Promise<boolean>,
  { log, recheckMs = RECHECK_MS }: StreamTools,
): Promise<void> {
  const { raw } = reply;
  reply.hijack();
  raw.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    'content-type': 'text/event-stream; charset=utf-8',
    'x-accel-buffering': 'no',
  });
  raw.flushHeaders();
  const iterator = parts[Symbol.asyncIterator]();
  const left = new Promise<undefined>((resolve) => gone.on(() => resolve(undefined)));
  const recheck = setInterval(() => {
    still().then(
      (may) => {
        if (!may) gone.end();
      },
      // Who cannot be checked is not shown anything more.
      () => gone.end(),
    );
  }, recheckMs);
  try {
    while (!gone.signal.aborted) {
      const next = await Promise.race([iterator.next(), left]);
      if (next === undefined || next.done === true) break;
      if (!raw.write(`data: ${JSON.stringify(next.value)}\n\n`))
        await once(raw, 'drain', { signal: gone.signal }).catch(() => undefined);
    }
  } catch (error) {
    log.error({ err: error }, 'a stream of the admin API failed unexpectedly');
  } finally {
    clearInterval(recheck);
    gone.end();
    iterator.return?.()?.catch((error: unknown) => log.error({ err: error }, 'a stream did not end well'));
    raw.end();
  }
}
