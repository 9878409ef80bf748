import { DEFAULT_ENRICHMENT } from '@causeway/core/trigger/check-enrichment';
import { DEFAULT_TRIGGER } from '@causeway/core/trigger/check';
import { enrichmentKind } from '@causeway/core/trigger/enrichment-kind';
import { triggerKind } from '@causeway/core/trigger/trigger-kind';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AdminClient, plain, type Body, type Reply } from '../../app/testing/admin-client.ts';
import { startAdminHub, type AdminHub } from '../../app/testing/admin-hub.ts';
import { keepAudience } from '../../app/testing/keep-audience.ts';
import { kindView } from './catalog.ts';

describe.each([
  [triggerKind, DEFAULT_TRIGGER],
  [enrichmentKind, DEFAULT_ENRICHMENT],
])('the card of $label', (kind, defaults) => {
  const view = kindView(kind);
  const names = view.fields.map(({ name }) => name);

  it('has a field for every setting and for nothing else, with the default that holds', () => {
    const wholes = view.fields.filter(({ name }) => !name.includes('.'));
    expect(wholes.map(({ name }) => name).toSorted()).toEqual(Object.keys(defaults).toSorted());
    for (const { name, default: value } of wholes)
      expect(value).toEqual((defaults as unknown as Record<string, unknown>)[name]);
  });

  it('follows the order in which people are used to fill it in, and says what must be filled in', () => {
    expect(names.slice(0, 4)).toEqual(['description', 'authorization', 'audiences', 'url']);
    const known = ['template', 'method', 'cloudEvents', 'existingUsers', 'triggerEvents', 'exportFields'];
    const rest = ['fieldChanges', 'includeAudiences', 'workers', 'doNotRetry', 'userLimit', 'config'];
    expect(names.filter((name) => [...known, ...rest].includes(name))).toEqual([...known, ...rest]);
    const missing = new Set(kind.check({}).issues.map(({ field }) => field));
    const required = view.fields.filter((field) => field.required && !field.name.includes('.'));
    expect(new Set(required.map(({ name }) => name))).toEqual(missing);
  });
});

