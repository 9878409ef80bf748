import { afterEach, expect, test } from 'vitest';
import { readMode, calm, type Mode } from '../http/mode.ts';
import type { JsonObject } from '../json.ts';
import { driveWebhooks, type WebhookDriver } from '../testing/webhook-driver.ts';
import { hookFateOf, retryWait } from './hook-fate.ts';

let driver: WebhookDriver | undefined;
afterEach(async () => {
  await driver?.close();
  driver = undefined;
});

const timestamp = new Date().toISOString();
const rule = [{ stream: 'events', triggers: ['*'], parameters: ['c_n'] }];

function seen(uuid: string, numbers: readonly number[]): object {
  const events = numbers.map((n) => ({ event_name: 'seen', timestamp, event_params: { custom: { n } } }));
  return { identifiers: { uuid }, events };
}

const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
const numberOf = (body: JsonObject): number => (body['event_parameters'] as { c_n: number }).c_n;

async function start(mode: Partial<Mode> = {}): Promise<WebhookDriver> {
  driver = await driveWebhooks(rule, mode);
  return driver;
}

test('calm: everything arrives once, that of one user in order', async () => {
  const { upsert, bodies, sandbox, receiver } = await start();
  receiver.answer = (response, { body }) =>
    void setTimeout(() => response.end(), 5 * (3 - (numberOf(body) % 3)));
  await upsert([seen('u', upTo(30)), seen('v', upTo(30))]);
  const arrived = await bodies();
  for (const { insiderId } of sandbox.account.directory.users) {
    expect(arrived.filter((body) => body['insider_id'] === insiderId).map(numberOf)).toEqual(upTo(30));
  }
  expect(sandbox.webhooks.courier.sum).toMatchObject({ fired: 60, sent: 60, failed: 0, waiting: 0 });
});

test('shuffled: everything arrives once and out of order; the same seed draws the same', async () => {
  const { upsert, bodies } = await start({ hookShuffleMs: 200, seed: 5 });
  await upsert([seen('u', upTo(40))]);
  const numbers = (await bodies()).map(numberOf);
  expect(numbers.toSorted((a, b) => a - b)).toEqual(upTo(40));
  expect(numbers).not.toEqual(upTo(40));
  const waits = (seed: number): unknown[] =>
    upTo(40).map((turn) => hookFateOf({ ...calm, seed, hookShuffleMs: 200 }, turn).waits);
  expect(waits(5)).toEqual(waits(5));
  expect(waits(5)).not.toEqual(waits(6));
});

test('repeated: some arrive twice', async () => {
  const { upsert, bodies, sandbox } = await start({ hookRepeat: 0.5 });
  await upsert([seen('u', upTo(40))]);
  const arrived = await bodies();
  const { repeated } = sandbox.webhooks.courier.sum;
  expect(repeated).toBeGreaterThan(5);
  expect(arrived).toHaveLength(40 + repeated);
  expect(new Set(arrived.map(numberOf)).size).toBe(40);
});

test('dropped and delayed: the share that is lost never arrives, the delayed ones arrive later', async () => {
  const { upsert, bodies, sandbox } = await start({ hookDrop: 0.3, hookDelayRate: 0.5, hookDelayMs: 150 });
  const began = performance.now();
  await upsert([seen('u', upTo(40))]);
  const times = await bodies().then((all) => all.length);
  const { dropped, sent } = sandbox.webhooks.courier.sum;
  expect(dropped).toBeGreaterThan(3);
  expect(times).toBe(sent);
  expect(sent + dropped).toBe(40);
  expect(performance.now() - began).toBeGreaterThanOrEqual(150);
});

test('what gets no 2xx is tried again with a growing wait, the same body, and given up in the end', async () => {
  const { upsert, bodies, sandbox, receiver } = await start({ hookRetries: 3, hookRetryMs: 20 });
  const answers = [500, 302, 204];
  receiver.answer = (response) => void response.writeHead(answers.shift() ?? 400).end('no');
  await upsert([seen('u', [1])]);
  await expect.poll(() => sandbox.webhooks.courier.sum.sent).toBe(1);
  const [first, second, third] = receiver.arrived;
  expect([second?.body, third?.body]).toEqual([first?.body, first?.body]);
  expect((third?.at ?? 0) - (second?.at ?? 0)).toBeGreaterThanOrEqual(39);
  await bodies();
  await upsert([seen('u', [2])]);
  expect(await bodies()).toHaveLength(4);
  expect(sandbox.webhooks.courier.sum).toMatchObject({ fired: 2, sent: 1, failed: 1, retried: 5 });
  const [last] = sandbox.webhooks.courier.sends(1);
  expect(last).toMatchObject({ status: 400, answer: 'no', attempt: 4, repeat: false, test: false });
  expect([1, 2, 3, 4].map((attempt) => retryWait({ ...calm, hookRetryMs: 20_000 }, attempt))).toEqual([
    20_000,
    40_000,
    60_000,
    undefined,
  ]);
});

test('a receiver that is slow gets it again, one that is gone is told apart by the reason', async () => {
  const { upsert, bodies, sandbox, receiver } = await start({
    hookTimeoutMs: 60,
    hookRetries: 1,
    hookRetryMs: 10,
  });
  let late = true;
  receiver.answer = (response) => {
    if (!late) response.end();
    late = false;
  };
  await upsert([seen('u', [1])]);
  expect((await bodies()).map(numberOf)).toEqual([1, 1]);
  const [good, slow] = sandbox.webhooks.courier.sends(2);
  expect(good).toMatchObject({ status: 200, attempt: 2 });
  expect(slow).toMatchObject({ status: 0, answer: 'no answer within 60 ms' });
  receiver.answer = (response) => response.destroy();
  await upsert([seen('u', [2])]);
  await bodies();
  expect(sandbox.webhooks.courier.sends(1)).toMatchObject([{ status: 0, answer: 'socket hang up' }]);
  await receiver.close();
  await upsert([seen('u', [3])]);
  await expect.poll(() => sandbox.webhooks.courier.sum.failed).toBe(2);
  expect(sandbox.webhooks.courier.sends(1)[0]?.answer).toContain('ECONNREFUSED');
});

test('a reset and a stop forget what is on its way', async () => {
  const { upsert, sandbox, receiver } = await start({ hookDelayRate: 1, hookDelayMs: 50 });
  await upsert([seen('u', upTo(5))]);
  expect(sandbox.webhooks.courier.sum.waiting).toBe(5);
  sandbox.webhooks.reset();
  expect(sandbox.webhooks.courier.sum).toMatchObject({ fired: 0, waiting: 0 });
  expect(sandbox.webhooks.book.list()).toHaveLength(1);
  await upsert([seen('v', [1])]);
  await sandbox.close();
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(receiver.arrived).toEqual([]);
});

test('the draws of webhooks do not shift each other', () => {
  const alone = upTo(200).map((turn) => hookFateOf({ ...calm, hookRepeat: 0.5 }, turn).waits.length === 2);
  const together = upTo(200).map(
    (turn) =>
      hookFateOf({ ...calm, hookRepeat: 0.5, hookShuffleMs: 9, hookDelayRate: 0.5 }, turn).waits.length === 2,
  );
  expect(together).toEqual(alone);
});

test('a mode is read with its webhook part', () => {
  const mode = { hookRepeat: 0.1, hookShuffleMs: 5, hookDrop: true, hookRetries: 0 };
  expect(readMode(mode)).toEqual({ mode: { ...calm, ...mode, hookDrop: 1 } });
  expect(readMode({ hookRetries: 21 })).toEqual({
    problems: ['hookRetries must be a whole number from 0 to 20'],
  });
});
