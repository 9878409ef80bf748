import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Stack } from './stack.ts';

describe('a data folder that came without its key file', () => {
  let stack: Stack;

  beforeAll(async () => {
    stack = await Stack.start();
    await stack.hub.program.stop();
    writeFileSync(join(stack.folder, 'data', 'secret.key'), `${'5a'.repeat(32)}\n`);
    await stack.startHub();
  });
  afterAll(() => stack.stop());

  it('pauses the integrations whose secrets cannot be opened, and says so', async () => {
    await sleep(300);
    const { state, pause } = await stack.api.integration(stack.integration);
    expect({ state, says: pause?.message }).toEqual({
      state: 'paused',
      says: expect.stringMatching(/secret|key/i) as string,
    });
  });

  it('goes on with the others, and with this one once its secret is entered again', async () => {
    const settings = { baseUrl: stack.sandbox.url, partnerName: stack.sandbox.partner };
    const { id } = await stack.api.installInsider('Another', settings, stack.sandbox.token);
    await stack.post('/v1/track', { userId: 'u', event: 'Signed Up', messageId: 'm' });
    await sleep(1_000);
    expect((await stack.api.integration(id)).counts.waiting).toBe(0);
    expect((await stack.inside.userBy('uuid', 'u'))?.events).toHaveLength(1);

    await stack.api.change(stack.integration, { secrets: { api_key: stack.sandbox.token } });
    await stack.api.resume(stack.integration);
    await stack.settled(5_000);
  });
});
