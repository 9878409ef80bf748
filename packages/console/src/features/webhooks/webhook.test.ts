import { expect, it } from 'vitest';
import { addressOf } from './webhook.ts';

it('a new endpoint lies beside those that are known', () => {
  const known = [{ url: 'https://hub.example/beta/webhooks/custom/w1/first', endpoint: 'first' }];
  expect(addressOf('second', known, 'http://127.0.0.1', 'w1')).toBe(
    'https://hub.example/beta/webhooks/custom/w1/second',
  );
  expect(addressOf('a b', [], 'http://127.0.0.1', 'w1')).toBe(
    'http://127.0.0.1/beta/webhooks/custom/w1/a%20b',
  );
});
