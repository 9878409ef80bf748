import { insiderKind } from '@causeway/core/insider/kind';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AdminClient, plain, type Body } from '../../app/testing/admin-client.ts';
import { startAdminHub, type AdminHub } from '../../app/testing/admin-hub.ts';
import { askAccount, namesView } from './known-names.ts';

const COLUMNS = [
  { name: 'em', label: 'Email', type: 'string', custom: false },
  { name: 'club', label: 'Club', type: 'string', custom: true },
  { name: 'club', label: 'Club again', custom: true },
  { name: 'email', label: 'Theirs', type: 'string', custom: true },
  { name: 'shoe', label: 'x'.repeat(500), custom: false },
];

describe('names', () => {
  let hub: AdminHub;
  let client: AdminClient;
  let base: string;

  beforeEach(async () => {
    hub = await startAdminHub();
    client = new AdminClient(hub.app, (await hub.addWorkspace('w')).token);
    const made = await client.call('POST', '/v1/admin/integrations', {
      kind: 'fake',
      name: 'Main',
      secrets: { token: 'canary' },
    });
    base = `/v1/admin/integrations/${plain(made.body['id'])}`;
  });
  afterEach(() => hub.close());

  const answer = (status: number, body: unknown): void => {
    hub.answer = { status, headers: {}, body: JSON.stringify(body), ms: 1, error: undefined };
  };
  const names = async (): Promise<Body> => (await client.call('GET', `${base}/names`)).body;

  it('are those of the documentation and of the account, which is asked with its secrets', async () => {
    answer(200, COLUMNS);
    const found = await names();
    expect(found['attributes']).toEqual([
      { name: 'email', label: 'E-mail', type: 'email', custom: false, from: 'documentation' },
      { name: 'club', label: 'Club again', type: null, custom: true, from: 'account' },
      { name: 'email', label: 'Theirs', type: 'string', custom: true, from: 'account' },
      { name: 'shoe', label: 'x'.repeat(200), type: null, custom: false, from: 'account' },
    ]);
    expect(found).toMatchObject({
      events: [{ name: 'purchase', required: ['id'] }],
      params: [{ name: 'price', type: 'number' }],
      account: { ok: true, issue: null },
    });
    expect(hub.sent).toMatchObject([{ url: 'http://fake.test/columns', headers: { 'x-token': 'canary' } }]);
    expect(client.answers.join('')).not.toContain('canary');
  });

  it('are asked for again after five minutes, and when the integration is changed', async () => {
    answer(200, COLUMNS);
    await Promise.all([names(), names()]);
    hub.now += 299_999;
    await names();
    expect(hub.sent).toHaveLength(1);
    hub.now += 1;
    await names();
    expect(hub.sent).toHaveLength(2);
    await client.call('PATCH', base, { name: 'Other' });
    await names();
    expect(hub.sent).toHaveLength(3);
  });

  it('are those of the documentation alone when the account cannot be asked, with the reason', async () => {
    answer(401, []);
    expect(await names()).toMatchObject({
      attributes: [{ name: 'email' }],
      account: { ok: false, issue: { code: 'credentials_refused' } },
    });
    hub.now += 15_000;
    hub.answer = { status: 0, headers: {}, body: '', ms: 1, error: 'It is not there.' };
    expect(await names()).toMatchObject({
      attributes: [{ name: 'email' }],
      account: { ok: false, issue: { code: 'no_answer', message: 'It is not there.' } },
    });
    hub.database.exec("UPDATE secrets SET sealed = x'00'");
    hub.now += 15_000;
    expect(await names()).toMatchObject({ account: { ok: false, issue: { code: 'secret_unreadable' } } });
  });
});

it('of Insider hold its documentation once, and the attributes of the account that can be mapped to', async () => {
  const body = JSON.stringify({
    data: [
      { key: 'em', display_name: 'Email', type: 'string' },
      { key: 'insider_id', display_name: 'Insider ID', type: 'string' },
      { key: 'c_club', display_name: 'Club', type: 'string' },
    ],
  });
  const settings = insiderKind.check({ partnerName: 'modaevi' }).settings;
  const account = await askAccount(insiderKind, settings, { api_key: 'k' }, async () => ({
    status: 200,
    headers: {},
    body,
    ms: 1,
    error: undefined,
  }));
  const view = namesView(insiderKind, account);
  expect(view.attributes.filter(({ from }) => from === 'account')).toEqual([
    { name: 'club', label: 'Club', type: 'string', custom: true, from: 'account' },
  ]);
  expect(view.attributes).toContainEqual({
    name: 'phone_number',
    label: 'Phone number',
    type: 'phone',
    custom: false,
    from: 'documentation',
  });
  expect(view.events).toContainEqual({
    name: 'purchase',
    label: 'Purchase (Confirmation Page View)',
    required: ['event_group_id', 'unit_sale_price'],
    expected: ['currency', 'quantity'],
  });
  expect(new Set(view.events.map(({ name }) => name)).size).toBe(view.events.length);
});
