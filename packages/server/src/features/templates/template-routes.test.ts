import { customKind } from '@causeway/core/custom/kind';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AdminClient, plain } from '../../app/testing/admin-client.ts';
import { startAdminHub, type AdminHub } from '../../app/testing/admin-hub.ts';

const PATH = '/v1/admin/templates';

let hub: AdminHub;
let client: AdminClient;
let workspace: number;

beforeAll(async () => {
  hub = await startAdminHub({ kinds: [customKind] });
});
afterAll(() => hub.close());
beforeEach(async () => {
  const made = await hub.addWorkspace(crypto.randomUUID());
  workspace = made.id;
  client = new AdminClient(hub.app, made.token);
});

const add = (source: string, name = 'Entrance') => client.call('POST', PATH, { name, source });

describe('keeping templates', () => {
  it('gives them an id of 32 hexadecimal digits, an author, and a revision for each source', async () => {
    const made = await add('{ a: 1 }');
    expect(made).toMatchObject({
      status: 201,
      headers: { etag: '"1"', location: `${PATH}/${plain(made.body['id'])}` },
      body: {
        type: 'jsonnet',
        revision: 1,
        author: 'Test',
        used_by: [],
        source: '{ a: 1 }',
        description: '',
      },
    });
    expect(plain(made.body['id'])).toMatch(/^[0-9a-f]{32}$/);
    const path = `${PATH}/${plain(made.body['id'])}`;
    const before = hub.configured.count;
    expect((await client.call('PATCH', path, { name: 'Exit' })).body).toMatchObject({
      revision: 1,
      name: 'Exit',
    });
    expect(hub.configured.count).toBe(before);
    expect((await client.call('PATCH', path, { source: '{ b: 2 }' })).headers['etag']).toBe('"2"');
    expect(hub.configured.count).toBe(before + 1);
    expect((await client.call('GET', `${path}/revisions`)).body['data']).toMatchObject([
      { revision: 2, source: '{ b: 2 }' },
      { revision: 1, source: '{ a: 1 }' },
    ]);
    expect((await client.call('GET', PATH)).body['data']).toMatchObject([{ name: 'Exit', revision: 2 }]);
  });

  it('refuses what does not compile, with line and column, and how it would be right', async () => {
    const source = '{\n  "users":\\[\n    1 ]\n}';
    const reply = await add(source);
    expect(reply).toMatchObject({
      status: 422,
      body: {
        errors: [
          {
            pointer: '/source',
            code: 'template_unreadable',
            message: expect.stringMatching(/^2:11: /) as string,
            fix: '{\n  "users":[\n    1 ]\n}',
          },
        ],
      },
    });
    expect((await add('{ a: import "other" }')).body['errors']).toMatchObject([
      {
        code: 'template_import',
        message: expect.stringMatching(/^1:6: /) as string,
        hint: expect.any(String) as string,
      },
    ]);
    const made = await add('{}');
    const path = `${PATH}/${plain(made.body['id'])}`;
    expect((await client.call('PATCH', path, { source: '{' })).status).toBe(422);
    expect((await client.call('GET', path)).body).toMatchObject({ revision: 1, source: '{}' });
  });

  it('takes a name once, heeds If-Match, and says so when there is none', async () => {
    const path = `${PATH}/${plain((await add('{}')).body['id'])}`;
    expect((await add('{}')).body).toMatchObject({ status: 409, type: 'urn:causeway:problem:name_taken' });
    const other = `${PATH}/${plain((await add('{}', 'Other')).body['id'])}`;
    expect((await client.call('PATCH', other, { name: 'Entrance' })).status).toBe(409);
    expect((await client.call('PATCH', path, { name: 'Entrance' })).status).toBe(200);
    const tag = { 'if-match': '"1"' };
    expect((await client.call('PATCH', path, { source: '{a: 1}' }, tag)).status).toBe(200);
    expect((await client.call('PATCH', path, { source: '{a: 2}' }, tag)).status).toBe(412);
    expect((await client.call('DELETE', path, undefined, tag)).status).toBe(412);
    expect((await client.call('DELETE', path, undefined, { 'if-match': '"2"' })).status).toBe(204);
    expect((await client.call('GET', path)).status).toBe(404);
  });

  it('names the integrations that use one, and keeps it as long as they do', async () => {
    const id = plain((await add('{}')).body['id']);
    const made = await client.call('POST', '/v1/admin/integrations', {
      kind: 'custom',
      name: 'API',
      settings: { url: 'https://api.example', body: { format: 'template', template: id } },
    });
    expect((await client.call('GET', `${PATH}/${id}`)).body['used_by']).toEqual([
      { id: made.body['id'], name: 'API' },
    ]);
    expect((await client.call('DELETE', `${PATH}/${id}`)).body).toMatchObject({
      status: 409,
      detail: expect.stringContaining('"API"') as string,
    });
    await client.call('DELETE', `/v1/admin/integrations/${plain(made.body['id'])}`);
    expect((await client.call('DELETE', `${PATH}/${id}`)).status).toBe(204);
  });

  it('writes down who did what, and the last source of what is gone', async () => {
    const id = plain((await add('{ gone: true }')).body['id']);
    await client.call('PATCH', `${PATH}/${id}`, { name: 'New' });
    await client.call('DELETE', `${PATH}/${id}`);
    const { body } = await client.call('GET', '/v1/admin/audit?action=template.');
    expect(body['data']).toMatchObject([
      {
        action: 'template.remove',
        target: { kind: 'template', id, name: 'New' },
        before: { source: '{ gone: true }' },
        after: null,
      },
      { action: 'template.change', before: { name: 'Entrance' }, after: { name: 'New' } },
      { action: 'template.add', before: null, after: { name: 'Entrance', revision: 1 } },
    ]);
  });
});

