import { gzipSync } from 'node:zlib';
import type { JsonObject } from '@causeway/core/result/json';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startInboundHub, type Answered, type InboundHub } from '../../app/testing/inbound-hub.ts';
import { StoreError } from '../../ports/store-error.ts';

const PROFILE = '/v1/webhook/insider/profile';
const INBOUND: JsonObject = {
  profile: [
    { from: 'city', to: 'city' },
    { from: 'c_tier', to: 'tier' },
    { from: 'birthday', to: 'birth_date' },
  ],
  events: [{ event: 'quiz_done', to: 'point_add', rows: [{ from: 'points', to: 'points' }] }],
};
const OPEN: JsonObject = { inbound: { ...INBOUND, autoSubscribe: 'on' } };
const ayse = (attrs: JsonObject = {}): JsonObject => ({
  attrs: { uuid: 'ayse', ...attrs },
  hook_id: 12,
  insider_id: 'i-ayse',
});
const quiz = (points: number, attrs: JsonObject = {}): JsonObject => ({
  ...ayse(attrs),
  event_name: 'quiz_done',
  event_parameters: { points },
});

let hub: InboundHub;
beforeEach(async () => {
  hub = await startInboundHub(OPEN);
});
afterEach(() => hub.close());

test('what was decided is counted', async () => {
  await hub.hook(quiz(5));
  await hub.hook(quiz(5));
  await hub.hook({});
  await hub.hook('{');
  await hub.post(PROFILE, ayse());
  expect(hub.counts).toEqual({ requests: 5, done: 1, ignored: 2, error: 1, unknown: 1, overloaded: 0 });
});

describe('who may send', () => {
  test('the key goes into the address, a header or a bearer token', async () => {
    const body = ayse({ city: 'Bonn' });
    expect((await hub.hook(body)).body).toEqual({ status: 'ok', event: '1' });
    const unchanged = { status: 'ignored', reason: 'unchanged' };
    for (const headers of [{ 'x-api-key': hub.key }, { authorization: `Bearer ${hub.key}` }])
      expect((await hub.post(PROFILE, body, headers)).body).toEqual(unchanged);
  });

  test('without a key, or with one that nobody has, there is an envelope and no row', async () => {
    for (const query of ['', '?api_key=', '?api_key=cwi_nobody']) {
      const { status, body } = await hub.post(`${PROFILE}${query}`, ayse());
      expect([status, body]).toMatchObject([401, { error: { type: 'UnauthorizedException', code: 0 } }]);
    }
    expect(await hub.receipts()).toEqual([]);
  });

  test('a tracking key is none, and the key of a removed integration none any more; a paused one still hears', async () => {
    const tracking = await hub.addKey('tracking');
    expect((await hub.post(`${PROFILE}?api_key=${tracking}`, ayse())).status).toBe(401);
    await hub.change({ state: 'paused' });
    expect((await hub.hook(ayse({ city: 'Bonn' }))).status).toBe(200);
    await hub.change({ state: 'removed' });
    expect((await hub.hook(ayse({ city: 'Köln' }))).status).toBe(401);
  });

  test('a key of the events API does where one integration alone can be meant', async () => {
    const api = await hub.addKey('api');
    expect((await hub.post(`${PROFILE}?api_key=${api}`, ayse({ city: 'Bonn' }))).status).toBe(200);
    const repeated = await hub.hook(quiz(5));
    expect(repeated.status).toBe(200);
    expect((await hub.post(`${PROFILE}?api_key=${api}`, quiz(5))).body).toMatchObject({
      status: 'ignored',
      reason: 'repeated',
    });
    await hub.add({ inbound: { echoMinutes: 5 } });
    const { status, body } = await hub.post(`${PROFILE}?api_key=${api}`, ayse());
    expect([status, JSON.stringify(body)]).toEqual([401, expect.stringContaining('several integrations')]);
    expect((await hub.hook(ayse({ city: 'Ulm' }))).status).toBe(200);
  });

  test('the header that the settings ask for must have its value, and is never shown', async () => {
    await hub.change({ settings: { inbound: { ...INBOUND, autoSubscribe: 'on', extraHeader: 'X-Proof' } } });
    expect((await hub.post(`${PROFILE}?api_key=${hub.key}`, ayse(), { 'x-proof': '' })).status).toBe(401);
    await hub.change({ secrets: { inbound_header: 'open sesame' } });
    for (const given of ['', 'open sesam', 'open sesame!'])
      expect((await hub.post(`${PROFILE}?api_key=${hub.key}`, ayse(), { 'x-proof': given })).status).toBe(
        401,
      );
    const body = ayse({ city: 'Bonn' });
    expect((await hub.post(`${PROFILE}?api_key=${hub.key}`, body, { 'x-proof': 'open sesame' })).status).toBe(
      200,
    );
    const receipts = await hub.receipts();
    expect(receipts.map(({ status, reason }) => [status, reason])).toEqual([
      ['done', undefined],
      ...Array.from({ length: 4 }, () => ['error', 'wrong_header']),
    ]);
    const all = JSON.stringify(receipts);
    for (const secret of ['open sesam', hub.key]) expect(all).not.toContain(secret);
  });
});

