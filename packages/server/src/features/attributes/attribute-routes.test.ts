import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AdminClient, type Body, plain } from '../../app/testing/admin-client.ts';
import { startAdminHub, type AdminHub } from '../../app/testing/admin-hub.ts';
import { BUILT_IN_ATTRIBUTES } from './built-in-attributes.data.ts';

describe('attributes', () => {
  let hub: AdminHub;
  let client: AdminClient;
  beforeAll(async () => {
    hub = await startAdminHub();
    client = new AdminClient(hub.app, (await hub.addWorkspace('w')).token);
  });
  afterAll(() => hub.close());

  const put = (name: string, body: object) =>
    client.call('PUT', `/v1/admin/attributes/${name}`, { label: 'X', ...body });

  it('lists what is built in, then what was defined', async () => {
    const before = hub.configured.count;
    expect(
      (await put('shoe_size', { label: 'Shoe size', type: 'numeric', tags: ['searchable'] })).body,
    ).toEqual({
      name: 'shoe_size',
      label: 'Shoe size',
      type: 'numeric',
      built_in: false,
      read_only: false,
      tags: ['searchable'],
      choices: [],
      format: null,
      description: null,
      default: null,
    });
    expect(hub.configured.count).toBe(before + 1);
    const data = (await client.call('GET', '/v1/admin/attributes')).body[
      'data'
    ] as unknown as readonly Body[];
    expect(data).toHaveLength(BUILT_IN_ATTRIBUTES.length + 1);
    expect(data.find(({ name }) => plain(name) === 'email')).toMatchObject({
      built_in: true,
      read_only: false,
    });
    expect(data.find(({ name }) => plain(name) === 'score')).toMatchObject({
      type: 'numeric',
      read_only: true,
    });
    expect(data.at(-1)).toMatchObject({ name: 'shoe_size' });
    expect((await put('shoe_size', { type: 'string' })).status).toBe(200);
    expect((await client.call('DELETE', '/v1/admin/attributes/shoe_size')).status).toBe(204);
    expect((await client.call('DELETE', '/v1/admin/attributes/shoe_size')).status).toBe(404);
  });

  it('keeps what a text has to look like, and what it is about', async () => {
    const body = { type: 'list', format: 'email', description: 'Of the whole household.' };
    expect((await put('addresses', body)).body).toMatchObject(body);
    expect((await put('addresses', { type: 'list', description: ' ' })).body).toMatchObject({
      format: null,
      description: null,
    });
  });

  it.each([
    ['string', 'basic', 'basic'],
    ['string', 7, '7'],
    ['numeric', '2.50', 2.5],
    ['numeric', 0, 0],
    ['boolean', 'false', false],
    ['url', 'https://example.com/a', 'https://example.com/a'],
  ])('keeps a default of type %s: %j as %j', async (type, sent, kept) => {
    const reply = await put('with_default', { type, default: sent });
    expect(reply).toMatchObject({ status: 200, body: { default: kept } });
    const taken = await put('with_default', { type });
    expect(taken.body).toMatchObject({ default: null });
  });

  it('refuses a default of what customers are recognised by, from either side', async () => {
    const SETTINGS = '/v1/admin/identity/settings';
    await client.call('PATCH', SETTINGS, { contacts: ['email', 'passport'] });
    expect(await put('passport', { type: 'string', default: 'none' })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/default', code: 'default_of_contact' }] },
    });
    await client.call('PATCH', SETTINGS, { contacts: ['email'] });
    expect((await put('passport', { type: 'string', default: 'none' })).status).toBe(200);
    expect(await client.call('PATCH', SETTINGS, { contacts: ['email', 'passport'] })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/contacts/1', code: 'has_default' }] },
    });
    await client.call('DELETE', '/v1/admin/attributes/passport');
  });

  it('keeps as many defaults as leave room for what is said', async () => {
    const names = Array.from({ length: 100 }, (_, index) => `d${index}`);
    for (const name of names) await put(name, { type: 'boolean', default: true });
    expect(await put('one_more', { type: 'boolean', default: true })).toMatchObject({
      status: 409,
      body: { type: 'urn:causeway:problem:too_many_defaults' },
    });
    expect((await put('d7', { type: 'boolean', default: false })).status).toBe(200);
    expect((await put('one_more', { type: 'boolean' })).status).toBe(200);
    for (const name of [...names, 'one_more']) await client.call('DELETE', `/v1/admin/attributes/${name}`);
  });

  it('says what is wrong with a default, and what to do', async () => {
    const complaintOf = async (body: object): Promise<unknown> =>
      (await put('wrong', body)).body['errors']?.[0];
    expect(await complaintOf({ type: 'numeric', default: 'many' })).toEqual({
      pointer: '/default',
      code: 'wrong_default',
      message: 'The default must be a number (numeric); sent was "many".',
      hint: 'Write it with a point and without thousands separators: 1299.90.',
    });
    expect(await complaintOf({ type: 'select', choices: ['a'], default: 'a' })).toEqual({
      pointer: '/default',
      code: 'no_default_here',
      message: 'An attribute of type select has no default.',
      hint: 'Send null for the default, or choose string, numeric, boolean or url.',
    });
  });

  it('lets the tags of a built-in one be chosen, and nothing else', async () => {
    const email = { label: 'E-mail address', type: 'string', format: 'email' };
    const found = async () =>
      ((await client.call('GET', '/v1/admin/attributes')).body['data'] as unknown as readonly Body[]).filter(
        ({ name }) => plain(name) === 'email',
      );
    expect(await put('email', { ...email, tags: ['external_id'] })).toMatchObject({
      status: 200,
      body: { built_in: true, tags: ['external_id'] },
    });
    expect(await found()).toMatchObject([{ label: 'E-mail address', tags: ['external_id'] }]);
    const audit = await client.call('GET', '/v1/admin/audit?action=attribute.put&target=email');
    expect(audit.body['data']?.[0]).toMatchObject({ before: { tags: ['searchable'] } });
    expect((await put('email', { ...email, tags: ['searchable'] })).status).toBe(200);
    for (const other of [{ label: 'Mail' }, { format: null }, { description: 'Ours' }, { default: 'a@b.c' }])
      expect(await put('email', { ...email, ...other })).toMatchObject({ status: 409 });
    const score = { label: 'Points ever earned', type: 'numeric', tags: ['searchable'] };
    expect((await put('score', score)).status).toBe(409);
    const birthday = { label: 'Birthday', type: 'date', tags: ['external_id'] };
    expect(await put('birth_date', birthday)).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/tags' }] },
    });
  });

  it('keeps built-in ones as they are', async () => {
    expect((await put('email', { type: 'string' })).status).toBe(409);
    expect((await client.call('DELETE', '/v1/admin/attributes/score')).status).toBe(409);
    expect(new Set(BUILT_IN_ATTRIBUTES.map(({ name }) => name)).size).toBe(BUILT_IN_ATTRIBUTES.length);
  });

  it.each([
    ['Size', { type: 'string' }, { parameter: 'name', code: 'bad_name' }],
    ['1size', { type: 'string' }, { parameter: 'name', code: 'bad_name' }],
    [`s${'x'.repeat(64)}`, { type: 'string' }, { parameter: 'name', code: 'bad_name' }],
    ['transaction', { type: 'string' }, { parameter: 'name', code: 'reserved_name' }],
    ['a', { type: 'numeric', tags: ['external_id'] }, { pointer: '/tags', code: 'external_id_needs_string' }],
    ['a', { type: 'string', choices: ['x'] }, { pointer: '/choices', code: 'no_choices_here' }],
    ['a', { type: 'select' }, { pointer: '/choices', code: 'choices_missing' }],
    ['a', { type: 'list', choices: ['x', 'x'] }, { pointer: '/choices', code: 'repeated' }],
    ['a', { type: 'numeric', format: 'phone' }, { pointer: '/format', code: 'no_format_here' }],
    ['a', { type: 'string', format: 'post' }, { pointer: '/format' }],
    ['a', { type: 'text' }, { pointer: '/type' }],
    ['a', { type: 'date', default: '2026-01-31' }, { pointer: '/default', code: 'no_default_here' }],
    ['a', { type: 'list', default: 'x' }, { pointer: '/default', code: 'no_default_here' }],
    ['a', { type: 'boolean', default: 'yes' }, { pointer: '/default', code: 'wrong_default' }],
    ['a', { type: 'url', default: 'example.com' }, { pointer: '/default', code: 'wrong_default' }],
    ['a', { type: 'string', format: 'email', default: 'me' }, { pointer: '/default', code: 'wrong_default' }],
    ['a', { type: 'string', default: ' ' }, { pointer: '/default', code: 'empty_default' }],
    [
      'a',
      { type: 'string', tags: ['external_id'], default: 'x' },
      { pointer: '/default', code: 'default_of_external_id' },
    ],
    ['a', { type: 'string', default: ['x'] }, { pointer: '/default' }],
    ['a', { type: 'string', default: 'x'.repeat(1001) }, { pointer: '/default' }],
    ['a', { type: 'string', tags: ['indexed'] }, { pointer: '/tags/0' }],
  ])('refuses %s with %j', async (name, body, complaint) => {
    expect(await put(name, body)).toMatchObject({ status: 422, body: { errors: [complaint] } });
  });
});
