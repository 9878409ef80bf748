import { insiderKind } from '@causeway/core/insider/kind';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AdminClient, plain, type Body } from '../../app/testing/admin-client.ts';
import { byTest, startAdminHub, type AdminHub } from '../../app/testing/admin-hub.ts';

describe('consents', () => {
  let hub: AdminHub;
  let client: AdminClient;
  let workspace: number;
  let insider: number;

  beforeEach(async () => {
    hub = await startAdminHub({ kinds: [insiderKind] });
    const { id, token } = await hub.addWorkspace('w');
    workspace = id;
    client = new AdminClient(hub.app, token);
    const settings = { partnerName: 'shop' };
    const draft = { workspace, kind: 'insider', name: 'Insider', settings, secrets: {} };
    insider = (await hub.config.addIntegration(draft, hub.now, byTest)).id;
    await client.call('PATCH', '/v1/admin/workspace', { auto_subscribe: true });
  });
  afterEach(() => hub.close());

  const path = '/v1/admin/customers/ada/consents';
  const said = (body: Body): Record<string, unknown> =>
    Object.fromEntries(
      (body['subjects'] as unknown as { subject: string; granted: unknown }[]).map(({ subject, granted }) => [
        subject,
        granted,
      ]),
    );
  const track = (consent: object, timestamp = hub.now) =>
    hub.register(workspace, [{ userId: 'ada', timestamp, context: { consent } as never }]);

  it('are there as they were said, with which integrations may be told', async () => {
    await track({ C0004: false, channels: { email: true } });
    const { body } = await client.call('GET', path);
    expect(said(body)).toEqual({
      essential: true,
      functional: null,
      analytics: null,
      marketing: false,
      personalization: null,
      email: true,
      sms: null,
      whatsapp: null,
      push: null,
    });
    expect(body['integrations']).toEqual([
      {
        integration: { id: insider, name: 'Insider' },
        required: ['marketing'],
        allowed: false,
        missing: ['marketing'],
      },
    ]);
  });

  it('who never spoke is told of until the workspace says otherwise', async () => {
    await hub.register(workspace, [{ userId: 'ada' }]);
    const allowed = async () => (await client.call('GET', path)).body['integrations']?.[0]?.['allowed'];
    expect(await allowed()).toBe(true);
    await client.call('PATCH', '/v1/admin/consent-settings', { unknown: 'deny' });
    expect(await allowed()).toBe(false);
  });

  it('a refused purpose is the reason that a message did not go out, with the purpose', async () => {
    await track({ marketing: false });
    const { body } = await client.call('GET', '/v1/admin/customers/ada/timeline');
    const events = body['data'] as unknown as { type: string; fates: unknown[] }[];
    expect(events.find(({ type }) => type === 'Something')?.fates).toMatchObject([
      { reason: 'consent', missing_consent: ['marketing'], issues: [{ code: 'consent_missing' }] },
    ]);
  });

  it('what was said is in the ledger with the words, and page by page', async () => {
    await track({ C0004: true }, hub.now - 5_000);
    await track({ C0004: false }, hub.now);
    await track({ C0004: false }, hub.now);
    const first = await client.call('GET', `${path}/changes?limit=1`);
    expect(first.body['data']).toMatchObject([
      { subject: 'marketing', granted: false, evidence: 'OneTrust C0004', by: null, note: null },
    ]);
    const rest = await client.call('GET', `${path}/changes?limit=5&cursor=${plain(first.body['next'])}`);
    expect(rest.body).toMatchObject({ data: [{ granted: true }], next: null });
  });

  it('what somebody writes down has their name and note, is audited, and is checked', async () => {
    await hub.register(workspace, [{ userId: 'ada' }]);
    const reply = await client.call('POST', path, {
      consents: { marketing: true, sms: false },
      note: 'On the phone',
    });
    expect(said(reply.body)).toMatchObject({ marketing: true, sms: false });
    expect((await client.call('GET', `${path}/changes`)).body['data']).toMatchObject([
      { subject: 'sms', granted: false, by: 'Test', note: 'On the phone', source: { kind: 'console' } },
      { subject: 'marketing', granted: true, by: 'Test', note: 'On the phone' },
    ]);
    const audit = await client.call('GET', '/v1/admin/audit?action=customer.change_consents');
    expect(audit.body['data']).toMatchObject([
      { target: { kind: 'customer', id: 'ada' }, after: { marketing: true, sms: false } },
    ]);
    const nothing = await client.call('POST', path, { consents: {}, note: '' });
    expect(nothing).toMatchObject({ status: 422, body: { errors: [{ pointer: '/consents' }] } });
    const essential = await client.call('POST', path, { consents: { essential: false } });
    expect(essential).toMatchObject({ status: 422, body: { errors: [{ pointer: '/consents/essential' }] } });
  });

  it('nothing is written down of who has left, or of who is not named', async () => {
    await hub.register(workspace, [{ userId: 'ada' }, { userId: undefined, anonymousId: 'tab' }]);
    await client.call('POST', '/v1/admin/customers/ada/events', { action: 'opt_out', dry: false });
    expect((await client.call('POST', path, { consents: { sms: true } })).status).toBe(409);
    const { body } = await client.call('GET', '/v1/admin/customers');
    const anonymous = (body['data'] as unknown as { id: string; anonymous: boolean }[]).find(
      (one) => one.anonymous,
    );
    const reply = await client.call('POST', `/v1/admin/customers/${anonymous?.id}/consents`, {
      consents: { sms: true },
    });
    expect(reply.status).toBe(409);
  });

  it('words without a meaning are counted until they have one', async () => {
    await track({ Werbung: true, izleme: false });
    await track({ Werbung: true });
    const settings = await client.call('GET', '/v1/admin/consent-settings');
    expect(settings.body['unmapped']).toMatchObject([
      { code: 'Werbung', count: 2 },
      { code: 'izleme', count: 1 },
    ]);
    const codes = [{ code: 'werbung', purposes: ['marketing'] }];
    const changed = await client.call('PATCH', '/v1/admin/consent-settings', { codes });
    expect(changed.body).toMatchObject({ unknown: 'allow', codes, unmapped: [{ code: 'izleme' }] });
    await track({ Werbung: true });
    expect(said((await client.call('GET', path)).body)).toMatchObject({ marketing: true });
    const audit = await client.call('GET', '/v1/admin/audit?action=consent_settings.change');
    expect(audit.body['data']).toMatchObject([{ before: { codes: [] }, after: { codes } }]);
  });

  it('a word has one meaning', async () => {
    const codes = [
      { code: 'Ads', purposes: ['marketing'] },
      { code: 'ads', purposes: [] },
    ];
    expect(await client.call('PATCH', '/v1/admin/consent-settings', { codes })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/codes/1/code', code: 'code_twice' }] },
    });
  });

  it('a context can be tried', async () => {
    const attempt = (context: object) => client.call('POST', '/v1/admin/consent-settings/try', { context });
    expect((await attempt({ consent: { C0004: true, reklam: true } })).body).toEqual({
      data: [{ subject: 'marketing', granted: true, evidence: 'OneTrust C0004' }],
      unmapped: ['reklam'],
    });
    expect((await attempt({})).body).toEqual({ data: [], unmapped: [] });
    expect(await attempt({ consent: { tcf: 'x' } })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/context/consent/tcf' }] },
    });
  });

  it('who turned out to be the customer brings their part of the ledger', async () => {
    await hub.register(workspace, [
      { userId: 'ada', timestamp: 1, context: { consent: { marketing: true } } },
      { userId: undefined, anonymousId: 'tab', timestamp: 2, context: { consent: { marketing: false } } },
      { kind: 'identify', type: 'identify', userId: 'ada', anonymousId: 'tab', timestamp: 3 },
    ]);
    expect(said((await client.call('GET', path)).body)).toMatchObject({ marketing: false });
    expect((await client.call('GET', `${path}/changes`)).body['data']).toMatchObject([
      { granted: false },
      { granted: true },
    ]);
  });
});