describe('what a request is, its content says', () => {
  test.each([
    '/v1/webhook/insider/profile',
    '/v1/webhook/insider/event',
    '/v1/webhook/insider',
    '/v1/webhook/insider/',
  ])('%s takes both kinds', async (path) => {
    expect((await hub.hook(ayse({ city: 'Bonn' }), path)).body).toEqual({ status: 'ok', event: '1' });
    expect((await hub.hook(quiz(25), path)).body).toEqual({ status: 'ok', event: '2' });
    expect(hub.events().map(({ type }) => type)).toEqual(['profile', 'point_add']);
    expect((await hub.receipts()).map((one) => [one.type, one.action, one.path, one.event])).toEqual([
      ['event', 'point_add', path, 2],
      ['profile', 'profile', path, 1],
    ]);
  });

  test('other paths are not its own, other methods are told so', async () => {
    expect((await hub.send('/v1/webhook/insider/users')).status).toBe(599);
    const { status, headers, text } = await hub.send(`${PROFILE}?api_key=${hub.key}`, { method: 'PUT' });
    expect([status, headers.allow]).toEqual([405, 'POST']);
    expect(JSON.parse(text)).toMatchObject({ error: { type: 'MethodNotAllowedException' } });
  });

  test('a profile and an event say here what the mapping makes of them', async () => {
    await hub.hook(ayse({ city: 'Bonn', c_tier: 'gold', birthday: '1993-03-12T00:00:00Z', foo: 1 }));
    expect(await hub.customer('ayse')).toMatchObject({
      status: 'inactive',
      attributes: { city: 'Bonn', tier: 'gold', birth_date: '1993-03-12' },
    });
    await hub.hook(quiz(25));
    expect((await hub.customer('ayse'))?.membership?.balances.score).toBe(25);
    const [event, profile] = await hub.receipts();
    expect(event).toMatchObject({
      status: 'done',
      customer: { id: 'ayse' },
      customerText: 'ayse',
      statusCode: 200,
    });
    expect(profile?.kept.issues).toMatchObject([
      { code: 'changed', message: expect.stringContaining('city') },
    ]);
    expect(profile?.kept.response).toBe('{"status":"ok","event":"1"}');
  });

  test.each<[string, unknown, string]>([
    ['an empty body', '', 'test'],
    ['an empty object', {}, 'test'],
    ['placeholders', { attrs: { uuid: 'test', city: 'test' }, hook_id: 1, insider_id: 'test' }, 'test'],
    ['a list of several', [ayse(), ayse()], 'unknown'],
    ['a text', '"hello"', 'unknown'],
    ['another shape', { foo: { bar: 1 } }, 'unknown'],
    ['attributes without a mapping', ayse({ surname: 'Yılmaz' }), 'no_mapping'],
    ['an event without a mapping', { ...quiz(1), event_name: 'other' }, 'no_mapping'],
  ])('%s is ignored with the reason, and makes nobody', async (_name, body, reason) => {
    const answered = await hub.hook(body);
    expect([answered.status, answered.body]).toEqual([200, { status: 'ignored', reason }]);
    expect(await hub.receipts()).toMatchObject([
      {
        status: 'ignored',
        reason,
        statusCode: 200,
        kept: { issues: [{ message: expect.stringMatching(/\S/) }] },
      },
    ]);
    expect(hub.database.prepare('SELECT count(*) FROM customers').row()).toEqual([0]);
  });
});

