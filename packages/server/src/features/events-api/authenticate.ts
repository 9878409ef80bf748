import type { IncomingMessage } from 'node:http';
import type { ApiKey } from '../../ports/api-keys.ts';
import type { SignatureClaim, WireRequest } from '../../ports/request-signatures.ts';
import type { EventsApiTools } from './exchange.ts';
import {
  badSignature,
  lostSecret,
  malformedSignature,
  noKey,
  Refusal,
  twoKeys,
  unknownKey,
  unsigned,
} from './refusals.ts';

/** Whose request it is, and what it says of its signature, if it is signed. */
export interface Caller {
  readonly key: ApiKey;
  readonly claim: SignatureClaim | undefined;
}

/**
 * Finds out whose request it is, before its body is read: who is not known gets no room. The key is in the query, in a
 * header, or in the signature. Throws `Refusal`.
 */
export async function findCaller(
  tools: Pick<EventsApiTools, 'findKey' | 'signatures'>,
  request: IncomingMessage,
  query: URLSearchParams,
): Promise<Caller> {
  const { authorization } = request.headers;
  const claim = authorization === undefined ? undefined : tools.signatures.read(authorization);
  if (claim === 'malformed') throw new Refusal(malformedSignature());
  const sent = keyOf(request, query);
  if (sent === undefined && claim === undefined)
    throw new Refusal(authorization === undefined ? noKey() : malformedSignature());
  if (sent !== undefined && claim !== undefined && sent !== claim.key) throw new Refusal(twoKeys());
  const key = await tools.findKey(claim?.key ?? sent ?? '');
  if (key === undefined) throw new Refusal(unknownKey());
  return { key, claim };
}

/**
 * Checks the signature, now that there is a body, or that none is asked for. A signed request is judged by its signature
 * whatever key came along. Throws `Refusal`.
 */
export function checkSignature(
  { signatures }: Pick<EventsApiTools, 'signatures'>,
  { key, claim }: Caller,
  request: IncomingMessage,
  body: Uint8Array,
  now: number,
): void {
  if (claim === undefined) {
    if (key.requireSignature) throw new Refusal(unsigned());
    return;
  }
  if (key.secret === undefined) throw new Refusal(lostSecret());
  const wire: WireRequest = {
    method: request.method ?? '',
    target: request.url ?? '',
    headers: pairs(request.rawHeaders),
    body,
  };
  const fault = signatures.verify(claim, wire, key.secret, now);
  if (fault !== undefined) throw new Refusal(badSignature(fault));
}

function keyOf({ headers }: IncomingMessage, query: URLSearchParams): string | undefined {
  const header = headers['x-api-key'];
  const key = query.get('api_key') ?? (typeof header === 'string' ? header : undefined);
  return key === undefined || key.trim() === '' ? undefined : key.trim();
}

function pairs(raw: readonly string[]): readonly (readonly [string, string])[] {
  return Array.from({ length: raw.length / 2 }, (_, index) => [
    raw[index * 2] ?? '',
    raw[index * 2 + 1] ?? '',
  ]);
}
