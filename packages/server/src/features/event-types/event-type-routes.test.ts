import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AdminClient, type Body, plain } from '../../app/testing/admin-client.ts';
import { startAdminHub, type AdminHub } from '../../app/testing/admin-hub.ts';

const PLAIN = { label: null, description: null, choices: [], format: null };

describe('event types', () => {
  let hub: AdminHub;
  let client: AdminClient;
  beforeAll(async () => {
    hub = await startAdminHub();
    client = new AdminClient(hub.app, (await hub.addWorkspace('w')).token);
  });
  afterAll(() => hub.close());

  const list = async () =>
    (await client.call('GET', '/v1/admin/event-types')).body['data'] as unknown as readonly Body[];

  it('lists each name once, and says which may be sent in', async () => {
    const data = await list();
    const names = data.map(({ name }) => plain(name));
    expect(new Set(names).size).toBe(names.length);
    const of = (name: string) => data.find((type) => plain(type['name']) === name);
    expect(of('point_add')).toMatchObject({
      kind: 'built_in',
      group: 'points',
      submittable: true,
      fields: [{ name: 'points', type: 'numeric', required: true }, {}, {}],
    });
    expect(of('club_disband')).toMatchObject({ submittable: false });
    expect(of('Order Completed')).toMatchObject({ kind: 'commerce', submittable: true });
    expect(of('purchase')).toMatchObject({ kind: 'commerce' });
    expect(of('identify')).toMatchObject({ kind: 'system' });
    expect(of('audience_entered')).toMatchObject({
      kind: 'system',
      label: 'Joined an audience',
      group: 'audiences',
      submittable: false,
    });
    expect(of('audience_present')?.['fields']?.[3]).toMatchObject({ name: 'since', type: 'datetime' });
  });

  it('takes the names that senders use, whatever they look like', async () => {
    for (const name of ['Signed Up', 'a/b', 'İade', '100%', '<b>']) {
      const path = `/v1/admin/event-types/${encodeURIComponent(name)}`;
      expect(
        (await client.call('PUT', path, { label: name, fields: [{ name: 'plan', type: 'string' }] })).body,
      ).toMatchObject({ name, kind: 'custom', group: 'custom', fields: [{ required: false }] });
      expect((await list()).map((type) => plain(type['name']))).toContain(name);
      expect((await client.call('DELETE', path)).status).toBe(204);
    }
  });

  it('keeps what events and their fields are about, and what fields can be', async () => {
    const body = {
      label: 'Fitted',
      description: 'Somebody was measured.',
      fields: [
        {
          name: 'size',
          type: 'select',
          required: true,
          label: 'Size',
          description: 'As on the label.',
          choices: ['s', 'm'],
          format: null,
        },
        { name: 'mail', type: 'string', required: false, ...PLAIN, format: 'email' },
      ],
    };
    expect((await client.call('PUT', '/v1/admin/event-types/fitted', body)).body).toMatchObject(body);
    expect((await list()).find(({ name }) => plain(name) === 'fitted')).toMatchObject(body);
    const [type] = (await hub.config.eventTypes(1)).filter(({ name }) => name === 'fitted');
    expect(type?.fields[1]).toEqual({ name: 'mail', type: 'string', required: false, format: 'email' });
    const less = { label: 'Fitted', fields: [{ name: 'size', type: 'select' }] };
    expect((await client.call('PUT', '/v1/admin/event-types/fitted', less)).body).toMatchObject({
      description: null,
      fields: [{ name: 'size', required: false, ...PLAIN }],
    });
    await client.call('DELETE', '/v1/admin/event-types/fitted');
  });

  it('refuses names that cannot be told apart, fields that repeat, and changes of what is built in', async () => {
    expect((await client.call('PUT', '/v1/admin/event-types/%20x', { label: 'x' })).status).toBe(422);
    expect((await client.call('PUT', '/v1/admin/event-types/a%00b', { label: 'x' })).status).toBe(422);
    const twice = {
      label: 'x',
      fields: [
        { name: 'a', type: 'string' },
        { name: 'a', type: 'list' },
      ],
    };
    expect((await client.call('PUT', '/v1/admin/event-types/x', twice)).body['errors']).toMatchObject([
      { pointer: '/fields/1/name' },
    ]);
    const unfit = {
      label: 'x',
      fields: [
        { name: 'a', type: 'numeric', choices: ['1'] },
        { name: 'b', type: 'select', choices: ['1', '1'] },
        { name: 'c', type: 'object', format: 'email' },
      ],
    };
    expect((await client.call('PUT', '/v1/admin/event-types/x', unfit)).body['errors']).toMatchObject([
      { pointer: '/fields/0/choices', code: 'no_choices_here' },
      { pointer: '/fields/1/choices', code: 'repeated' },
      { pointer: '/fields/2/format', code: 'no_format_here' },
    ]);
    expect((await client.call('PUT', '/v1/admin/event-types/checkout', { label: 'x' })).status).toBe(409);
    expect((await client.call('DELETE', '/v1/admin/event-types/Order%20Completed')).status).toBe(409);
    expect((await client.call('DELETE', '/v1/admin/event-types/never')).status).toBe(404);
  });
});