describe('what cannot be taken', () => {
  test('a body that is not JSON says where and how to mend it', async () => {
    const { status, body } = await hub.hook('{"attrs": {"uuid": "ayse",}}');
    expect([status, JSON.stringify(body)]).toEqual([400, expect.stringContaining('line 1, column')]);
    expect(await hub.receipts()).toMatchObject([
      {
        status: 'error',
        reason: 'body_not_json',
        statusCode: 400,
        kept: {
          request: { body: '{"attrs": {"uuid": "ayse",}}' },
          issues: [{ hint: expect.stringMatching(/\S/) }],
        },
      },
    ]);
  });

  test('a request without anybody in it, or for a wrong event type, is refused in the envelope', async () => {
    const nobody = await hub.hook({ attrs: { city: 'Bonn' }, hook_id: 1 });
    expect([nobody.status, nobody.body]).toMatchObject([400, { error: { code: 113401 } }]);
    await hub.change({
      settings: { inbound: { ...INBOUND, events: [{ event: 'quiz_done', to: 'no_such_event', rows: [] }] } },
    });
    expect((await hub.hook(quiz(1))).status).toBe(400);
    await hub.change({
      settings: { inbound: { ...INBOUND, events: [{ event: 'quiz_done', to: 'point_add', rows: [] }] } },
    });
    const without = await hub.hook(quiz(1));
    expect(without.status).toBe(404);
    await hub.change({
      settings: {
        inbound: {
          ...INBOUND,
          autoSubscribe: 'on',
          events: [{ event: 'quiz_done', to: 'point_add', rows: [] }],
        },
      },
    });
    expect((await hub.hook(quiz(2))).body).toMatchObject({ error: { code: 113401 } });
    const [unfilled] = await hub.receipts();
    expect(unfilled?.kept.issues[0]?.hint).toContain('a row in the inbound event mapping');
    expect((await hub.receipts()).map(({ status, reason }) => [status, reason])).toEqual([
      ['error', 'field_missing'],
      ['error', 'customer_not_found'],
      ['error', 'inbound_event_type_unknown'],
      ['error', 'inbound_identifier_missing'],
    ]);
  });

  test('too large, badly packed, too much, or no room to store it', async () => {
    const large = await hub.hook({ ...ayse(), note: 'x'.repeat(5 * 1024 * 1024) });
    expect([large.status, large.body]).toMatchObject([413, { error: { type: 'RequestTooLargeException' } }]);
    const packed = await hub.send(`${PROFILE}?api_key=${hub.key}`, {
      headers: { 'content-encoding': 'gzip' },
      body: gzipSync(JSON.stringify(ayse({ city: 'Bonn' }))),
    });
    expect(packed.status).toBe(200);
    const odd = { 'content-encoding': 'rot13' };
    expect((await hub.post(`${PROFILE}?api_key=${hub.key}`, ayse(), odd)).status).toBe(400);
    hub.storeFailure = new StoreError('full', 'disk full');
    const unstored = await hub.hook(ayse({ city: 'Ulm' }));
    expect([unstored.status, unstored.headers['retry-after']]).toEqual([503, '10']);
    hub.storeFailure = undefined;
    expect(
      (await hub.receipts()).map(({ status, reason, statusCode }) => [status, reason, statusCode]),
    ).toEqual([
      ['error', 'bad_encoding', 400],
      ['done', undefined, 200],
      ['error', 'too_large', 413],
    ]);
  });

  test('while too much waits to be stored, more is turned away and told to come again', async () => {
    const release = Promise.withResolvers<void>();
    hub.hold = release.promise;
    const large = { ...ayse({ city: 'Bonn' }), note: 'x'.repeat(4_900_000) };
    const answers: Answered[] = [];
    const all = [1, 2, 3, 4].map(async (hook_id) => answers.push(await hub.hook({ ...large, hook_id })));
    await expect.poll(() => answers.map(({ status }) => status), { timeout: 10_000 }).toEqual([429, 429]);
    expect([answers[0]?.headers['retry-after'], answers[0]?.body]).toMatchObject([
      '1',
      { error: { type: 'TooManyRequestsException' } },
    ]);
    release.resolve();
    await Promise.all(all);
    expect(answers.map(({ status }) => status)).toEqual([429, 429, 200, 200]);
  });

  test('values that cannot be ours are left out and named, the rest is taken', async () => {
    await hub.hook(ayse({ city: 'Bonn', birthday: 'soon' }));
    const [receipt] = await hub.receipts();
    expect(receipt?.kept.issues).toMatchObject([
      { code: 'changed', message: 'Changed here: city.' },
      { code: 'inbound_value_invalid', message: expect.stringContaining('birth_date') },
    ]);
  });
});

