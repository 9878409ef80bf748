import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AdminClient, plain, type Body } from '../../app/testing/admin-client.ts';
import { startAdminHub, type AdminHub } from '../../app/testing/admin-hub.ts';
import { addTokenOf } from '../../app/testing/people.ts';
import { startRawServer, type RawRequest, type RawServer } from '../../app/testing/raw-server.ts';

/** As people paste it from a guide: by a pipe into HTTPie, which calls every body JSON. */
const SOURCE = `local event = (import "lytemplates.libsonnet");
{
  "users": [
    { "identifiers": { "email": event.get("email", "") }, "price": 0.1 }
  ]
}
`;
const PIPED = {
  'content-type': 'application/json',
  accept: 'application/json, */*;q=0.5',
  'user-agent': 'HTTPie/3.2.4',
};

let hub: AdminHub;
let server: RawServer;
let token: string;
let workspace: number;
let account: string;

beforeAll(async () => {
  hub = await startAdminHub();
  server = await startRawServer([hub.v2]);
});
afterAll(async () => {
  await server.close();
  await hub.close();
});
beforeEach(async () => {
  const name = crypto.randomUUID();
  ({ id: workspace, token } = await hub.addWorkspace(name));
  account = `public-${name}`;
});

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: Body;
}

/** Every answer is the envelope, whatever came of it. */
async function ask(path: string, request: RawRequest = {}): Promise<Answer> {
  const { status, headers, text } = await server.send(path, request);
  const body = JSON.parse(text) as Body;
  expect(body).toMatchObject({ status, request_id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string });
  expect(body).toHaveProperty('data');
  expect(headers['content-type']).toBe('application/json; charset=utf-8');
  return { status, headers, body };
}

const as = (key: string, request: RawRequest = {}): RawRequest => ({
  ...request,
  headers: { authorization: key, ...request.headers },
});
const add = (query = '', body: string | Uint8Array = SOURCE) =>
  ask(`/v2/template?name=insider_temp&type=jsonnet&account_id=${account}&key=${token}${query}`, {
    headers: PIPED,
    body,
  });
const added = async (): Promise<string> => plain((await add()).body['data']?.['id']);

describe('keeping templates', () => {
  it('takes the source as the body of any type, and answers what it made of it', async () => {
    const reply = await add('&description=What+for');
    expect(reply.status).toBe(200);
    expect(reply.body['data']).toMatchObject({
      id: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
      name: 'insider_temp',
      type: 'jsonnet',
      description: 'What for',
      author_id: 'Test',
      created: new Date(hub.now).toISOString(),
      updated: new Date(hub.now).toISOString(),
    });
    const id = plain(reply.body['data']?.['id']);
    expect((await ask(`/v2/template/${id}/definition`, as(token, { method: 'GET' }))).body['data']).toBe(
      SOURCE,
    );
    expect((await ask(`/v2/template/${id}`, as(`Bearer ${token}`, { method: 'GET' }))).body['data']).toEqual(
      reply.body['data'],
    );
    expect((await ask(`/v2/template?access_token=${token}`, { method: 'GET' })).body['data']).toEqual([
      reply.body['data'],
    ]);
    // Guides use one name for two templates.
    expect((await add()).status).toBe(200);
    expect((await ask('/v2/template', as(token, { method: 'GET' }))).body['data']).toHaveLength(2);
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', ''])
      expect(
        (await ask('/v2/template?name=x', as(token, { headers: { 'content-type': type }, body: SOURCE })))
          .status,
      ).toBe(200);
    expect(
      (
        await ask(
          '/v2/template?name=x',
          as(token, { headers: { 'content-encoding': 'gzip' }, body: gzipSync(SOURCE) }),
        )
      ).status,
    ).toBe(200);
  });

  it('changes them by PUT and by POST, and is seen in the admin API and its audit', async () => {
    const id = await added();
    const admin = new AdminClient(hub.app, token);
    expect(
      (await ask(`/v2/template/${id}?name=New`, as(token, { method: 'PUT', body: '{ a: 1 }' }))).body['data'],
    ).toMatchObject({ name: 'New' });
    expect((await ask(`/v2/template/${id}`, as(token, { method: 'POST', body: '{ a: 2 }' }))).status).toBe(
      200,
    );
    expect((await ask(`/v2/template/${id}?description=D`, as(token, { method: 'PUT' }))).status).toBe(200);
    expect((await admin.call('GET', `/v1/admin/templates/${id}`)).body).toMatchObject({
      name: 'New',
      description: 'D',
      revision: 3,
      source: '{ a: 2 }',
    });
    expect((await ask(`/v2/template/${id}`, as(token, { method: 'DELETE' }))).body).toMatchObject({
      data: null,
      status: 200,
    });
    expect((await ask(`/v2/template/${id}`, as(token, { method: 'GET' }))).body['error']).toMatchObject({
      type: 'not_found',
    });
    const { body } = await admin.call('GET', '/v1/admin/audit?action=template.');
    expect((body['data'] as unknown as { action: string }[]).map(({ action }) => action)).toEqual([
      'template.remove',
      'template.change',
      'template.change',
      'template.change',
      'template.add',
    ]);
  });
});

