import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { signAsClient, type ClientRequest } from '../../adapters/crypto/testing/escher-client.ts';
import { noting, startEventsHub, type ApiReply, type EventsHub } from '../../app/testing/events-hub.ts';

let hub: EventsHub;

beforeEach(async () => {
  hub = await startEventsHub();
});
afterEach(() => hub.close());

const EVENT = { customer: 'c1', action: 'opt_in', data: {} };
const TEXT = JSON.stringify(EVENT);
const error = (reply: ApiReply): unknown => ({ status: reply.status, ...reply.body['error'] });

/** Sends what a client has signed, with whatever is changed on the way. */
function signed(
  over: Partial<ClientRequest> = {},
  onTheWay: { target?: string; body?: string; headers?: Record<string, string> } = {},
): Promise<ApiReply> {
  const request: ClientRequest = {
    method: 'POST',
    host: 'hub.example',
    path: '/events',
    body: TEXT,
    at: hub.now,
    key: hub.key,
    secret: hub.secret,
    ...over,
  };
  const headers = { ...signAsClient(request), ...onTheWay.headers };
  const body = onTheWay.body ?? request.body;
  return hub.call(request.method, onTheWay.target ?? request.path, { headers, body, key: false });
}

describe('a key', () => {
  it('is taken from the query or a header', async () => {
    expect((await hub.call('POST', '/events', { body: EVENT })).status).toBe(200);
    const headers = { 'x-api-key': hub.key };
    expect((await hub.call('GET', '/customers/c1', { headers, key: false })).status).toBe(200);
  });

  it.each([
    ['none', '/events', 'There is no API key'],
    ['an empty one', '/events?api_key=', 'There is no API key'],
    ['an unknown one', '/events?api_key=cwa_nobody', 'The API key is unknown or revoked'],
  ])('%s is refused, with what to do', async (_, target, message) => {
    const reply = await hub.call('POST', target, { body: EVENT, key: false });
    expect(error(reply)).toMatchObject({
      status: 401,
      type: 'UnauthorizedException',
      code: 0,
      message,
      hint: expect.any(String),
    });
  });

  it('of tracking does not work here, and a revoked one no more', async () => {
    const draft = { workspace: hub.workspace, kind: 'tracking', name: 'Site', keyHash: 'h', keyPrefix: 'p' };
    await hub.config.addSource(draft, 0, noting);
    expect((await hub.call('POST', '/events', { body: EVENT })).status).toBe(200);
    await hub.config.revokeSource(hub.workspace, hub.source, 1, noting);
    await hub.configured();
    expect(await hub.call('POST', '/events', { body: EVENT })).toMatchObject({ status: 401 });
  });

  it('reaches its own workspace alone', async () => {
    await hub.call('POST', '/events', { body: EVENT });
    const other = await hub.config.addWorkspace({ publicId: 'other', name: 'Other' }, 0, noting);
    const key = await hub.addKey(other.id);
    await hub.configured();
    const target = `/customers/c1?api_key=${key.key}`;
    expect(await hub.call('GET', target, { key: false })).toMatchObject({ status: 404 });
  });
});

