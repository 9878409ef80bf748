import { triggerKind } from '@causeway/core/trigger/trigger-kind';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AdminClient, plain, type Body, type Reply } from '../../app/testing/admin-client.ts';
import { startAdminHub, type AdminHub } from '../../app/testing/admin-hub.ts';
import { keepAudience } from '../../app/testing/keep-audience.ts';
import { addTokenOf } from '../../app/testing/people.ts';

const HOST = 'https://unification.useinsider.com';
const NEW = { label: 'Insider', partner_name: 'shop', api_key: 'secret-key' };

describe('the recipe for audiences in Insider', () => {
  let hub: AdminHub;
  let client: AdminClient;
  let workspace: number;
  let vip: string;

  beforeEach(async () => {
    hub = await startAdminHub({ kinds: [triggerKind] });
    const mine = await hub.addWorkspace('mine');
    workspace = mine.id;
    client = new AdminClient(hub.app, mine.token);
    vip = (await keepAudience(hub, workspace, 'vip', 'FILTER city = "Rome"')).publicId;
  });
  afterEach(() => hub.close());

  const install = (body: object = {}, by = client): Promise<Reply> =>
    by.call('POST', '/v1/admin/audience-recipes/insider', {
      name: 'Audiences in Insider',
      audiences: [vip],
      authorization: NEW,
      ...body,
    });
  const list = async (what: string): Promise<readonly Body[]> =>
    (await client.call('GET', `/v1/admin/${what}`)).body['data'] as unknown as readonly Body[];
  const kept = async (): Promise<readonly number[]> => [
    (await list('integrations')).length,
    (await list('templates')).length,
    (await list('authorizations')).length,
  ];
  const preview = async (made: Reply, body: object): Promise<Body> =>
    (
      await client.call(
        'POST',
        `/v1/admin/integrations/${plain(made.body['integration']?.['id'])}/preview`,
        body,
      )
    ).body;

  it('makes the authorization, the template and the integration in one step', async () => {
    const made = await install({ existing_users: true });
    expect(made).toMatchObject({
      status: 201,
      body: {
        integration: {
          name: 'Audiences in Insider',
          settings: {
            audiences: [vip],
            url: `${HOST}/api/user/v1/upsert`,
            existingUsers: true,
            shape: 'insider',
            template: made.body['templates']?.[0]?.['id'],
            authorization: made.body['authorization']?.['id'],
          },
        },
        templates: [{ name: 'Insider audiences', field: 'template' }],
        authorization: { label: 'Insider' },
      },
    });
    expect(await list('authorizations')).toMatchObject([
      { hosts: [HOST], method: 'headers', used_by: [{ name: 'Audiences in Insider' }] },
    ]);
    expect(
      await preview(made, { customer: { id: 'ada', attributes: { email: 'a@x.example' } } }),
    ).toMatchObject({
      requests: [
        {
          operation: 'upsert',
          path: '/api/user/v1/upsert',
          body: {
            users: [
              {
                identifiers: { email: 'a@x.example', uuid: 'ada' },
                attributes: { custom: { causeway_audiences: ['vip'] } },
                not_append: true,
              },
            ],
          },
        },
      ],
    });
  });

  it('sends the key with each request, and shows it to nobody', async () => {
    const made = await install();
    hub.answer = { ...hub.answer, body: '{"data":{"successful":{"count":1},"fail":{}}}' };
    const path = `/v1/admin/integrations/${plain(made.body['integration']?.['id'])}/test`;
    expect((await client.call('POST', path)).body['ok']).toBe(true);
    const [request] = hub.sent;
    expect(request?.headers).toMatchObject({ 'x-partner-name': 'shop', 'x-request-token': 'secret-key' });
    expect(client.answers.join('\n')).not.toContain('secret-key');
  });

  it('takes what it is told: names, identifiers, the way of leaving, an authorization that is there', async () => {
    const authorization = await client.call('POST', '/v1/admin/authorizations', {
      label: 'Sandbox',
      method: 'headers',
      hosts: ['http://127.0.0.1:4010'],
      secrets: { headers: 'X-PARTNER-NAME: shop\nX-REQUEST-TOKEN: x' },
    });
    const made = await install({
      authorization: { id: plain(authorization.body['id']) },
      base_url: 'http://127.0.0.1:4010/',
      list: 'My Audiences',
      event: 'moved',
      identifiers: { phone_number: 'phone', 'custom.crm': 'crm' },
      on_exit: 'delete_partial',
    });
    expect(made.body['templates']).toMatchObject([
      { field: 'template', name: 'Insider audiences (leaving deletes)' },
      { field: 'urlTemplate', name: 'Insider audiences: address' },
    ]);
    const somebody = { attributes: { phone: '+905321234567', crm: 'c1' } };
    expect(await preview(made, { customer: somebody, settings: { triggerEvents: 'exits' } })).toMatchObject({
      requests: [
        {
          path: '/api/user/v1/attribute/delete',
          body: {
            users: [
              {
                identifiers: { phone_number: '+905321234567', custom: { crm: 'c1' } },
                custom: { partial: { my_audiences: ['vip'] } },
              },
            ],
          },
        },
      ],
    });
  });

  it('makes names that are not taken', async () => {
    await install();
    const second = await install();
    expect(second.body).toMatchObject({
      integration: { name: 'Audiences in Insider 2' },
      templates: [{ name: 'Insider audiences 2' }],
      authorization: { label: 'Insider 2' },
    });
    const long = 'x'.repeat(200);
    await install({ name: long });
    const { body } = await install({ name: long });
    expect(body['integration']).toMatchObject({ name: `${'x'.repeat(198)} 2` });
  });

  it.each([
    ['an audience that is not there', { audiences: ['a'.repeat(32)] }, '/audiences/0'],
    ['an address that is none', { base_url: 'sandbox' }, '/base_url'],
    ['plain HTTP to another machine', { base_url: 'http://10.1.2.3' }, '/base_url'],
    ['an address that erases people', { base_url: `${HOST}/api/user/v1/delete?` }, '/base_url'],
  ])('is refused for %s, and leaves nothing behind', async (_what, body, pointer) => {
    for (const on_exit of ['upsert', 'delete_partial']) {
      const reply = await install({ ...body, on_exit });
      expect(reply.status).toBe(422);
      expect(reply.body['errors']?.[0]).toMatchObject({ pointer });
      expect(await kept()).toEqual([0, 0, 0]);
    }
  });

  it('does not take an authorization elsewhere than it is meant for, nor away with what it made', async () => {
    await install();
    const [before] = await list('authorizations');
    const authorization = { id: plain(before?.['id']) };
    const reply = await install({ authorization, base_url: 'http://127.0.0.1:4010' });
    expect(reply.body['errors']).toMatchObject([
      { pointer: '/authorization/id', code: 'authorization_elsewhere' },
    ]);
    expect(await kept()).toEqual([1, 1, 1]);
    expect((await install({ authorization: { id: 'b'.repeat(32) } })).status).toBe(404);
  });

  it('is for admins, as every other integration', async () => {
    const as = async (role: 'editor' | 'admin'): Promise<number> =>
      (await install({}, client.as(await addTokenOf(hub, workspace, role)))).status;
    expect(await as('editor')).toBe(403);
    expect(await as('admin')).toBe(201);
  });

  it.each([
    [{ authorization: { ...NEW, api_key: 'x\ny: z' } }, '/authorization'],
    [{ identifiers: {} }, '/identifiers'],
    [{ identifiers: { insider_id: 'x' } }, '/identifiers'],
    [{ audiences: [] }, '/audiences'],
  ])('says what is wrong with %j', async (body, pointer) => {
    const reply = await install(body);
    expect(reply.status).toBe(422);
    expect(plain(reply.body['errors']?.[0]?.['pointer'])).toContain(pointer);
  });
});
