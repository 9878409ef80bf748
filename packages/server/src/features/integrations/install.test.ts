import { customKind } from '@causeway/core/custom/kind';
import { insiderKind } from '@causeway/core/insider/kind';
import { triggerKind } from '@causeway/core/trigger/trigger-kind';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AdminClient, plain } from '../../app/testing/admin-client.ts';
import { startAdminHub, type AdminHub } from '../../app/testing/admin-hub.ts';

/** As the guide has it, letter for letter. */
const CURL = `{
    "name": "Insider",
    "variant": "default",
    "config": {
      "api_key": "xxxxxxxxxxxxxxxxxxxx",
      "partner_name": "myco"
    },
    "delivery_mode": "server_side"
  }`;
const CONFIG = { api_key: 'k', partner_name: 'myco' };

let hub: AdminHub;
let client: AdminClient;
let token: string;
let workspace: number;

beforeAll(async () => {
  hub = await startAdminHub({ kinds: [insiderKind, triggerKind, customKind] });
});
afterAll(() => hub.close());
beforeEach(async () => {
  const made = await hub.addWorkspace(crypto.randomUUID());
  ({ token, id: workspace } = made);
  client = new AdminClient(hub.app, token);
});

const install = async (body: unknown = {}, key = 'insider') =>
  client.call('POST', `/v1/admin/integration-catalog/${key}/install`, body);

