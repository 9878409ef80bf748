import fc from 'fast-check';
import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { WEBHOOK_BLUEPRINTS } from './blueprints.data.ts';
import { curlLine } from './curl-line.ts';
import type { WebhookAuth } from './definition.ts';
import { definition } from './testing/sample.ts';

const URL = 'https://hub.example.com/webhooks/custom/1/points';

/** The arguments as a shell hands them over. */
function argumentsOf(line: string): readonly string[] {
  const script = `curl() { printf '%s\\0' "$@"; }\n${line}`;
  return execFileSync('sh', ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1);
}

describe('the curl line', () => {
  test('sends the body to the webhook', () => {
    expect(curlLine(definition(), URL, { customer_id: "O'Hara" })).toBe(
      [
        `curl -X POST '${URL}' \\`,
        `  -H 'content-type: application/json' \\`,
        String.raw`  --data-binary '{"customer_id":"O'\''Hara"}'`,
      ].join('\n'),
    );
  });

  test('has the headers that filters ask for, and names for secrets', () => {
    const line = curlLine(
      definition({
        method: 'PUT',
        filters: {
          op: 'and',
          rules: [
            { path: 'headers.X-Kind', operator: 'is_one_of', value: ['order', 'cart'] },
            { path: 'headers.x-kind', operator: 'exists' },
            { path: 'headers.X-Pass', operator: 'equals', secret: 'pass' },
            { path: 'headers.X-Other', operator: 'does_not_exist' },
            { path: 'body.a', operator: 'equals', value: 1 },
          ],
        },
        auth: { kind: 'bearer', secrets: ['token'] },
      }),
      URL,
      '{}',
    );
    expect(argumentsOf(line)).toEqual([
      '-X',
      'PUT',
      URL,
      '-H',
      'content-type: application/json',
      '-H',
      'authorization: Bearer <token>',
      '-H',
      'x-kind: order',
      '-H',
      'x-pass: <pass>',
      '--data-binary',
      '{}',
    ]);
  });

  test.each<[WebhookAuth, string]>([
    [{ kind: 'header_token', header: 'X-Token', secrets: ['t'] }, 'x-token: <t>'],
    [{ kind: 'basic', user: 'shop', secrets: ['p'] }, 'shop:<p>'],
    [
      { kind: 'hmac', preset: 'standard_webhooks', toleranceSeconds: 300, secrets: ['s'] },
      'webhook-signature: v1,<signature>',
    ],
    [
      { kind: 'hmac', preset: 'github', toleranceSeconds: 300, secrets: ['s'] },
      'x-hub-signature-256: sha256=<signature>',
    ],
    [
      { kind: 'hmac', preset: 'shopify', toleranceSeconds: 300, secrets: ['s'] },
      'x-shopify-hmac-sha256: <signature>',
    ],
    [
      { kind: 'hmac', preset: 'stripe', toleranceSeconds: 300, secrets: ['s'] },
      'stripe-signature: t=<unix seconds>,v1=<signature>',
    ],
    [
      {
        kind: 'hmac',
        preset: 'generic',
        header: 'X-Sig',
        algorithm: 'sha1',
        encoding: 'hex',
        prefix: 'v=',
        timestamp: { header: 'X-At', toleranceSeconds: 9 },
        signed: '{body}',
        secrets: ['s'],
      },
      'x-sig: v=<signature>',
    ],
  ])('%j', (auth, expected) => {
    expect(argumentsOf(curlLine(definition({ auth }), URL, '{}'))).toContain(expected);
  });

  test('a shell hands over every body as it is', () => {
    const bodies = fc.string({
      unit: fc.constantFrom("'", '"', '\\', '$', '`', '\n', '!', '(', ' ', 'é', '%'),
    });
    fc.assert(
      fc.property(bodies, (body) => {
        expect(argumentsOf(curlLine(definition(), URL, body)).at(-1)).toBe(body);
      }),
      { numRuns: 40 },
    );
    for (const blueprint of WEBHOOK_BLUEPRINTS) {
      const sent = argumentsOf(curlLine(blueprint.definition, URL, blueprint.sample)).at(-1);
      expect(JSON.parse(sent ?? '')).toEqual(blueprint.sample);
    }
  });
});