describe('an audience job', () => {
  let hub: AdminHub;
  let client: AdminClient;
  let foreign: AdminClient;
  let vip: string;
  let loud: string;
  let theirs: string;

  beforeAll(async () => {
    hub = await startAdminHub({ kinds: [triggerKind, enrichmentKind] });
    const mine = await hub.addWorkspace('mine');
    const other = await hub.addWorkspace('theirs');
    client = new AdminClient(hub.app, mine.token);
    foreign = client.as(other.token);
    vip = (await keepAudience(hub, mine.id, 'vip', 'FILTER city = "Rome"')).publicId;
    loud = (await keepAudience(hub, mine.id, 'loud', 'FILTER tone = "loud"')).publicId;
    theirs = (await keepAudience(hub, other.id, 'vip', 'FILTER *')).publicId;
    const seen = (userId: string, data: object) => ({ kind: 'identify', type: 'identify', userId, data });
    await hub.register(mine.id, [
      seen('ada', { city: 'Rome', tone: 'loud' }),
      seen('bob', { city: 'Rome' }),
      seen('bob', { city: 'Bonn' }),
    ] as Parameters<AdminHub['register']>[1]);
  });
  afterAll(() => hub.close());

  const install = (settings: object, kind = 'audience_trigger'): Promise<Reply> =>
    client.call('POST', '/v1/admin/integrations', {
      kind,
      name: crypto.randomUUID(),
      settings: { url: 'https://api.example/in', audiences: [vip], ...settings },
    });
  const pathOf = ({ body }: Reply): string => `/v1/admin/integrations/${plain(body['id'])}`;
  const template = async (by: AdminClient, source = '{}'): Promise<string> =>
    plain((await by.call('POST', '/v1/admin/templates', { name: crypto.randomUUID(), source })).body['id']);

  it('names audiences and templates that are there, or is refused with the field named', async () => {
    const refused = async (settings: object): Promise<Body | undefined> =>
      (await install(settings)).body['errors'];
    expect(await refused({ audiences: [vip, theirs] })).toMatchObject([
      {
        pointer: '/settings/audiences/1',
        code: 'audience_unknown',
        message: expect.stringContaining(theirs) as string,
      },
    ]);
    const strange = await template(foreign);
    expect(await refused({ template: strange, urlTemplate: 'f'.repeat(32) })).toMatchObject([
      { pointer: '/settings/urlTemplate', code: 'template_unknown' },
      { pointer: '/settings/template', code: 'template_unknown' },
    ]);
    const made = await install({});
    expect(made.status).toBe(201);
    const changed = await client.call('PATCH', pathOf(made), { settings: { audiences: [theirs] } });
    expect(changed.body['errors']).toMatchObject([{ pointer: '/settings/audiences/0' }]);
    const enrichment = await install({ exportFields: ['email'], audiences: [theirs] }, 'enrichment');
    expect(enrichment.body['errors']).toMatchObject([{ code: 'audience_unknown' }]);
  });

  it('fills in what may be set, and nothing that the hub computes', async () => {
    const mapping = [
      { from: 'response.city', to: 'home_city' },
      { from: 'response.score', to: 'score' },
    ];
    const refused = await install({ exportFields: ['email'], mapping }, 'enrichment');
    expect(refused.body['errors']).toMatchObject([
      { pointer: '/settings/mapping/1/to', code: 'attribute_computed' },
    ]);
    expect((await install({ exportFields: ['email'], mapping: [mapping[0]] }, 'enrichment')).status).toBe(
      201,
    );
  });

  it('sends an authorization to its hosts alone, also where a template makes the address', async () => {
    const made = await client.call('POST', '/v1/admin/authorizations', {
      label: 'Shop',
      method: 'headers',
      hosts: ['api.example'],
      secrets: { headers: 'X-Key: secret' },
    });
    const authorization = plain(made.body['id']);
    expect((await install({ authorization })).status).toBe(201);
    const elsewhere = await install({
      authorization,
      url: 'https://other.example',
      urlTemplate: await template(client, `'https://api.example/x'`),
    });
    expect(elsewhere.body['errors']).toMatchObject([
      { pointer: '/settings/authorization', code: 'authorization_elsewhere' },
    ]);
  });

  it('is previewed as if somebody had just joined the first of its audiences', async () => {
    const made = await install({ audiences: [vip, loud] });
    const preview = async (body: object): Promise<Body> =>
      (await client.call('POST', `${pathOf(made)}/preview`, body)).body;
    const entered = { event: 'enter', slug: 'vip' };
    expect(await preview({ customer_id: 'bob' })).toMatchObject({
      routed: true,
      requests: [
        {
          path: '/in',
          body: {
            data: { _id: 'bob', city: 'Bonn', _segments: ['vip'], segment_events: [entered] },
            meta: { subscription_id: plain(made.body['id']) },
          },
        },
      ],
    });
    expect(await preview({ customer_id: 'ada' })).toMatchObject({
      requests: [{ body: { data: { _segments: ['loud', 'vip'], segment_events: [entered] } } }],
    });
    expect(await preview({ customer: { id: 'eve' } })).toMatchObject({
      requests: [{ body: { data: { _segments: ['vip'], segment_events: [entered] } } }],
    });
    expect((await preview({}))['errors']).toMatchObject([{ pointer: '/event' }]);
    const exits = { settings: { triggerEvents: 'exits' } };
    expect(await preview({ customer_id: 'ada', ...exits })).toMatchObject({
      requests: [{ body: { data: { _segments: ['loud'], segment_events: [{ event: 'exit' }] } } }],
    });
    const draft = { kind: 'audience_trigger', settings: { url: 'https://a.example', audiences: [loud] } };
    const drafted = await client.call('POST', '/v1/admin/integrations/preview', {
      ...draft,
      customer_id: 'ada',
    });
    expect(drafted.body).toMatchObject({
      requests: [{ body: { data: { segment_events: [{ slug: 'loud' }] }, meta: { subscription_id: '' } } }],
    });
  });

  it('is previewed with what came in, and with changes of people who are in its audiences', async () => {
    const made = await install({ fieldChanges: ['tone'] });
    const preview = async (body: object): Promise<Body> =>
      (await client.call('POST', `${pathOf(made)}/preview`, body)).body;
    const events = await client.all('/v1/admin/customers/bob/events', 10);
    const left = events.find((event) => plain(event['type']) === 'audience_left');
    expect(await preview({ event_id: left?.['id'] })).toMatchObject({
      routed: true,
      requests: [{ body: { data: { _segments: [], segment_events: [{ event: 'exit', slug: 'vip' }] } } }],
    });
    const changed = { type: 'identify', data: { tone: 'low' } };
    expect(await preview({ customer_id: 'ada', event: changed })).toMatchObject({
      routed: true,
      requests: [{ body: { data: { tone: 'low', segment_events: [{ event: 'change', slug: 'vip' }] } } }],
    });
    expect(await preview({ customer_id: 'bob', event: changed })).toMatchObject({ routed: false });
  });

  it('is tested with somebody made up, in the name of the job', async () => {
    const made = await install({});
    const tested = await client.call('POST', `${pathOf(made)}/test`);
    expect(tested.body).toMatchObject({
      ok: true,
      sent: {
        url: 'https://api.example/in',
        body: {
          data: { segment_events: [{ event: 'enter', id: vip }] },
          meta: { subscription_id: plain(made.body['id']) },
        },
      },
    });
  });

  it('has attributes covered that it would send of who joins', async () => {
    const made = await install({ exportFields: ['city'] });
    const { body } = await client.call('GET', `${pathOf(made)}/coverage`);
    const attributes = new Map(
      (body['attributes'] as unknown as readonly Body[]).map((field) => [field['path'], field['reaches']]),
    );
    expect(Object.fromEntries(attributes)).toMatchObject({ city: 'yes', tone: 'no' });
    const mapped = (body['types'] as unknown as readonly Body[]).map(({ type, mapped: is }) => [type, is]);
    expect(Object.fromEntries(mapped)).toMatchObject({ audience_entered: true, identify: false });
  });
});
