import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Json } from '../json.ts';
import { readBody } from '../http/read-body.ts';
import type { SandboxState } from '../http/sandbox-state.ts';
import { panelForm } from '../panel/panel-form.ts';
import { panel } from '../panel/panel.ts';
import { controlApi } from './control-api.ts';
import { isLoopbackHost } from './loopback-host.ts';
import { refusal, type Reply } from './reply.ts';

const maxControlBytes = 100_000;
/** Nothing is loaded but our own style sheet, nothing runs, nobody frames us. */
const policy =
  "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** Serves everything under `/_sandbox`: the panel and its API, for this machine only. */
export async function serveControl(
  state: SandboxState,
  url: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const reply = await replyTo(state, url, request);
  response.writeHead(reply.status, {
    'Content-Type': reply.type,
    ...(reply.location === undefined ? {} : { Location: reply.location }),
    'Content-Security-Policy': policy,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'no-store',
  });
  if (typeof reply.body === 'string') response.end(reply.body);
  else await pipeline(Readable.from(reply.body), response);
}

async function replyTo(state: SandboxState, url: string, request: IncomingMessage): Promise<Reply> {
  const { host } = request.headers;
  if (host === undefined || !isLoopbackHost(host))
    return refusal(403, 'the panel answers to loopback names only');
  const { path, query } = split(url);
  if (path === undefined) return refusal(400, 'this address cannot be read');
  const method = request.method === 'HEAD' ? 'GET' : (request.method ?? '');
  state.account.pending.settle(state.clock());
  if (method === 'GET') {
    return path[0] === 'api'
      ? controlApi(state, { method, path: path.slice(1), query, body: undefined })
      : panel(state, path, query, host);
  }
  const type = typeOf(request);
  if (path[0] !== 'api') {
    if (method !== 'POST' || type !== 'application/x-www-form-urlencoded')
      return refusal(405, 'the panel takes its own forms only');
    if (!isFrom(request.headers.origin, host)) return refusal(403, 'the panel takes its own forms only');
    const form = await readBody(request, maxControlBytes);
    if (form.kind !== 'whole') return refusal(413, 'the form is too large');
    return panelForm(state, path, new URLSearchParams(form.bytes.toString('utf8')));
  }
  // a page of another origin cannot send this type without asking first, and is never told yes
  if (type !== 'application/json') return refusal(415, 'send application/json');
  const body = await readBody(request, maxControlBytes);
  if (body.kind !== 'whole') return refusal(413, 'the body is too large');
  const parsed = parse(body.bytes);
  if (parsed === undefined) return refusal(400, 'the body is not JSON');
  return controlApi(state, { method, path: path.slice(1), query, body: parsed.value });
}

function typeOf(request: IncomingMessage): string {
  const [type = ''] = (request.headers['content-type'] ?? '').split(';');
  return type.trim().toLowerCase();
}

/** Any page may send a form here; only one of our own bears our name as its origin. */
function isFrom(origin: string | undefined, host: string): boolean {
  return origin !== undefined && URL.parse(origin)?.host === host;
}

/** An empty body stands for no value: `reset` needs none. */
function parse(bytes: Buffer): { readonly value: Json | undefined } | undefined {
  if (bytes.length === 0) return { value: undefined };
  try {
    return { value: JSON.parse(bytes.toString('utf8')) as Json };
  } catch {
    return undefined;
  }
}

function split(url: string): { path?: readonly string[]; query: URLSearchParams } {
  const mark = url.indexOf('?');
  const query = new URLSearchParams(mark < 0 ? '' : url.slice(mark + 1));
  const parts = (mark < 0 ? url : url.slice(0, mark)).split('/').slice(2);
  try {
    return { path: parts.filter((part) => part !== '').map(decodeURIComponent), query };
  } catch {
    return { query };
  }
}
