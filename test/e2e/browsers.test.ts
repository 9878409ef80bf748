import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Stack } from './stack.ts';

/** Every path that a published browser client posts to. */
const PATHS = [
  '/v1/batch',
  '/v1/b',
  '/v1/i',
  '/v1/t',
  '/v1/p',
  '/v1/track',
  '/v1/identify',
  '/beacon/v1/batch',
  '/api/s/track',
  '/batch/',
  '/capture/',
  '/e/',
];

describe('what browsers need', () => {
  let stack: Stack;

  beforeAll(async () => {
    stack = await Stack.start();
  });
  afterAll(() => stack.stop());

  it.each(PATHS)('a preflight of %s is answered', async (path) => {
    const response = await fetch(stack.url + path, {
      method: 'OPTIONS',
      headers: {
        origin: 'https://shop.example',
        'access-control-request-method': 'POST',
        'access-control-request-headers':
          'authorization,content-type,anonymousid,sentat,x-write-key,x-retry-count',
      },
    });
    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(response.headers.get('access-control-allow-credentials')).toBeNull();
    expect(response.headers.get('access-control-allow-methods')).toContain('POST');
    expect(Number(response.headers.get('access-control-max-age'))).toBeGreaterThanOrEqual(7_200);
    const allowed = (response.headers.get('access-control-allow-headers') ?? '')
      .split(',')
      .map((name) => name.trim());
    for (const name of [
      'authorization',
      'content-type',
      'content-encoding',
      'x-write-key',
      'anonymousid',
      'sentat',
      'x-retry-count',
    ]) {
      expect(allowed).toContain(name);
    }
  });

  it('refusals can be read by the page too', async () => {
    const response = await fetch(`${stack.url}/v1/track`, { method: 'POST', body: '{' });
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
  });

  it('other methods are told what to use', async () => {
    expect((await fetch(`${stack.url}/v1/track`)).status).toBe(405);
    expect((await fetch(`${stack.url}/v1/track`, { method: 'PUT', body: '{}' })).status).toBe(405);
  });

  it('the admin API does not answer other origins', async () => {
    const response = await fetch(`${stack.url}/v1/admin/integrations`, {
      headers: { origin: 'https://shop.example', authorization: `Bearer ${stack.keys.adminToken}` },
    });
    expect(response.status).toBe(200);
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('analytics.js gets settings that lead it here', async () => {
    const response = await fetch(`${stack.url}/v1/projects/${stack.keys.writeKey}/settings`);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    const settings = (await response.json()) as { integrations: Record<string, Record<string, unknown>> };
    expect(settings.integrations['Segment.io']).toMatchObject({
      apiKey: stack.keys.writeKey,
      apiHost: `${new URL(stack.url).host}/v1`,
      protocol: 'http',
    });
  });

  it("RudderStack's browser client gets a source", async () => {
    const response = await fetch(`${stack.url}/sourceConfig/?p=npm&v=3.34.1&writeKey=${stack.keys.writeKey}`);
    const { source } = (await response.json()) as { source: Record<string, unknown> };
    expect(source).toMatchObject({ writeKey: stack.keys.writeKey, enabled: true, destinations: [] });
  });

  it('the shapes in which browser clients post arrive as what they are', async () => {
    const { writeKey } = stack.keys;
    const send = (path: string, body: object, headers: Record<string, string>): Promise<Response> =>
      fetch(stack.url + path, { method: 'POST', body: JSON.stringify(body), headers });
    /** Insider keeps one of two events that are alike to the millisecond, so each says which it is. */
    const event = (messageId: string): object => ({
      type: 'track',
      userId: 'web',
      event: 'Signed Up',
      messageId,
      properties: { which: messageId },
    });
    const sendings = [
      // analytics.js: text/plain, key as Basic user and in the body
      send(
        '/v1/t',
        { ...event('ajs-next-1-1'), writeKey },
        { 'content-type': 'text/plain', authorization: `Basic ${btoa(`${writeKey}:`)}` },
      ),
      // its batching mode: key in the body only
      send(
        '/v1/b',
        { writeKey, batch: [event('ajs-next-1-2')], sentAt: new Date().toISOString() },
        { 'content-type': 'text/plain' },
      ),
      // RudderStack: the anonymous id as a header
      send('/v1/track', event('rudder-1'), {
        authorization: `Basic ${btoa(`${writeKey}:`)}`,
        anonymousid: btoa('anon-web'),
        sentat: new Date().toISOString(),
      }),
      // its beacon mode: key in the query
      send(
        `/beacon/v1/batch?writeKey=${writeKey}`,
        { batch: [event('rudder-2')] },
        { 'content-type': 'text/plain' },
      ),
      // Jitsu: key and secret in a header, masked in the body
      send(
        '/api/s/track',
        { ...event('jitsu-1'), writeKey: `${writeKey}:***` },
        { 'x-write-key': `${writeKey}:secret` },
      ),
      // PostHog: key and id in its own words
      send(
        '/e/',
        {
          api_key: writeKey,
          event: 'Signed Up',
          distinct_id: 'web',
          uuid: '0198-1',
          properties: { which: 'posthog' },
        },
        { 'content-type': 'text/plain' },
      ),
    ];
    for (const response of await Promise.all(sendings))
      expect([response.status, await response.text()]).toEqual([200, '{"success":true}']);
    await stack.settled();
    expect((await stack.inside.userBy('uuid', 'web'))?.events).toHaveLength(6);
  });
});