describe('who is unknown', () => {
  test('is made as inactive where the settings or the workspace say so, and else refused', async () => {
    await hub.change({ settings: { inbound: { ...INBOUND, autoSubscribe: 'off' } } });
    for (const body of [ayse({ city: 'Bonn' }), quiz(3)]) {
      const refused = await hub.hook(body);
      expect([refused.status, refused.body]).toMatchObject([404, { error: { code: 160212 } }]);
    }
    expect(await hub.customer('ayse')).toBeUndefined();
    await hub.change({ settings: { inbound: INBOUND } });
    expect((await hub.hook(ayse({ city: 'Bonn' }))).status).toBe(404);
    await hub.change({ settings: OPEN });
    expect((await hub.hook(quiz(3))).status).toBe(200);
    expect(await hub.customer('ayse')).toMatchObject({ status: 'inactive' });
  });

  test('Insider’s own id leads to who was named with it before', async () => {
    await hub.hook(ayse({ city: 'Bonn' }));
    const { status } = await hub.hook({ attrs: { city: 'Ulm' }, insider_id: 'i-ayse', hook_id: 3 });
    expect([status, (await hub.customer('ayse'))?.attributes]).toEqual([200, { city: 'Ulm' }]);
    expect((await hub.hook({ attrs: { city: 'Ulm' }, insider_id: 'i-other' })).status).toBe(404);
  });

  test('an external id that several customers have is refused, never guessed', async () => {
    await hub.define({ name: 'card', label: 'Card', type: 'string', tags: ['external_id'], readOnly: false });
    await hub.change({
      settings: { ...OPEN, customerId: { from: 'card', to: { custom: 'card_no' } } },
    });
    const carded = (card: string, more: JsonObject = {}): JsonObject => ({
      attrs: { c_card_no: card, city: 'Bonn', ...more },
      insider_id: `i-${card}`,
    });
    expect((await hub.hook(carded('C1'))).status).toBe(200);
    const made = hub.database.prepare('SELECT id, attributes FROM customers').rows();
    expect(made).toEqual([
      [expect.stringMatching(/^[0-9a-f-]{36}$/), expect.stringContaining('"card":"C1"')],
    ]);
    expect((await hub.hook(carded('C1', { city: 'Ulm' }))).status).toBe(200);
    hub.database.exec(
      `INSERT INTO external_ids SELECT workspace, name, 'C9', customer FROM external_ids WHERE name = 'card'`,
    );
    expect((await hub.hook(carded('C2'))).status).toBe(200);
    hub.database.exec(
      `INSERT INTO external_ids VALUES (${hub.workspace}, 'card', 'C9', (SELECT max(key) FROM customers))`,
    );
    const several = await hub.hook({ attrs: { c_card_no: 'C9', city: 'Rom' } });
    expect([several.status, several.body]).toMatchObject([409, { error: { type: 'ConflictException' } }]);
    expect(
      hub.database.prepare("SELECT count(*) FROM customers WHERE attributes LIKE '%Rom%'").row(),
    ).toEqual([0]);
  });
});

