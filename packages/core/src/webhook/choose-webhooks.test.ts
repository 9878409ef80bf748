import { describe, expect, test } from 'vitest';
import { chooseWebhooks, compileEndpoints, type ActiveWebhook } from './choose-webhooks.ts';
import { compileWebhook } from './compile-webhook.ts';
import type { WebhookDefinition } from './definition.ts';
import { definition, request } from './testing/sample.ts';

function active(id: number, over: Partial<WebhookDefinition>): ActiveWebhook {
  const tools = { digest: () => new Uint8Array(32) };
  return { id, webhook: compileWebhook(definition(over), { token: 'hush' }, tools) };
}

/** Wants `kind`, and a token when `token` is set. */
function webhook(id: number, kind: string, token = false): ActiveWebhook {
  return active(id, {
    filters: { op: 'and', rules: [{ path: 'body.kind', operator: 'equals', value: kind }] },
    auth: token ? { kind: 'header_token', header: 'x-token', secrets: ['token'] } : { kind: 'none' },
  });
}

function choose(webhooks: readonly ActiveWebhook[], kind: string, token?: string): unknown {
  const headers: Record<string, string> = token === undefined ? {} : { 'x-token': token };
  const choice = chooseWebhooks(webhooks, request({ kind }, { headers }));
  return [choice.kind, choice.answers.id, choice.kind === 'run' ? choice.run.map(({ id }) => id) : []];
}

describe('who takes a request', () => {
  test.each<[string, readonly ActiveWebhook[], string, string | undefined, unknown]>([
    [
      'every match runs, the oldest answers',
      [webhook(1, 'a'), webhook(2, 'b'), webhook(3, 'b')],
      'b',
      undefined,
      ['run', 2, [2, 3]],
    ],
    [
      'one that refuses does not stop others',
      [webhook(1, 'a', true), webhook(2, 'a')],
      'a',
      'wrong',
      ['run', 2, [2]],
    ],
    ['with the token both run', [webhook(1, 'a', true), webhook(2, 'a')], 'a', 'hush', ['run', 1, [1, 2]]],
    ['nobody wants it', [webhook(1, 'a'), webhook(2, 'b')], 'c', undefined, ['ignored', 1, []]],
    ['wanted, and not proved', [webhook(1, 'a'), webhook(2, 'b', true)], 'b', 'wrong', ['denied', 2, []]],
    ['not wanted, and not proved', [webhook(1, 'a', true)], 'b', 'wrong', ['denied', 1, []]],
    ['not wanted, and proved', [webhook(1, 'a', true)], 'b', 'hush', ['ignored', 1, []]],
    ['proved to the second only', [webhook(1, 'a', true), webhook(2, 'a')], 'b', 'wrong', ['ignored', 2, []]],
  ])('%s', (_, webhooks, kind, token, expected) => {
    expect(choose(webhooks, kind, token)).toEqual(expected);
  });

  test('an endpoint is found by method and name, its webhooks in order of creation', () => {
    const find = compileEndpoints([
      active(3, { endpoint: 'b' }),
      active(1, { endpoint: 'a', method: 'PUT' }),
      active(2, { endpoint: 'b' }),
      active(4, { endpoint: 'b', method: 'PUT' }),
    ]);
    const ids = (method: string, endpoint: string): unknown => {
      const found = find(method, endpoint);
      return found.kind === 'found' ? found.webhooks.map(({ id }) => id) : found;
    };
    expect(ids('POST', 'b')).toEqual([2, 3]);
    expect(ids('PUT', 'b')).toEqual([4]);
    expect(ids('POST', 'a')).toEqual({ kind: 'wrong_method', allowed: ['PUT'] });
    expect(ids('GET', 'b')).toEqual({ kind: 'wrong_method', allowed: ['POST', 'PUT'] });
    expect(ids('POST', 'B')).toEqual({ kind: 'unknown' });
    expect(ids('POST', 'constructor')).toEqual({ kind: 'unknown' });
  });
});
