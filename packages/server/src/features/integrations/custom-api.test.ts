import { DEFAULT_CUSTOM } from '@causeway/core/custom/check';
import { customKind } from '@causeway/core/custom/kind';
import { STARTERS } from '@causeway/core/custom/starters';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AdminClient, plain } from '../../app/testing/admin-client.ts';
import { startAdminHub, type AdminHub } from '../../app/testing/admin-hub.ts';
import { kindView } from './catalog.ts';

describe('the card of the custom API', () => {
  const view = kindView(customKind);
  const names = view.fields.map(({ name, type }) => `${type === 'secret' ? 'secret ' : ''}${name}`);

  it('has a field for every setting and every secret, with the default that holds', () => {
    for (const name of Object.keys(DEFAULT_CUSTOM))
      expect(names.filter((one) => one === name || one.startsWith(`${name}.`))).not.toEqual([]);
    for (const name of customKind.optionalSecrets ?? []) expect(names).toContain(`secret ${name}`);
    for (const field of view.fields.filter(({ type, required }) => type !== 'secret' && !required))
      expect(field, `the default of ${field.name}`).toHaveProperty('default');
  });

  it('follows the order in which people are used to fill it in', () => {
    expect(names.slice(0, 7)).toEqual([
      'url',
      'method',
      'contentType',
      'secret headers',
      'headers',
      'authorization',
      'body.format',
    ]);
    expect(view).toMatchObject({ category: 'custom', label: 'Custom API' });
  });

  it('offers settings to begin with', () => {
    expect(view.starters.map(({ key }) => key)).toEqual(STARTERS.map(({ key }) => key));
  });
});

describe('a custom integration with a template', () => {
  let hub: AdminHub;
  let client: AdminClient;
  let foreign: AdminClient;

  beforeAll(async () => {
    hub = await startAdminHub({ kinds: [customKind] });
    const mine = await hub.addWorkspace('mine');
    client = new AdminClient(hub.app, mine.token);
    foreign = client.as((await hub.addWorkspace('theirs')).token);
  });
  afterAll(() => hub.close());

  const template = async (by: AdminClient, source: string): Promise<string> =>
    plain((await by.call('POST', '/v1/admin/templates', { name: crypto.randomUUID(), source })).body['id']);
  const install = (id: string) =>
    client.call('POST', '/v1/admin/integrations', {
      kind: 'custom',
      name: crypto.randomUUID(),
      settings: {
        url: 'https://api.example/a',
        body: { format: 'template', template: id, config: { tone: 'loud' } },
      },
    });

  it('is refused with the field named when the workspace has no such template', async () => {
    const theirs = await template(foreign, '{}');
    for (const id of ['nothing', 'f'.repeat(32), theirs]) {
      expect((await install(id)).body['errors']).toMatchObject([
        { pointer: '/settings/body/template', code: 'template_unknown' },
      ]);
    }
    const made = await client.call('POST', '/v1/admin/integrations', {
      kind: 'custom',
      name: 'Changed later',
      settings: { url: 'https://api.example/a' },
    });
    const path = `/v1/admin/integrations/${plain(made.body['id'])}`;
    const body = { format: 'template', template: theirs };
    expect((await client.call('PATCH', path, { settings: { body } })).status).toBe(422);
    expect(
      (
        await client.call('POST', `${path}/preview`, {
          customer: {},
          event: { type: 'x' },
          settings: { body },
        })
      ).status,
    ).toBe(422);
  });

  it('is previewed and tested through the template, and follows its changes', async () => {
    const id = await template(
      client,
      `local event = import 'lytemplates.libsonnet'; { who: event.get('_id'), tone: event.jobConfGet('tone'), v: 1 }`,
    );
    const made = await install(id);
    const path = `/v1/admin/integrations/${plain(made.body['id'])}`;
    const preview = async () =>
      (await client.call('POST', `${path}/preview`, { customer: { id: 'c1' }, event: { type: 'x' } })).body;
    expect((await preview())['requests']).toMatchObject([{ body: { who: 'c1', tone: 'loud', v: 1 } }]);
    expect((await client.call('POST', `${path}/test`)).body).toMatchObject({
      ok: true,
      sent: { body: { who: 'causeway-test' } },
    });
    const before = hub.configured.count;
    await client.call('PATCH', `/v1/admin/templates/${id}`, { source: `error 'not today'` });
    expect(hub.configured.count).toBe(before + 1);
    expect(await preview()).toMatchObject({
      requests: [],
      skips: [{ reason: 'template', issues: [{ code: 'template_skipped', message: 'not today' }] }],
    });
    await client.call('PATCH', `/v1/admin/templates/${id}`, { source: '{\n  a: {}.b }' });
    expect(await preview()).toMatchObject({
      requests: [],
      refused: [{ code: 'template_failed', message: expect.stringContaining('at 2:6') as string }],
    });
    expect((await client.call('POST', `${path}/test`)).body).toMatchObject({
      ok: false,
      sent: null,
      issue: { code: 'template_failed' },
    });
    // Nothing has come in yet, but the coverage is reckoned with the template in place.
    expect((await client.call('GET', `${path}/coverage`)).status).toBe(200);
  });
});