describe('what comes again', () => {
  test('the same event has one effect, however its members are ordered, for as long as the settings say', async () => {
    expect((await hub.hook(quiz(10))).body).toEqual({ status: 'ok', event: '1' });
    const { attrs, event_parameters, ...rest } = quiz(10);
    const repeated = { status: 'ignored', reason: 'repeated', event: '1' };
    expect((await hub.hook({ event_parameters, ...rest, attrs })).body).toEqual(repeated);
    hub.now += 60 * 60_000 - 1;
    expect((await hub.hook(quiz(10))).body).toEqual(repeated);
    hub.now += 1;
    expect((await hub.hook(quiz(10))).body).toMatchObject({ status: 'ok' });
    expect((await hub.customer('ayse'))?.membership?.balances.score).toBe(20);
    await hub.change({ settings: { inbound: { ...INBOUND, repeatMinutes: 0 } } });
    await hub.hook(quiz(10));
    await hub.hook(quiz(10));
    expect((await hub.customer('ayse'))?.membership?.balances.score).toBe(40);
  });

  test('many at once: still one effect', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => hub.hook(quiz(7))));
    expect(answers.filter(({ body }) => body['status'] === 'ok')).toHaveLength(1);
    expect((await hub.customer('ayse'))?.membership?.balances.score).toBe(7);
    expect(await hub.receipts()).toHaveLength(12);
  });

  test('a key that is renewed makes nothing happen twice', async () => {
    await hub.hook(quiz(10));
    const key = await hub.addKey('insider', `integration:${hub.integration}`);
    expect((await hub.hook(quiz(10))).status).toBe(401);
    expect((await hub.post(`${PROFILE}?api_key=${key}`, quiz(10))).body).toMatchObject({
      reason: 'repeated',
    });
  });

  test('a profile whose values are here registers nothing, and one with news does', async () => {
    await hub.hook(ayse({ city: 'Bonn', c_tier: 'gold' }));
    const again = await Promise.all([1, 2, 3].map(() => hub.hook(ayse({ city: 'Bonn', c_tier: 'gold' }))));
    expect(again.map(({ body }) => body['reason'])).toEqual(['unchanged', 'unchanged', 'unchanged']);
    hub.now += 86_400_000;
    expect((await hub.hook(ayse({ city: 'Bonn' }))).body).toMatchObject({ reason: 'unchanged' });
    expect((await hub.hook(ayse({ city: 'Bonn', c_tier: 'silver' }))).body).toEqual({
      status: 'ok',
      event: '2',
    });
    expect(hub.events()).toHaveLength(2);
    const [latest, before] = await hub.receipts();
    expect(latest?.kept.issues).toMatchObject([{ code: 'changed', message: 'Changed here: tier.' }]);
    expect(before).toMatchObject({ status: 'ignored', reason: 'unchanged', customer: { id: 'ayse' } });
  });

  test('attributes that come with an event change the profile only where that is asked for', async () => {
    await hub.hook(quiz(1, { city: 'Bonn' }));
    expect((await hub.customer('ayse'))?.attributes).toEqual({});
    await hub.change({ settings: { inbound: { ...INBOUND, eventAttributes: true } } });
    await hub.hook(quiz(2, { city: 'Bonn' }));
    expect((await hub.customer('ayse'))?.attributes).toEqual({ city: 'Bonn' });
    expect(hub.events().map(({ body }) => body['data'])).toEqual([{ points: 1 }, { points: 2 }]);
  });
});

describe('who an unknown id belongs to', () => {
  const only = { attrs: { city: 'Bonn' }, insider_id: 'i-zeynep', hook_id: 4 };
  const asking = { inbound: { ...INBOUND, autoSubscribe: 'on', readBack: true } };
  const says = (attributes: JsonObject, status = 200): InboundHub['answer'] => ({
    status,
    headers: {},
    body: JSON.stringify({ attributes }),
    ms: 3,
    error: undefined,
  });

  test('Insider is asked, once, through the account of the integration', async () => {
    expect((await hub.hook(only)).status).toBe(404);
    expect(hub.sent).toEqual([]);
    await hub.change({ settings: asking });
    hub.answer = says({ uuid: 'zeynep' });
    expect((await hub.hook(only)).body).toMatchObject({ status: 'ok' });
    expect(await hub.customer('zeynep')).toMatchObject({ attributes: { city: 'Bonn' } });
    expect(hub.sent).toMatchObject([
      { url: expect.stringContaining('/api/user/v1/profile'), headers: { 'x-request-token': 'account-key' } },
    ]);
    await hub.hook({ ...only, attrs: { city: 'Ulm' } });
    expect(hub.sent).toHaveLength(1);
    expect((await hub.receipts())[1]?.kept.issues).toMatchObject([
      { code: 'asked_insider' },
      { code: 'changed' },
    ]);
  });

  test('who Insider does not know either is not found', async () => {
    await hub.change({ settings: asking });
    hub.answer = {
      ...(says({}) as object),
      status: 404,
      body: '{"error":"no such user for these identifiers"}',
    } as InboundHub['answer'];
    expect((await hub.hook(only)).status).toBe(404);
    hub.now += 60_000;
    hub.answer = says({});
    expect((await hub.hook(only)).status).toBe(404);
    expect((await hub.receipts()).map(({ reason }) => reason)).toEqual([
      'customer_not_found',
      'customer_not_found',
    ]);
  });

  test.each<[string, Partial<Exclude<InboundHub['answer'], Error>>]>([
    ['no answer', { status: 0, error: 'connect ECONNREFUSED' }],
    ['a refusal of the key', { status: 403, body: '{"error":"access denied"}' }],
    ['too many requests', { status: 429 }],
    ['nonsense', { status: 200, body: '<html>' }],
  ])('%s: the request is to come again', async (_name, answer) => {
    await hub.change({ settings: asking });
    hub.answer = { ...(says({}) as Exclude<InboundHub['answer'], Error>), ...answer };
    const { status, headers } = await hub.hook(only);
    expect([status, headers['retry-after']]).toEqual([503, expect.stringMatching(/^\d+$/)]);
    expect(await hub.receipts()).toMatchObject([
      {
        status: 'error',
        reason: 'read_back_failed',
        statusCode: 503,
        kept: { issues: [{ message: expect.stringMatching(/^Insider was asked/) }] },
      },
    ]);
    hub.answer = says({ uuid: 'zeynep' });
    expect((await hub.hook(only)).status).toBe(200);
  });
});

