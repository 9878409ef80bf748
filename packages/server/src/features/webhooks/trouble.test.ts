import { afterAll, beforeAll, expect, it } from 'vitest';
import { startHookHub, type HookHub } from '../../app/testing/hook-hub.ts';
import { startRawServer, type RawServer } from '../../app/testing/raw-server.ts';
import { Overloaded, type Registrar } from '../../intake/registrar.ts';
import { StoreError } from '../../ports/store-error.ts';
import { Accounts } from './accounts.ts';
import { createWebhookHandler, type WebhookCounts } from './webhook-handler.ts';

let hooks: HookHub;
let server: RawServer;
const counts: WebhookCounts = {
  requests: 0,
  done: 0,
  ignored: 0,
  error: 0,
  nowhere: 0,
  unlogged: 0,
  overloaded: 0,
};
const budget = { reading: 0, max: 1_000 };
let failure: Error = new Error('nothing is wrong yet');

beforeAll(async () => {
  hooks = await startHookHub();
  await hooks.hook();
  const { webhooks, openWebhookSecret, digest } = hooks.hub.webhooks.tools;
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const accounts = new Accounts({ config: hooks.hub.config, webhooks, openWebhookSecret, digest, log });
  await accounts.reload();
  const registrar = {
    admit: () => undefined,
    submitWithReceipt: () => Promise.reject(failure),
  } as unknown as Registrar;
  const tools = { clock: () => 1, newMessageId: () => 'm', hash: (text: string) => text };
  const handler = createWebhookHandler({ ...tools, accounts, registrar, log, counts, budget });
  server = await startRawServer([handler]);
});
afterAll(async () => {
  await server.close();
  await hooks.close();
});

it.each([
  [new Overloaded(2), 429, '2', 'TooManyRequestsException'],
  [new StoreError('full', 'The disk is full.'), 503, '10', 'ServiceUnavailableException'],
  [new Error('bug'), 500, undefined, 'InternalErrorException'],
])('%s is said in a way that makes senders try again', async (error, status, after, type) => {
  failure = error;
  const reply = await server.send('/webhooks/custom/public-w/points', { body: '{"customer_id":"x"}' });
  expect([reply.status, reply.headers['retry-after']]).toEqual([status, after]);
  expect(JSON.parse(reply.text)).toMatchObject({ error: { type } });
  expect(reply.text).not.toContain('disk');
  expect(reply.text).not.toContain('bug');
});

it('bodies that are more than the hub can hold at a time come back later', async () => {
  const reply = await server.send('/webhooks/custom/public-w/points', { body: 'x'.repeat(2_000) });
  expect([reply.status, reply.headers['retry-after']]).toEqual([429, '1']);
  expect(counts).toMatchObject({ requests: 4, overloaded: 2, done: 0 });
  expect(budget.reading).toBe(0);
});
