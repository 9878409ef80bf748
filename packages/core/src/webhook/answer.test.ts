import { describe, expect, test } from 'vitest';
import { answerWebhook, type WebhookOutcome } from './answer.ts';
import { authVerdict } from './auth-verdict.ts';
import type { WebhookDefinition } from './definition.ts';
import { definition } from './testing/sample.ts';

const own = definition({ response: { success: '{"ok":true}', error: '{ "ok": false }' } });
const refusal = { status: 404, type: 'NotFoundException', code: 160212, message: 'Customer not found' };
const problem = {
  code: 'customer_missing',
  status: 400,
  field: 'customer',
  message: 'No customer.',
  hint: 'Send one.',
};

function error(type: string, code: number, message: string): unknown {
  return { error: { type, code, message } };
}

describe('answers', () => {
  test.each<[string, WebhookOutcome, WebhookDefinition | undefined, number, unknown]>([
    ['registered', { kind: 'registered', event: '17' }, definition(), 200, { success: true, event: '17' }],
    ['a repeat', { kind: 'registered', event: undefined }, definition(), 200, { success: true }],
    ['its own success', { kind: 'registered', event: '17' }, own, 200, { ok: true }],
    [
      'refused',
      { kind: 'refused', refusal },
      definition(),
      404,
      error('NotFoundException', 160212, 'Customer not found'),
    ],
    ['refused, its own error', { kind: 'refused', refusal }, own, 404, { ok: false }],
    [
      'a problem',
      { kind: 'problem', problem },
      definition(),
      400,
      error('BadRequestException', 113401, 'No customer. Send one.'),
    ],
    ['a problem, its own error', { kind: 'problem', problem }, own, 400, { ok: false }],
    [
      'a problem of nobody’s',
      { kind: 'problem', problem: { code: 'body_not_json', status: 400, message: 'Not JSON.' } },
      undefined,
      400,
      error('BadRequestException', 0, 'Not JSON.'),
    ],
    ['ignored', { kind: 'ignored' }, own, 200, { status: 'ignored' }],
    [
      'ignored, 401',
      { kind: 'ignored' },
      definition({ whenNotMatched: 'unauthorized' }),
      401,
      error('UnauthorizedException', 0, 'The request is not authorized.'),
    ],
    [
      'ignored, 404',
      { kind: 'ignored' },
      definition({ whenNotMatched: 'not_found' }),
      404,
      error('NotFoundException', 0, 'There is no active webhook at this address.'),
    ],
    [
      'denied',
      { kind: 'denied', auth: authVerdict('signature_wrong') },
      own,
      401,
      error('UnauthorizedException', 0, 'No signature fits the body.'),
    ],
    [
      'from elsewhere',
      { kind: 'denied', auth: authVerdict('address_not_allowed') },
      own,
      403,
      error('ForbiddenException', 0, 'The sender’s address is not on the list.'),
    ],
    [
      'unknown',
      { kind: 'unknown_endpoint' },
      undefined,
      404,
      error('NotFoundException', 0, 'There is no active webhook at this address.'),
    ],
    [
      'another method',
      { kind: 'wrong_method', allowed: ['PUT'] },
      undefined,
      405,
      error('MethodNotAllowedException', 0, 'This webhook takes PUT.'),
    ],
    [
      'too large',
      { kind: 'too_large', limitBytes: 1000 },
      undefined,
      413,
      error('RequestTooLargeException', 0, 'The body may have 1000 bytes at most.'),
    ],
    [
      'too fast',
      { kind: 'too_fast', retryAfterSeconds: 1.2 },
      undefined,
      429,
      error('TooManyRequestsException', 0, 'Too many requests. Try again in 2 s.'),
    ],
  ])('%s', (_, outcome, webhook, status, body) => {
    const answered = answerWebhook(outcome, webhook);
    expect([answered.status, JSON.parse(answered.body)]).toEqual([status, body]);
    expect(answered.headers['content-type']).toMatch(/^application\/json/);
  });

  test('its own texts go out to the letter, unless they are not JSON', () => {
    const refused: WebhookOutcome = { kind: 'refused', refusal };
    expect(answerWebhook(refused, own).body).toBe('{ "ok": false }');
    expect(answerWebhook(refused, definition({ response: { success: 'null', error: '{' } })).body).toMatch(
      /160212/,
    );
    expect(
      answerWebhook(
        { kind: 'registered', event: '1' },
        definition({ response: { success: 'null', error: '' } }),
      ).body,
    ).toBe('null');
  });

  test('the headers that go with a status', () => {
    const denied: WebhookOutcome = { kind: 'denied', auth: authVerdict('header_missing') };
    const headers = (outcome: WebhookOutcome, over: Partial<WebhookDefinition> = {}) =>
      answerWebhook(outcome, definition(over)).headers;
    expect(headers({ kind: 'wrong_method', allowed: ['POST', 'PUT'] })['allow']).toBe('POST, PUT');
    expect(headers({ kind: 'too_fast', retryAfterSeconds: 0 })['retry-after']).toBe('1');
    expect(
      headers(denied, { auth: { kind: 'basic', user: 'a', secrets: ['b'] } })['www-authenticate'],
    ).toMatch(/^Basic/);
    expect(headers(denied, { auth: { kind: 'bearer', secrets: ['b'] } })['www-authenticate']).toBe('Bearer');
    expect(headers(denied)['www-authenticate']).toBeUndefined();
  });
});
