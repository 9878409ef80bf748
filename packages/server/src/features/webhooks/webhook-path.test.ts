import { expect, test } from 'vitest';
import { webhookPath } from './webhook-path.ts';

test.each([
  ['/webhooks/custom/a/b', 'a b'],
  ['/beta/webhooks/custom/a/b/', 'a b'],
  ['/beta/webhooks/custom/a%20b/c%2Fd', 'a b c/d'],
  ['/webhooks/custom/a/%E0%A4%A', 'a %E0%A4%A'],
  ['/webhooks/custom/__proto__/constructor', '__proto__ constructor'],
  ['/webhooks/custom/a', undefined],
  ['/webhooks/custom//b', undefined],
  ['/webhooks/custom/a/b/c', undefined],
  ['/beta/beta/webhooks/custom/a/b', undefined],
  ['/Webhooks/custom/a/b', undefined],
])('%s', (path, parts) => {
  const found = webhookPath(path);
  expect(found === undefined ? undefined : `${found.account} ${found.endpoint}`).toBe(parts);
});
