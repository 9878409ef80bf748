import type { IncomingHttpHeaders } from 'node:http';
import { hasMoreParts } from '@causeway/core/result/json-parts';
import type { Issue } from '@causeway/core/result/issue';
import type { ParsedCall } from '@causeway/core/tracking/parse-call';
import { openCalls, type ParsedBody, type RequestFacts } from '@causeway/core/tracking/parse-calls';
import type { TrackingRoute } from '@causeway/core/tracking/path';

/** Beyond so many bytes a body is worth some care, so that nobody else waits for it. */
export const LARGE_BODY: number = 64 * 1024;
/** Lists and objects in a body: twenty for each event of the longest batch. Reading as many takes some 20 ms. */
const MOST_PARTS = 200_000;
/** Events that are read at a time. */
const EVENTS_AT_ONCE = 250;

/** Unpacking or reading it takes long enough that only who has a key is worth it. */
export function isCostly(raw: Uint8Array, headers: IncomingHttpHeaders): boolean {
  return (
    raw.length > LARGE_BODY ||
    headers['content-encoding'] !== undefined ||
    (raw[0] === 0x1f && raw[1] === 0x8b)
  );
}

export function hasTooManyParts(text: string): boolean {
  return hasMoreParts(text, MOST_PARTS);
}

export const TOO_MANY_PARTS: Issue = {
  code: 'too_many_parts',
  message: `A request may carry ${MOST_PARTS} lists and objects.`,
  hint: 'Send smaller batches.',
};

/** `parseCalls`, with everybody else served in between. `named`: each event came with its own id. */
export async function parseInTurns(
  route: TrackingRoute,
  body: unknown,
  facts: RequestFacts,
): Promise<Issue | (ParsedBody & { readonly named: boolean })> {
  let named = true;
  const newMessageId = (): string => {
    named = false;
    return facts.newMessageId();
  };
  const unread = openCalls(route, body, { ...facts, newMessageId });
  if (!('read' in unread)) return unread;
  const calls = new Array<ParsedCall>(unread.count);
  for (let index = 0; index < unread.count; index++) {
    if (index % EVENTS_AT_ONCE === 0) await new Promise((resolve) => setImmediate(resolve));
    calls[index] = unread.read(index);
  }
  return { calls, named };
}
