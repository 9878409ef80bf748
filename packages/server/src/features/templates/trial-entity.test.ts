import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AdminClient, plain, type Body } from '../../app/testing/admin-client.ts';
import { startAdminHub, type AdminHub } from '../../app/testing/admin-hub.ts';
import { keepAudience } from '../../app/testing/keep-audience.ts';

describe('a template that is tried with somebody real', () => {
  let hub: AdminHub;
  let client: AdminClient;
  let vip: string;

  beforeAll(async () => {
    hub = await startAdminHub();
    const { id, token } = await hub.addWorkspace('w');
    client = new AdminClient(hub.app, token);
    vip = (await keepAudience(hub, id, 'vip', 'FILTER city = "Rome"')).publicId;
    await keepAudience(hub, id, 'named', 'FILTER EXISTS city');
    const seen = (city: string) =>
      ({ kind: 'identify', type: 'identify', userId: 'ada', data: { city } }) as const;
    await hub.register(id, [seen('Rome'), seen('Bonn')]);
  });
  afterAll(() => hub.close());

  const render = async (body: object): Promise<Body> => {
    const source = `local e = import 'lytemplates.libsonnet'; {
      now: e.get('_segments'), job: e.get('job_segments'), moves: e.get('segment_events'), slug: e.segSlug(),
      enters: e.isEnter(), exits: e.isExit() }`;
    const trial = { source, drop_empty: false, ...body };
    const reply = await client.call('POST', '/v1/admin/template-renders', trial);
    return (reply.body as unknown as { readonly value: Body }).value;
  };
  const eventOf = async (type: string, slug: string): Promise<string> => {
    const events = await client.all('/v1/admin/customers/ada/events', 20);
    const found = events.find(
      ({ type: is, data }) => plain(is) === type && plain(data?.['audience']) === slug,
    );
    return plain(found?.['id']);
  };

  it('sees the audiences they are in now', async () => {
    expect(await render({ customer_id: 'ada' })).toMatchObject({
      now: ['named'],
      job: ['named'],
      moves: [],
      enters: false,
      exits: false,
    });
  });

  it('sees what the event says of its audience', async () => {
    const time = expect.stringMatching(/^20\d\d-/) as string;
    expect(await render({ event_id: await eventOf('audience_left', 'vip') })).toMatchObject({
      now: ['named'],
      moves: [{ id: vip, event: 'exit', slug: 'vip', exit: time }],
      slug: 'vip',
      enters: false,
      exits: true,
    });
    expect(await render({ event_id: await eventOf('audience_entered', 'vip') })).toMatchObject({
      moves: [{ id: vip, event: 'enter', slug: 'vip', enter: time }],
      enters: true,
    });
  });
});