describe('installing from the catalog', () => {
  it('takes the request of the guide as it stands, over HTTP', async () => {
    const address = await hub.app.listen({ host: '127.0.0.1', port: 0 });
    const response = await fetch(`${address}/v1/admin/integration-catalog/insider/install`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body: CURL,
    });
    const body = (await response.json()) as { id: number; settings: unknown };
    expect(response.status).toBe(201);
    expect(response.headers.get('etag')).toBe('"1"');
    const location = response.headers.get('location') ?? '';
    expect(location).toBe(`/v1/admin/integrations/${body.id}`);
    expect(body).toMatchObject({
      kind: 'insider',
      name: 'Insider',
      state: 'active',
      variant: 'default',
      delivery_mode: 'server_side',
      requires: ['marketing'],
      revision: 1,
      secrets: { api_key: { set: true } },
    });
    const { settings } = insiderKind.check({
      partnerName: 'myco',
      orderCompletedAs: 'confirmation_page_view',
    });
    expect(body.settings).toEqual(JSON.parse(JSON.stringify(settings)));
    expect((await client.call('GET', location)).body).toEqual(body);
    expect(await hub.config.secrets(workspace, `integration:${body.id}`)).toHaveProperty('api_key');
  });

  it('needs nothing but what differs from account to account; a name is found', async () => {
    expect((await install({ config: CONFIG })).body).toMatchObject({ name: 'Insider', variant: 'default' });
    expect((await install({ config: CONFIG })).body).toMatchObject({ name: 'Insider 2' });
    expect((await install({ config: CONFIG })).body).toMatchObject({ name: 'Insider 3' });
    expect((await install({ config: CONFIG, name: 'Insider' })).body).toMatchObject({
      status: 409,
      type: 'urn:causeway:problem:name_taken',
    });
  });

  it('asks customers for other purposes than its kind does, when it is told to', async () => {
    const requires = ['analytics', 'marketing'];
    expect((await install({ config: CONFIG, requires })).body).toMatchObject({ requires });
    expect((await install({ config: CONFIG, requires: [] })).body).toMatchObject({ requires: [] });
    expect((await install({ config: CONFIG, requires: ['selling'] })).status).toBe(422);
  });

  it('takes any setting by its path, which counts more than the variant', async () => {
    const config = {
      ...CONFIG,
      'customerId.from': 'crm_id',
      'inbound.readBack': true,
      'inbound.repeatMinutes': 5,
      orderCompletedAs: 'purchase',
      defaultCountry: null,
      inbound_header: 'sesame',
    };
    const reply = await install({ variant: 'segment', config });
    expect(reply.body).toMatchObject({
      variant: 'segment',
      settings: {
        partnerName: 'myco',
        customerId: { from: 'crm_id', to: 'uuid' },
        inbound: { readBack: true, repeatMinutes: 5, echoMinutes: 60 },
        orderCompletedAs: 'purchase',
        lineTimestamps: 'same',
      },
      secrets: { api_key: { set: true }, inbound_header: { set: true } },
    });
    const whole = { api_key: 'k', partnerName: 'myco', inbound: { readBack: true } };
    expect((await install({ config: whole })).body).toMatchObject({
      settings: { inbound: { readBack: true } },
    });
  });

  it('names every key that it does not know, with what was probably meant and what there is', async () => {
    const reply = await install({ config: { ...CONFIG, partner_nmae: 'x', colour: 1, readback: true } });
    expect(reply.status).toBe(422);
    const errors = reply.body['errors'] as unknown as { pointer: string; code: string; hint: string }[];
    expect(errors.map(({ pointer, code }) => [pointer, code])).toEqual([
      ['/config/partner_nmae', 'unknown_key'],
      ['/config/colour', 'unknown_key'],
      ['/config/readback', 'unknown_key'],
    ]);
    expect(errors[0]?.hint).toMatch(
      /^Did you mean partner_name\? Known: api_key, partner_name\. By its path, any /,
    );
    expect(errors[1]?.hint).toMatch(/^Known: api_key/);
    expect(errors[0]?.hint).toContain('inbound.readBack');
  });

  it('names each thing that is missing, and takes an empty text for nothing', async () => {
    for (const config of [{}, { api_key: '', partner_name: '' }, { api_key: null, partner_name: null }]) {
      expect((await install({ config })).body['errors']).toMatchObject([
        { pointer: '/config/api_key', code: 'missing', message: 'api_key is missing: API key.' },
        { pointer: '/config/partner_name', code: 'missing' },
      ]);
    }
    expect((await install({ config: { partner_nmae: 'x' } })).body['errors']).toMatchObject([
      { pointer: '/config/partner_nmae' },
      { pointer: '/config/api_key' },
      { pointer: '/config/partner_name' },
    ]);
    expect((await install({ config: { ...CONFIG, api_key: 7 } })).body['errors']).toMatchObject([
      { pointer: '/config/api_key', code: 'invalid' },
    ]);
  });

  it('says what is wrong with a value at the key that gave it, in its words', async () => {
    const config = {
      api_key: 'k',
      partner_name: 'My Co',
      inbound: { readBack: 'yes' },
      'customerId.from': '',
      numberLocale: 'hash',
    };
    const { body } = await install({ config });
    expect(body['errors']).toMatchObject([
      { pointer: '/config/partner_name', message: 'partner_name cannot be "My Co".' },
      { pointer: '/config/customerId.from' },
      { pointer: '/config/numberLocale', hint: 'Choose one of: dot, comma.' },
      { pointer: '/config/inbound/readBack' },
    ]);
  });

  it('takes a setting once', async () => {
    const config = { ...CONFIG, partnerName: 'other', inbound: {}, 'inbound.readBack': true };
    expect((await install({ config })).body['errors']).toMatchObject([
      {
        pointer: '/config/partnerName',
        code: 'given_twice',
        message: expect.stringContaining('partner_name'),
      },
      { pointer: '/config/inbound.readBack', code: 'given_twice' },
    ]);
  });

  it('knows its variants, and that events leave from the hub', async () => {
    const reply = await install({ variant: 'segmnet', delivery_mode: 'client_side', config: CONFIG });
    expect(reply).toMatchObject({
      status: 422,
      body: {
        errors: [
          { pointer: '/variant', hint: 'Did you mean segment? Known: default, segment, ga4, loyalty.' },
          { pointer: '/delivery_mode', message: expect.stringContaining('only server_side is offered') },
        ],
      },
    });
  });

  it('has nothing under a key that is not in the catalog', async () => {
    const reply = await install({ config: CONFIG }, 'insidr');
    expect(reply).toMatchObject({
      status: 404,
      body: { detail: expect.stringContaining('Did you mean insider?') },
    });
    expect((await client.call('GET', '/v1/admin/integration-catalog/zzzzz')).body).toMatchObject({
      status: 404,
      detail: expect.stringContaining('There are fake, insider, audience_trigger, custom.'),
    });
  });

  it('installs kinds without a card by the paths of their settings', async () => {
    const reply = await install({ config: { token: 't', rows: [{ to: 'x' }] } }, 'fake');
    expect(reply).toMatchObject({ status: 201, body: { name: 'Fake', settings: { rows: [{ to: 'x' }] } } });
    expect((await install({ config: { rows: [{ to: 1 }] } }, 'fake')).body['errors']).toMatchObject([
      { pointer: '/config/token', code: 'secret_missing' },
    ]);
    expect(
      (await install({ config: { token: 't', rows: [{ to: 1 }] } }, 'fake')).body['errors'],
    ).toMatchObject([{ pointer: '/config/rows/0/to' }]);
  });

  it('installs a custom API, with what its variant brings and what it leaves to be filled in', async () => {
    const config = { secret_headers: 'X-PARTNER-NAME: myco', headers: [{ name: 'x-a', value: '1' }] };
    expect((await install({ variant: 'insider', config }, 'custom')).body).toMatchObject({
      settings: {
        url: 'https://unification.useinsider.com/api/user/v1/upsert',
        shape: 'insider',
        headers: [{ name: 'x-a', value: '1' }],
      },
      secrets: { headers: { set: true } },
    });
    for (const variant of ['default', 'slack'])
      expect((await install({ variant }, 'custom')).body['errors']).toMatchObject([
        { pointer: '/config/url' },
      ]);
    const url = 'https://hooks.slack.com/services/T/B/x';
    expect((await install({ variant: 'slack', config: { url } }, 'custom')).body).toMatchObject({
      name: 'Custom API 2',
      variant: 'slack',
      settings: { url, requestsPerMinute: 60 },
    });
  });

  it('asks for what a job is about, beside its address', async () => {
    expect(
      (await install({ config: { url: 'https://a.example' } }, 'audience_trigger')).body['errors'],
    ).toMatchObject([{ pointer: '/config/audiences' }]);
  });

  it('begins the list of revisions, with why', async () => {
    const { body } = await install({ config: CONFIG, summary: 'Moving over' });
    const list = await client.call('GET', `/v1/admin/integrations/${plain(body['id'])}/revisions`);
    expect(list.body['data']).toMatchObject([{ revision: 1, summary: 'Moving over', changes: [] }]);
  });
});