describe('checking a source', () => {
  const check = async (source: string) =>
    (await client.call('POST', '/v1/admin/template-checks', { source })).body;

  it('tells faults with line and column, and a repair only where nothing is guessed', async () => {
    expect(await check('{ a: 1 }')).toEqual({ faults: [], repair: null });
    expect(await check('{\n  “a”: 1\n}')).toMatchObject({
      faults: [{ code: 'template_unreadable', line: 2, column: 3 }],
      repair: { source: '{\n  "a": 1\n}', changes: [{ line: 2, what: expect.any(String) as string }] },
    });
    expect(await check('{ a: b }')).toMatchObject({ faults: [{ line: 1, column: 6 }], repair: null });
  });

  it('repairs the exit template as the guide prints it', async () => {
    const printed = `local event = (import "lytemplates.libsonnet");
{
   "users":\\[
      {
         "identifiers":{ "custom": { "id": event.get("\\_uid", "") } },
         "events": [
            { "name": "x" }
          ]
      ]
    }
   ]
}`;
    const { repair } = await check(printed);
    expect(repair?.['changes']).toMatchObject([
      { line: 3 },
      { line: 5 },
      { line: 9, what: '] was too many.' },
    ]);
    expect((await check(plain(repair?.['source']))) as unknown).toEqual({ faults: [], repair: null });
  });
});

describe('rendering', () => {
  const render = async (body: object) => client.call('POST', '/v1/admin/template-renders', body);

  it('fills in from an entity as given, and leaves out what is empty unless told otherwise', async () => {
    const source = `local e = import 'lytemplates.libsonnet'; { b: e.get('b', ''), a: e.get('a'), c: e.jobConfGet('c') }`;
    const draft = { source, entity: { a: 0.1 }, config: { c: 'C' } };
    expect((await render(draft)).body).toMatchObject({
      status: 'rendered',
      text: '{\n   "a": 0.10000000000000001,\n   "b": "",\n   "c": "C"\n}\n',
      value: { a: 0.1, c: 'C' },
      message: null,
      trace: [],
      entity: { a: 0.1 },
    });
    expect((await render({ ...draft, drop_empty: false })).body['value']).toEqual({ a: 0.1, b: '', c: 'C' });
  });

  it('fills in from a real event with its customer as now, a customer, or a made-up purchase', async () => {
    await hub.register(workspace, [
      { kind: 'identify', type: 'identify', userId: 'u1', data: { email: 'a@x.example' } },
      { type: 'Bought', userId: 'u1', data: { price: 5 } },
    ]);
    const { body: events } = await client.call('GET', '/v1/admin/customers/u1/events');
    const event = plain(events['data']?.[0]?.['id']);
    const source = `local e = import 'lytemplates.libsonnet'; [e.get('email'), e.get('_id'), e.get('event').name, e.get('event').properties]`;
    expect((await render({ source, event_id: event })).body['value']).toEqual([
      'a@x.example',
      'u1',
      'Bought',
      { price: 5 },
    ]);
    expect((await render({ source, customer_id: 'u1' })).body['value']).toMatchObject([
      'a@x.example',
      'u1',
      'purchase',
      { currency: 'TRY' },
    ]);
    expect((await render({ source })).body['value']?.[0]).toBe('causeway-test@example.com');
    expect((await render({ source, event_id: '999999' })).status).toBe(404);
    expect((await render({ source, customer_id: 'nobody' })).status).toBe(404);
    const other = new AdminClient(hub.app, (await hub.addWorkspace(crypto.randomUUID())).token);
    expect((await other.call('POST', '/v1/admin/template-renders', { source, event_id: event })).status).toBe(
      404,
    );
  });

  it('tells a template that skips from one that fails, and by which places it came', async () => {
    expect((await render({ source: `assert false : 'not today'; {}` })).body).toMatchObject({
      status: 'skipped',
      message: 'not today',
      value: null,
      text: expect.stringContaining('RUNTIME ERROR: not today') as string,
    });
    expect((await render({ source: '{\n a: {}.b }' })).body).toMatchObject({
      status: 'failed',
      message: expect.stringContaining('2:5') as string,
      trace: expect.arrayContaining([expect.stringContaining('template:2:')]) as string[],
    });
    expect((await render({ source: '{' })).body['errors']).toMatchObject([{ pointer: '/source' }]);
  });

  it('offers recipes that work with their entities', async () => {
    const { body } = await client.call('GET', '/v1/admin/template-recipes');
    const recipes = body['data'] as unknown as { source: string; entity: object }[];
    expect(recipes).toHaveLength(3);
    for (const { source, entity } of recipes)
      expect((await render({ source, entity })).body).toMatchObject({ status: 'rendered' });
  });
});
