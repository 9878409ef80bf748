import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HubApi } from '@causeway/cli/local/hub-api';
import { Stack, until } from './stack.ts';

describe('an integration with the wrong key', () => {
  let stack: Stack;

  beforeAll(async () => {
    stack = await Stack.start({ apiKey: 'not-the-key' });
  });
  afterAll(() => stack.stop());

  const send = (numbers: readonly number[]): Promise<Response> =>
    stack.post('/v1/batch', {
      batch: numbers.map((number) => ({
        type: 'track',
        userId: 'u',
        event: 'Step Taken',
        messageId: `m${number}`,
        properties: { customer: 'u', sequence: number },
      })),
    });

  it('is told apart by its connection test', async () => {
    const test = await stack.api.test(stack.integration);
    expect(test).toMatchObject({ ok: false, issue: { code: 'credentials_refused' } });
  });

  it('is paused with an explanation at the first message, and events are still taken in', async () => {
    expect((await send([1])).status).toBe(200);
    await until(
      async () => (await stack.api.integration(stack.integration)).state === 'paused',
      10_000,
      () => stack.hub.program.lastLines,
    );
    const { pause } = await stack.api.integration(stack.integration);
    expect(pause).toMatchObject({ code: 'credentials_refused' });
    expect(pause?.message).toMatch(/\S/);
    expect(pause?.hint).toMatch(/key/i);
    expect((await send([2, 3])).status).toBe(200);
    expect((await stack.inside.stats()).events.received).toBe(0);
  });

  it('stays paused over a restart of the hub', async () => {
    await stack.hub.program.stop();
    await stack.startHub();
    expect((await stack.api.integration(stack.integration)).state).toBe('paused');
    expect((await send([4])).status).toBe(200);
  });

  it('delivers everything, in order, once the key is mended and sending is resumed', async () => {
    await stack.api.change(stack.integration, { secrets: { api_key: stack.sandbox.token } });
    expect((await stack.api.test(stack.integration)).ok).toBe(true);
    await stack.api.resume(stack.integration);
    await stack.settled();
    const [user] = await stack.inside.arrivals('sequence');
    expect(user?.values).toEqual([1, 2, 3, 4]);
    expect(await stack.api.integration(stack.integration)).toMatchObject({ state: 'active', pause: null });
  });

  it('never says its key again', async () => {
    const everything = [
      await stack.api.integration(stack.integration),
      await stack.api.logs(stack.integration),
      stack.hub.program.lastLines,
    ].map((part) => JSON.stringify(part));
    for (const text of everything) {
      expect(text).not.toContain(stack.sandbox.token);
      expect(text).not.toContain('not-the-key');
    }
  });

  it('is out of reach without a token, or with another kind of key', async () => {
    await expect(new HubApi(stack.url, 'cwt_nobody').integration(stack.integration)).rejects.toMatchObject({
      status: 401,
    });
    await expect(
      new HubApi(stack.url, stack.keys.writeKey).integration(stack.integration),
    ).rejects.toMatchObject({ status: 401 });
    await expect(stack.api.integration(999_999)).rejects.toMatchObject({ status: 404 });
  });
});
