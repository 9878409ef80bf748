import { once } from 'node:events';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { operation, route, type Caller } from '@causeway/contract/operation';
import fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Refused } from '@causeway/contract/problem';
import { mountRoutes } from './mount-routes.ts';

const watch = operation({
  id: 'watch',
  method: 'GET',
  path: '/v1/admin/watch',
  tag: 'Test',
  summary: 'Counts',
  role: 'viewer',
  query: z.strictObject({ how: z.string() }),
  status: 200,
  answer: z.object({ n: z.int(), text: z.string() }),
  stream: true,
  refusals: [],
});
const CALLER: Caller = { workspace: 1, role: 'viewer', actor: { kind: 'token', id: 1, name: 't' } };

describe('a stream', () => {
  let app: FastifyInstance;
  let known: boolean;
  let made: number;
  let ended: number;
  let gone: number;
  const logged: unknown[] = [];

  beforeEach(async () => {
    known = true;
    made = ended = gone = 0;
    logged.length = 0;
    app = fastify({ forceCloseConnections: 'idle' });
    const counting = route(watch, async ({ query: { how } }, _caller, { onGone }) => {
      if (how === 'refused') throw new Refused(400, 'no', 'No.');
      let wake: () => void = () => undefined;
      onGone(() => {
        gone++;
        wake();
      });
      async function* count(): AsyncGenerator<{ n: number; text: string }> {
        try {
          for (let n = 1; ; n++) {
            if (n === 3 && how === 'waits') await new Promise<void>((resolve) => (wake = resolve));
            if (n === 3 && how === 'breaks') throw new Error('broken');
            if (n === 3 && how === 'short') return;
            made = n;
            yield { n, text: how === 'floods' ? 'x'.repeat(10_000) : 'a\nb' };
          }
        } finally {
          ended++;
        }
      }
      return count();
    });
    mountRoutes(app, [counting], {
      callerOf: async () => (known ? CALLER : undefined),
      sessionOf: async () => undefined,
      csrfOf: () => '',
      publicUrl: undefined,
      log: { info: () => undefined, warn: () => undefined, error: (facts) => logged.push(facts) },
      version: '0',
      recheckMs: 20,
    });
    await app.listen({ port: 0 });
  });
  afterEach(() => app.close());

  const open = (how: string): Promise<Response> =>
    fetch(`http://localhost:${(app.server.address() as AddressInfo).port}/v1/admin/watch?how=${how}`, {
      headers: { authorization: 'Bearer x' },
    });
  const until = async (met: () => boolean): Promise<void> => {
    for (let turn = 0; turn < 400 && !met(); turn++) await sleep(10);
    expect(met()).toBe(true);
  };

  it('is written as server-sent events that nobody keeps', async () => {
    const response = await open('short');
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      'x-content-type-options': 'nosniff',
    });
    expect(await response.text()).toBe('data: {"n":1,"text":"a\\nb"}\n\ndata: {"n":2,"text":"a\\nb"}\n\n');
    expect([ended, gone]).toEqual([1, 1]);
  });

  it('is a problem like any other when it is refused before it begins', async () => {
    const response = await open('refused');
    expect([response.status, response.headers.get('content-type')]).toEqual([
      400,
      'application/problem+json; charset=utf-8',
    ]);
  });

  it('ends, with what makes it, when the client goes', async () => {
    const response = await open('waits');
    const reader = response.body?.getReader();
    await reader?.read();
    await reader?.cancel();
    await until(() => ended === 1 && gone === 1);
  });

  it('ends when whoever watches may not any more', async () => {
    const response = await open('waits');
    const whole = response.text();
    await sleep(100);
    expect(ended).toBe(0);
    known = false;
    expect(await whole).toContain('"n":2');
    expect([ended, gone]).toEqual([1, 1]);
  });

  it('does not hold up the end of the hub', async () => {
    const response = await open('waits');
    const whole = response.text();
    await until(() => made === 2);
    const began = performance.now();
    await app.close();
    expect(performance.now() - began).toBeLessThan(2_000);
    expect(await whole).toContain('"n":2');
    expect(ended).toBe(1);
  });

  it('is made no faster than it is read', async () => {
    const { port } = app.server.address() as AddressInfo;
    const socket: Socket = connect(port, 'localhost');
    await once(socket, 'connect');
    socket.pause();
    socket.write('GET /v1/admin/watch?how=floods HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer x\r\n\r\n');
    await until(() => made > 10);
    await sleep(300);
    const held = made;
    await sleep(300);
    expect(made).toBe(held);
    socket.destroy();
    await until(() => ended === 1);
  });

  it('says in the log when it breaks, and ends', async () => {
    const response = await open('breaks');
    expect(await response.text()).toContain('"n":2');
    expect(logged).toMatchObject([{ err: { message: 'broken' } }]);
  });

  it('is not started by a look at its headers', async () => {
    const response = await app.inject({ method: 'HEAD', url: '/v1/admin/watch?how=waits' });
    expect([response.statusCode, made]).toEqual([405, 0]);
  });
});
