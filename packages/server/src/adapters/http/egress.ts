import { isIP } from 'node:net';
import { Agent, buildConnector } from 'undici';
import type { CallFailure, Egress, OutgoingAnswer, OutgoingRequest } from '../../ports/egress.ts';
import { isAllowedAddress, type Network } from './allowed-address.ts';
import { readTarget, refusedHeader } from './read-target.ts';
import { createVetAddress, refused, RefusedAddress, type Resolve } from './vet-address.ts';

export interface EgressOptions {
  /** Private networks that may be called all the same. */
  readonly allow: readonly Network[];
  readonly connections?: number;
  /** Resolves a host name to addresses; the system's resolver unless given. */
  readonly resolve?: Resolve;
}

/**
 * The guarded way out: the host is resolved, every address checked, and the connection made to the address that was
 * checked, so that a name cannot change its meaning in between; literal addresses are checked the same, and so is the
 * far end of the connection. Redirects are not followed, proxies of the environment not used. Time is bounded over the
 * whole exchange, and so are the bytes of the answer.
 */
export function openEgress(options: EgressOptions): {
  readonly send: Egress;
  readonly close: () => Promise<void>;
} {
  const { allow } = options;
  const vet = createVetAddress(allow, options.resolve);
  const connect = buildConnector({ timeout: 10_000 });
  const agent = new Agent({
    connections: options.connections ?? 16,
    pipelining: 1,
    keepAliveTimeout: 30_000,
    connect: (target, connected) => {
      const host = target.hostname.startsWith('[') ? target.hostname.slice(1, -1) : target.hostname;
      const dial = async (): Promise<void> => {
        const address = await vet(host);
        const servername = isIP(host) === 0 ? (target.servername ?? host) : '';
        connect({ ...target, hostname: address, host: target.host ?? '', servername }, (error, socket) => {
          if (error !== null) return connected(error, null);
          const far = socket.remoteAddress ?? '';
          if (isAllowedAddress(far, allow)) return connected(null, socket);
          socket.destroy();
          connected(refused(host, far), null);
        });
      };
      dial().catch((error: unknown) => connected(error as Error, null));
    },
  });
  return { send: (request) => send(agent, request), close: () => agent.close() };
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
  const stays = (failure: CallFailure): OutgoingAnswer => ({
    ...ended(0, {}, '', failure.issue.message),
    failure,
  });
  const target = readTarget(request.url);
  if ('refused' in target) return stays({ kind: 'credentials', issue: target.refused });
  const header = refusedHeader(request.headers);
  if (header !== undefined) return stays({ kind: 'refused', issue: header });
  try {
    const answer = await agent.request({
      ...target,
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
    if (error instanceof RefusedAddress) return stays({ kind: 'credentials', issue: error.issue });
    return ended(0, {}, '', explain(error, request, deadline.aborted));
  }
}

function explain(error: unknown, request: OutgoingRequest, late: boolean): string {
  const { host } = new URL(request.url);
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
