import { expect, test } from 'vitest';
import { startSandbox } from './start-sandbox.ts';
import { send } from './testing/send.ts';

test('a sandbox makes up a token, listens on loopback and stops', async () => {
  const sandbox = await startSandbox({ port: 0 });
  expect(sandbox.url).toBe(`http://127.0.0.1:${sandbox.port}`);
  expect(sandbox.account.partner).toBe('sandbox');
  expect(sandbox.account.token).toMatch(/^[0-9a-f]{32}$/);
  expect((await send(sandbox.url, '/_sandbox')).status).toBe(200);
  await sandbox.close();
  await expect(send(sandbox.url, '/_sandbox')).rejects.toThrow('ECONNREFUSED');
});

test('a taken port is an error', async () => {
  const first = await startSandbox({ port: 0 });
  await expect(startSandbox({ port: first.port })).rejects.toThrow('EADDRINUSE');
  await first.close();
});

test('a webhook that is none, or leads elsewhere, is an error', async () => {
  const webhook = { stream: 'events', url: 'http://192.0.2.1/', triggers: ['*'] } as const;
  await expect(startSandbox({ port: 0, webhooks: [webhook] })).rejects.toThrow('loopback addresses only');
  const sandbox = await startSandbox({ port: 0, webhooks: [webhook], webhookAnywhere: true });
  expect(sandbox.webhooks.book.list()).toHaveLength(1);
  await sandbox.close();
});

test('the same seed names the same people', async () => {
  const ids = await Promise.all(
    [1, 1, 2].map(async (seed) => {
      const { url, account, close } = await startSandbox({ port: 0, token: 't', seed });
      await send(url, '/api/user/v1/upsert', {
        body: { users: [{ identifiers: { uuid: 'u' }, attributes: { age: 1 } }] },
      });
      await close();
      return [...account.directory.users][0]?.insiderId;
    }),
  );
  expect(ids[0]).toBe(ids[1]);
  expect(ids[2]).not.toBe(ids[0]);
});
