import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer } from '../wire/answer.ts';
import { maxBodyBytes } from '../wire/limits.ts';
import { decide } from './decide.ts';
import { fateOf } from './fate.ts';
import { readBody, type Body } from './read-body.ts';
import type { SandboxState } from './sandbox-state.ts';

const nothing = Buffer.alloc(0);

/** Serves one request of the public API: reads it, lets fate and the rules decide, answers, and logs. */
export async function serveApi(
  state: SandboxState,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const began = performance.now();
  const body = await readBody(request, maxBodyBytes);
  const { id, turn } = state.nextRequest();
  const now = state.clock();
  const method = request.method ?? '';
  const fate = fateOf(state.mode, turn);
  const log = (status: number, responseBody: string): void => {
    const ms = Math.round((performance.now() - began) * 10) / 10;
    const requestBody = bytesOf(body);
    state.log.add({ id, method, path, at: now, ms, status, requestBody, responseBody });
  };
  if (body.kind === 'gone' || fate.dropBefore) {
    log(0, '');
    request.socket.destroy();
    return;
  }
  const answer = decide(state, { id, method, path, headers: request.headers, body, now }, fate);
  state.settleLater();
  if (fate.waitMs > 0) await sleep(fate.waitMs, undefined, { ref: false });
  if (fate.dropAfter) {
    log(0, '');
    request.socket.destroy();
    return;
  }
  log(answer.status, answer.body);
  send(response, answer);
}

function bytesOf(body: Body): Buffer {
  return body.kind === 'whole' ? body.bytes : nothing;
}

function send(response: ServerResponse, answer: Answer): void {
  response.writeHead(answer.status, {
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(answer.body),
    ...answer.headers,
  });
  response.end(answer.body);
}
