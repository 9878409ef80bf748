import { expect, test } from 'vitest';
import type { JsonObject } from '../json.ts';
import { readWebhook } from './read-webhook.ts';
import { plainForm } from './webhook.ts';

const url = 'http://127.0.0.1:1/';

function problemsOf(raw: JsonObject, anyHost = false): readonly string[] {
  const read = readWebhook({ stream: 'events', url, triggers: ['*'], ...raw }, 1, anyHost);
  return 'problems' in read ? read.problems : [];
}

test('what is left out has its usual value', () => {
  const common = { id: 7, url, headers: {}, active: true, attributes: [], form: plainForm };
  expect(readWebhook({ stream: 'events', url, triggers: ['purchase'] }, 7, false)).toEqual({
    webhook: {
      ...common,
      name: 'events 7',
      stream: 'events',
      triggers: [{ event: 'purchase', where: [] }],
      parameters: ['*'],
    },
  });
  expect(readWebhook({ stream: 'attributes', url, triggers: ['locale', 'c_x'] }, 7, false)).toEqual({
    webhook: {
      ...common,
      name: 'attributes 7',
      stream: 'attributes',
      triggers: [
        { attribute: 'lo', action: 'change' },
        { attribute: 'c_x', action: 'change' },
      ],
    },
  });
});

test.each([
  ['http://localhost/x', true],
  ['http://hooks.localhost:80/', true],
  ['http://[::1]:9/', true],
  ['http://0x7f000001/', true],
  ['http://10.0.0.1/', false],
  ['http://127.0.0.1.example.com/', false],
  ['http://localhost@example.com/', false],
  ['http://example.com/#@127.0.0.1', false],
])('%s is loopback: %s', (to, loopback) => {
  expect(problemsOf({ url: to }).length).toBe(loopback ? 0 : 1);
  expect(problemsOf({ url: to }, true)).toEqual([]);
});

test.each<[JsonObject, string]>([
  [{ stream: 'x' }, 'stream must be'],
  [{ url: 'https://127.0.0.1/' }, 'TLS is not spoken'],
  [{ url: 'ftp://127.0.0.1/' }, 'url must be'],
  [{ url: 5 }, 'url must be'],
  [{ triggers: [] }, 'at least one'],
  [{ triggers: [{ event: 5 }] }, 'event of a trigger'],
  [
    { triggers: [{ event: 'a', where: [{ parameter: 'p', operator: 'like', value: 1 }] }] },
    'operator must be',
  ],
  [{ triggers: [{ event: 'a', where: [{ parameter: 'p' }] }] }, 'value of a condition'],
  [{ stream: 'attributes', triggers: ['tier'] }, 'own ones are named c_tier'],
  [{ stream: 'attributes', triggers: [{ attribute: 'c_t', action: 'change_to' }] }, 'to of change_to'],
  [{ stream: 'attributes', triggers: [{ attribute: 'c_t', action: 'grow' }] }, 'action must be'],
  [{ stream: 'attributes', parameters: ['*'] }, 'parameters is not a setting'],
  [{ attributes: 'uuid' }, 'attributes must be a list'],
  [{ headers: { 'X-A': 5 } }, 'X-A cannot be sent'],
  [{ headers: { 'X A': 'x' } }, 'X A cannot be sent'],
  [{ headers: { 'X-A': 'a\r\nB: c' } }, 'X-A cannot be sent'],
  [{ headers: { Host: 'x' } }, 'Host cannot be sent'],
  [{ headers: 'x' }, 'headers must be'],
  [{ active: 1 }, 'active must be'],
  [{ form: { hookId: 'uuid' } }, 'hookId must be one of number, string'],
  [{ form: { toString: 'x' } }, 'toString is not a setting'],
  [{ color: 'red' }, 'color is not a setting'],
  [{ name: 5 }, 'name must be'],
])('%j is refused', (raw, problem) => {
  expect(problemsOf(raw).join('\n')).toContain(problem);
});