describe('a stored request run again', () => {
  const entry = async (): Promise<{ entry: never; body: never }> => {
    const [first] = await hub.receipts();
    return { entry: first as never, body: first?.kept as never };
  };

  test('dry, it says what would be and writes nothing; wet, it does it and points back', async () => {
    await hub.change({ settings: { inbound: { ...INBOUND, profile: [], autoSubscribe: 'on' } } });
    await hub.hook(ayse({ city: 'Bonn' }));
    const stored = await entry();
    await hub.change({ settings: OPEN });
    expect(await hub.rerun(hub.workspace, { ...stored, dry: true })).toMatchObject({
      status: 'done',
      answer: { status: 200 },
      mapped: { type: 'profile', action: 'profile', customer: 'ayse', data: { city: 'Bonn' } },
      events: [],
      receipt: undefined,
    });
    expect([hub.events().length, (await hub.receipts()).length]).toEqual([0, 1]);
    expect(await hub.rerun(hub.workspace, { ...stored, dry: false })).toMatchObject({
      status: 'done',
      events: [{ id: 1, type: 'profile' }],
      receipt: 2,
    });
    expect((await hub.receipts())[0]).toMatchObject({ rerunOf: 1, path: PROFILE, method: 'POST' });
  });

  test('an event has its effect once, however late it is run again', async () => {
    await hub.hook(quiz(10));
    const stored = await entry();
    hub.now += 90 * 60_000;
    for (const dry of [true, false])
      expect(await hub.rerun(hub.workspace, { ...stored, dry })).toMatchObject({
        status: 'ignored',
        mapped: { action: 'point_add', data: { points: 10 } },
      });
    expect((await hub.customer('ayse'))?.membership?.balances.score).toBe(10);
  });

  test('not when its integration is gone, or only its beginning was kept', async () => {
    await hub.hook({ ...ayse({ city: 'Bonn' }), note: 'x'.repeat(70_000) });
    expect(await hub.rerun(hub.workspace, { ...(await entry()), dry: true })).toHaveProperty('notRerunnable');
    await hub.hook(ayse({ city: 'Ulm' }));
    await hub.change({ state: 'removed' });
    expect(await hub.rerun(hub.workspace, { ...(await entry()), dry: true })).toHaveProperty('notRerunnable');
  });
});

test('people are found by their e-mail address when it is an external id', async () => {
  await hub.define({
    name: 'email',
    label: 'E-mail address',
    type: 'string',
    tags: ['external_id'],
    readOnly: false,
  });
  const settings = { ...OPEN, customerId: { from: 'email', to: 'email' } };
  await hub.change({ settings });
  const told = (city: string): JsonObject => ({ attrs: { email: 'ada@example.com', city }, hook_id: 1 });
  expect((await hub.hook(told('Bonn'))).body).toMatchObject({ status: 'ok' });
  expect((await hub.hook(told('Bern'))).body).toMatchObject({ status: 'ok' });
  const found = (await hub.receipts()).map(({ customer }) => customer?.id);
  expect([found.length, new Set(found).size]).toEqual([2, 1]);
});