describe('refusals', () => {
  const refused = async (path: string, request: RawRequest, status: number, error: object) => {
    const reply = await ask(path, request);
    expect(reply, `${path} ${JSON.stringify(request)}`).toMatchObject({
      status,
      body: { data: null, error },
    });
    return reply;
  };

  it('lets nobody in without a token, and each only as far as it reaches', async () => {
    const id = await added();
    const other = (await hub.addWorkspace(crypto.randomUUID())).token;
    const list = { method: 'GET' };
    const reply = await refused('/v2/template', list, 401, { type: 'unauthorized' });
    expect(reply.headers['www-authenticate']).toMatch(/^Bearer/);
    for (const key of ['cwt_nobody', `Basic ${token}`, 'Bearer'])
      await refused('/v2/template', as(key, list), 401, { type: 'unauthorized' });
    await refused(`/v2/template?key=${token}x`, list, 401, { type: 'unauthorized' });
    for (const [method, path] of [
      ['GET', ''],
      ['GET', '/definition'],
      ['PUT', ''],
      ['POST', ''],
      ['POST', '/test'],
      ['DELETE', ''],
    ] as const)
      await refused(`/v2/template/${id}${path}`, as(other, { method }), 404, { type: 'not_found' });
    const viewer = await addTokenOf(hub, workspace, 'viewer');
    for (const [method, path] of [
      ['PUT', `/${id}`],
      ['DELETE', `/${id}`],
      ['POST', ''],
      ['POST', '/test'],
    ] as const)
      await refused(`/v2/template${path}`, as(viewer, { method, body: '{}' }), 403, { type: 'forbidden' });
    expect((await ask(`/v2/template/${id}/test`, as(viewer, { body: '{}' }))).status).toBe(200);
    const editor = await addTokenOf(hub, workspace, 'editor');
    expect((await ask(`/v2/template/${id}`, as(editor, { method: 'DELETE' }))).status).toBe(200);
  });

  it('holds account_id against the token', async () => {
    await refused('/v2/template?name=a&account_id=12345', as(token, { body: '{}' }), 403, {
      type: 'wrong_account',
      field: 'account_id',
    });
    expect((await ask(`/v2/template?name=a&account_id=`, as(token, { body: '{}' }))).status).toBe(200);
  });

  it('names the field that is wrong', async () => {
    const post = (query: string, body = '{}') => [`/v2/template?${query}`, as(token, { body })] as const;
    for (const [query, field] of [
      ['', 'name'],
      ['name=%20', 'name'],
      [`name=${'x'.repeat(201)}`, 'name'],
      ['name=a&type=js1', 'type'],
      ['name=a&type=handlebars', 'type'],
      ['name=a&desired_format=yaml', 'desired_format'],
      ['name=a&reference_tables=x', 'reference_tables'],
      [`name=a&description=${'x'.repeat(2_001)}`, 'description'],
    ] as const)
      await refused(...post(query), 400, { type: 'invalid', field });
    await refused(...post('name=a', ' '), 400, { type: 'invalid', field: 'body' });
    await refused(...post('name=a', '{\n "users":\\[ }'), 400, {
      type: 'template_unreadable',
      field: 'body',
      message: expect.stringMatching(/^2:10: /) as string,
    });
    await refused(...post('name=a', '{ a: import "/etc/passwd" }'), 400, { type: 'template_import' });
    await refused('/v2/template?name=a', as(token, { body: Uint8Array.from([0x7b, 0xff, 0x7d]) }), 400, {
      field: 'body',
    });
    await refused('/v2/template?name=a', as(token, { body: 'x'.repeat(1_100_000) }), 413, {
      type: 'too_large',
    });
  });

  it('says what is taken where', async () => {
    expect(
      (await refused('/v2/template', as(token, { method: 'PATCH' }), 405, { type: 'method_not_allowed' }))
        .headers['allow'],
    ).toBe('GET, POST');
    await refused('/v2/template/test', as(token, { method: 'GET' }), 405, {});
    await refused('/v2/template/a/b/c', as(token, { method: 'GET' }), 404, {});
    expect((await server.send('/v2/templates')).status).toBe(599);
  });
});