describe('a signed request', () => {
  it('needs no key beside it', async () => {
    expect(await signed()).toMatchObject({ status: 200, body: { id: 'c1' } });
  });

  it('may be a read, with a query', async () => {
    await signed();
    const read = {
      method: 'GET',
      path: '/customers',
      body: '',
      query: [
        ['email', 'a+b@c.de'],
        ['limit', '5'],
      ] as const,
    };
    const target = `/customers?${new URLSearchParams([
      ['limit', '5'],
      ['email', 'a+b@c.de'],
    ]).toString()}`;
    expect(await signed(read, { target })).toMatchObject({ status: 200 });
  });

  it('is packed before it is signed', async () => {
    expect(await signed({ body: '{"customer":"Zoë","action":"opt_in"}' })).toMatchObject({ status: 200 });
  });

  it.each<[string, () => Promise<ApiReply>, RegExp]>([
    ['a wrong secret', () => signed({ secret: 'cws_wrong' }), /signatures do not match/],
    ['another body', () => signed({}, { body: TEXT.replace('c1', 'c2') }), /signatures do not match/],
    ['another query', () => signed({}, { target: '/events?x=1' }), /signatures do not match/],
    ['another host', () => signed({}, { headers: { host: 'other.example' } }), /signatures do not match/],
    ['a stale date', () => signed({ at: hub.now - 301_000 }), /301 seconds old/],
    ['a date to come', () => signed({ at: hub.now + 301_000 }), /301 seconds ahead/],
    ['an unknown key', () => signed({ key: 'cwa_nobody' }), /unknown or revoked/],
    ['another key beside it', () => signed({}, { target: '/events?api_key=cwa_other' }), /different keys/],
    ['a date that is none', () => signed({}, { headers: { date: 'now' } }), /date cannot be read/],
  ])('is refused with %s', async (_, send, message) => {
    const reply = await send();
    expect(error(reply)).toMatchObject({ status: 401, code: 0, message: expect.stringMatching(message) });
    expect(await hub.customers.find(hub.workspace, 'c1')).toBeUndefined();
  });

  it.each(['ANTAVO-HMAC-SHA256 nonsense', 'ANTAVO-HMAC-SHA1 Credential=x', 'Bearer abc'])(
    'with a malformed header is refused by its number: %s',
    async (authorization) => {
      const reply = await hub.call('POST', '/events', {
        body: EVENT,
        headers: { authorization },
        key: false,
      });
      expect(error(reply)).toMatchObject({
        status: 401,
        code: 101021,
        message: 'Auth header format is invalid',
      });
    },
  );

  it('that is refused leaves a receipt, once its key is known', async () => {
    await signed({ secret: 'wrong' });
    expect(await hub.receipts()).toMatchObject([
      { status: 401, issues: [{ message: 'The signatures do not match' }] },
    ]);
  });
});

describe('a workspace that takes signed requests only', () => {
  beforeEach(() => hub.change({ requireSignature: true }));

  it('refuses the key alone, with a hint and a receipt, and takes what is signed', async () => {
    const reply = await hub.call('POST', '/events', { body: EVENT });
    expect(error(reply)).toMatchObject({
      status: 401,
      message: 'The request is not signed',
      hint: expect.stringContaining('sign with the secret'),
    });
    expect(await hub.receipts()).toMatchObject([{ status: 401 }]);
    expect(await signed()).toMatchObject({ status: 200 });
    expect(await hub.call('GET', '/customers/c1')).toMatchObject({ status: 401 });
  });
});

describe('addresses', () => {
  it.each([
    ['GET', '/events', 'POST'],
    ['DELETE', '/events/bulk', 'POST'],
    ['POST', '/customers', 'GET'],
    ['PUT', '/customers/c1', 'GET'],
  ])('%s %s says what it takes', async (method, target, allow) => {
    expect(await hub.call(method, target)).toMatchObject({ status: 405, headers: { allow } });
  });

  it.each(['/events/other', '/customers/c1/points', '/customers/a/b/c', '/customers/%zz'])(
    '%s is answered in the envelope',
    async (target) => {
      const reply = await hub.call('GET', target);
      expect(error(reply)).toMatchObject({ status: 404, type: 'NotFoundException', code: 0 });
    },
  );

  it('of others are left to them', async () => {
    for (const target of ['/', '/v1/admin/customers', '/webhooks/custom/a/b', '/eventsource'])
      expect((await hub.call('GET', target)).body).toBe('not ours');
  });

  it.each(['/webhooks', '/entities/incoming_webhooks/webhook'])(
    'GET %s lists the webhooks that are active',
    async (target) => {
      expect((await hub.call('GET', target)).body).toEqual({ data: [{ id: 1, name: 'A webhook' }] });
      expect(await hub.call('GET', target, { key: false })).toMatchObject({ status: 401 });
    },
  );
});
