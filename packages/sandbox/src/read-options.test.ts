import { expect, test } from 'vitest';
import { readOptions } from './read-options.ts';
import { TokenBucket } from './rules/rate-pool.ts';

test('arguments win over the environment, and nothing is made up', () => {
  const order = { customer: 'customer', sequence: 'sequence' };
  expect(readOptions([], {})).toEqual({ front: false, order });
  const env = { SANDBOX_PORT: '1', SANDBOX_TOKEN: 'e', SANDBOX_FRONT: '1' };
  expect(readOptions([], env)).toEqual({ front: true, order, port: 1, token: 'e' });
  expect(readOptions(['--port', '2', '--partner', 'p', '--seed=3'], env)).toEqual({
    front: true,
    order,
    port: 2,
    partner: 'p',
    token: 'e',
    seed: 3,
  });
});

test.each([['--port', 'x'], ['--port', '70000'], ['--port', ''], ['--seed', '1.5'], ['--what'], ['stray']])(
  '%s %s is refused',
  (...argv) => {
    expect(() => readOptions(argv, {})).toThrow(/must be a whole number|Unknown option|Unexpected argument/);
  },
);

test('a process may send webhooks', () => {
  const url = 'http://127.0.0.1:9/in';
  const header = ['--webhook-header', 'X-Key: a:b', '--webhook-attributes', 'uuid, c_x'];
  const { webhooks, webhookAnywhere } = readOptions(['--webhook-url', url, ...header], {});
  const common = { url, headers: { 'X-Key': 'a:b' }, attributes: ['uuid', 'c_x'], triggers: ['*'] };
  expect(webhooks).toMatchObject([
    { ...common, stream: 'events', parameters: ['*'] },
    { ...common, stream: 'attributes' },
  ]);
  expect(webhookAnywhere).toBeUndefined();
  const environment = readOptions(['--webhook-anywhere'], { SANDBOX_WEBHOOK_URL: url });
  expect(environment.webhookAnywhere).toBe(true);
  expect(environment.webhooks).toMatchObject([
    { url, attributes: ['uuid', 'email', 'phone_number'] },
    { url },
  ]);
  expect(() => readOptions(['--webhook-url', url, '--webhook-header', 'x'], {})).toThrow('Name: value');
});

test('a process may watch other parameters and know no rate limits', () => {
  const options = readOptions(['--unlimited', '--sequence-param', 'n', '--customer-param', 'who'], {});
  expect(options.order).toEqual({ customer: 'who', sequence: 'n' });
  const bucket = new TokenBucket(options.rates?.write ?? 0, 0);
  for (let taken = 0; taken < 100_000; taken++) expect(bucket.take(0)).toBe(0);
});