describe('tests', () => {
  it('answer the text as the language writes it: sorted, set in by three, numbers in full', async () => {
    const id = await added();
    const body = JSON.stringify({ job_config: {}, entity: { email: 'a@x.example' } });
    const text =
      '{\n   "users": [\n      {\n         "identifiers": {\n            "email": "a@x.example"\n         },\n         "price": 0.10000000000000001\n      }\n   ]\n}\n';
    expect((await ask(`/v2/template/${id}/test`, as(token, { body }))).body['data']).toBe(text);
    // Without an entity one is made up.
    for (const empty of ['', '{}', '{"entity":null}'])
      expect(
        plain((await ask(`/v2/template/${id}/test`, as(token, { body: empty }))).body['data']),
      ).toContain('causeway-test@');
  });

  it('read the job and the sample segments', async () => {
    const source = `local e = import 'lytemplates.libsonnet'; [e.jobConfGet('a'), e.inSeg('vip'), e.get('_segments')]`;
    const test = async (draft: object) =>
      JSON.parse(
        plain(
          (
            await ask(
              '/v2/template/test',
              as(token, { body: JSON.stringify({ definition: source, ...draft }) }),
            )
          ).body['data'],
        ),
      ) as unknown;
    expect(
      await test({ entity: {}, job_config: { a: 7 }, sample_segments: { names: ['vip'], as: 'env' } }),
    ).toEqual([7, true, ['vip']]);
    expect(await test({ entity: { _segments: ['x'] } })).toEqual([null, false, ['x']]);
  });

  it('answer errors of the evaluation as their text, and those of the source as refusals', async () => {
    const test = (body: string) =>
      ask('/v2/template/test', as(token, { headers: { 'content-type': 'text/plain' }, body }));
    expect((await test('{ a: 1 }')).body['data']).toBe('{\n   "a": 1\n}\n');
    expect((await test('{ a: {}.b }')).body).toMatchObject({
      status: 200,
      data: expect.stringMatching(/^evaluating snippet: RUNTIME ERROR: Field does not exist: b\n/) as string,
    });
    expect(plain((await test(`assert false : 'not today'; {}`)).body['data'])).toMatch(
      /^evaluating snippet: RUNTIME ERROR: not today\n/,
    );
    expect(await test('{ a: ')).toMatchObject({
      status: 400,
      body: { error: { field: 'definition', message: expect.stringMatching(/^1:6: /) as string } },
    });
    expect(await test('')).toMatchObject({ status: 400, body: { error: { field: 'definition' } } });
  });

  it('name the field of a wrong type', async () => {
    const id = await added();
    for (const [body, field] of [
      ['{"entity": []}', 'entity'],
      ['{"entity": "x"}', 'entity'],
      ['{"job_config": 1}', 'job_config'],
      ['{"sample_segments": []}', 'sample_segments'],
      ['{"sample_segments": {"names": "x"}}', 'sample_segments.names'],
      ['{"sample_segments": {"names": [1]}}', 'sample_segments.names'],
      ['{"sample_segments": {"names": ["x"], "as": "y"}}', 'sample_segments.as'],
      ['[]', 'body'],
      ['"x"', 'body'],
      ['{"entity"', 'body'],
    ] as const)
      expect(await ask(`/v2/template/${id}/test`, as(token, { body })), `for ${body}`).toMatchObject({
        status: 400,
        body: { error: { field } },
      });
    for (const [body, field] of [
      ['{"definition": 1}', 'definition'],
      ['{"definition": "{}", "type": "js1"}', 'type'],
      ['{"definition": "{}", "type": 1}', 'type'],
    ] as const)
      expect(await ask('/v2/template/test', as(token, { body })), `for ${body}`).toMatchObject({
        status: 400,
        body: { error: { field } },
      });
  });
});
