import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { Agent, buildConnector } from 'undici';
import type { Egress, OutgoingAnswer, OutgoingRequest } from '../../ports/egress.ts';
import { isAllowedAddress, type Network } from './allowed-address.ts';

export interface EgressOptions {
  /** Private networks that may be called all the same. */
  readonly allow: readonly Network[];
  readonly connections?: number;
  /** Resolves a host name to addresses; the system's resolver unless given. */
  readonly resolve?: (host: string) => Promise<readonly string[]>;
}

/**
 * The guarded way out: the host is resolved, every address checked, and the connection made to the address that was
 * checked, so that a name cannot change its meaning in between; literal addresses are checked the same. Redirects
 * are not followed. Time is bounded over the whole exchange, and so are the bytes of the answer.
 */
export function openEgress(options: EgressOptions): {
  readonly send: Egress;
  readonly close: () => Promise<void>;
} {
  const resolve = options.resolve ?? systemResolve;
  const connect = buildConnector({ timeout: 10_000 });
  const agent = new Agent({
    connections: options.connections ?? 16,
    pipelining: 1,
    keepAliveTimeout: 30_000,
    connect: (target, connected) => {
      const host = target.hostname.startsWith('[') ? target.hostname.slice(1, -1) : target.hostname;
      const dial = async (): Promise<void> => {
        const address = await vetted(host, options.allow, resolve);
        const servername = isIP(host) === 0 ? (target.servername ?? host) : '';
        connect({ ...target, hostname: address, host: target.host ?? '', servername }, connected);
      };
      dial().catch((error: unknown) => connected(error as Error, null));
    },
  });
  return { send: (request) => send(agent, request), close: () => agent.close() };
}

class RefusedAddress extends Error {}

async function vetted(
  host: string,
  allow: readonly Network[],
  resolve: (host: string) => Promise<readonly string[]>,
): Promise<string> {
  const addresses = isIP(host) === 0 ? await resolve(host) : [host];
  const bad = addresses.find((address) => !isAllowedAddress(address, allow));
  const first = addresses[0];
  if (first === undefined) throw new RefusedAddress(`${host} has no address.`);
  if (bad !== undefined) {
    throw new RefusedAddress(
      `${host} leads to ${bad}, which is not on the public internet. Allow it with CAUSEWAY_ALLOW_NETWORKS if it is meant.`,
    );
  }
  return first;
}

async function systemResolve(host: string): Promise<readonly string[]> {
  return (await lookup(host, { all: true, order: 'verbatim' })).map(({ address }) => address);
}

async function send(agent: Agent, request: OutgoingRequest): Promise<OutgoingAnswer> {
  const started = performance.now();
  const deadline = AbortSignal.timeout(request.timeoutMs);
  const ended = (
    status: number,
    headers: Record<string, string>,
    body: string,
    error: string | undefined,
  ): OutgoingAnswer => ({
    status,
    headers,
    body,
    ms: Math.round((performance.now() - started) * 10) / 10,
    error,
  });
  try {
    const url = new URL(request.url);
    if (url.protocol !== 'https:' && url.protocol !== 'http:')
      return ended(0, {}, '', 'Only http and https addresses can be called.');
    const answer = await agent.request({
      origin: url.origin,
      path: url.pathname + url.search,
      method: request.method,
      headers: request.headers,
      body: request.body ?? null,
      signal: deadline,
      headersTimeout: request.timeoutMs,
      bodyTimeout: request.timeoutMs,
    });
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of answer.body as AsyncIterable<Buffer>) {
      const left = request.maxResponseBytes - size;
      chunks.push(chunk.length > left ? chunk.subarray(0, left) : chunk);
      size += chunk.length;
      if (size >= request.maxResponseBytes) {
        answer.body.destroy();
        break;
      }
    }
    const headers: Record<string, string> = {};
    for (const [name, value] of Object.entries(answer.headers)) {
      if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
    }
    return ended(answer.statusCode, headers, Buffer.concat(chunks).toString('utf8'), undefined);
  } catch (error) {
    return ended(0, {}, '', explain(error, request, deadline.aborted));
  }
}

function explain(error: unknown, request: OutgoingRequest, late: boolean): string {
  const host = URL.canParse(request.url) ? new URL(request.url).host : 'the address';
  if (error instanceof RefusedAddress) return error.message;
  const code =
    (error as { code?: string }).code ?? (error as { cause?: { code?: string } }).cause?.code ?? '';
  if (late || code === 'UND_ERR_HEADERS_TIMEOUT' || code === 'UND_ERR_BODY_TIMEOUT')
    return `${host} did not answer within ${request.timeoutMs / 1000} s.`;
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return `The name ${host} could not be resolved.`;
  if (code === 'ECONNREFUSED') return `${host} refused the connection.`;
  if (code === 'ECONNRESET' || code === 'UND_ERR_SOCKET' || code === 'EPIPE')
    return `${host} closed the connection before answering.`;
  return `${host} could not be reached: ${error instanceof Error ? error.message : String(error)}`;
}