describe('the catalog', () => {
  const keys = async (query: string): Promise<unknown> =>
    (
      (await client.call('GET', `/v1/admin/integration-catalog?${query}`)).body['data'] as unknown as {
        key: string;
      }[]
    ).map(({ key }) => key);

  it('is found by words, category and status', async () => {
    expect(await keys('category=marketing-automation')).toEqual(['insider']);
    expect(await keys('search=Marketing%20AUTOMATION')).toEqual(['insider']);
    expect(await keys('search=webhook%20audiences')).toEqual(['audience_trigger']);
    expect(await keys('status=beta&category=audiences')).toEqual(['audience_trigger']);
    expect(await keys('search=nothing%20like%20it')).toEqual([]);
    expect((await client.call('GET', '/v1/admin/integration-catalog?status=old')).status).toBe(400);
  });

  it('counts what its categories hold, and what is installed', async () => {
    await install({ config: CONFIG });
    await install({ config: CONFIG });
    expect((await client.call('GET', '/v1/admin/integration-catalog/categories')).body['data']).toEqual([
      { key: 'marketing-automation', label: 'Marketing automation', count: 1 },
      { key: 'audiences', label: 'Audiences', count: 1 },
      { key: 'custom', label: 'Custom APIs', count: 1 },
      { key: 'other', label: 'Other', count: 1 },
    ]);
    expect((await client.call('GET', '/v1/admin/integration-catalog/insider')).body).toMatchObject({
      status: 'ga',
      website: 'https://useinsider.com',
      docs: 'reference/integrations/insider.md',
      requires: ['marketing'],
      installed: 2,
      config: [
        { key: 'api_key', type: 'secret', required: true },
        { key: 'partner_name', type: 'string', required: true },
      ],
      variants: [{ key: 'default' }, { key: 'segment' }, { key: 'ga4' }, { key: 'loyalty' }],
    });
  });
});
