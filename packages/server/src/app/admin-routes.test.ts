import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openapiOf } from '@causeway/contract/openapi';
import { triggerKind } from '@causeway/core/trigger/trigger-kind';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessScenario, PASSWORD } from './testing/access-scenario.ts';
import { AdminClient, OPERATIONS, plain } from './testing/admin-client.ts';
import { audienceScenario } from './testing/audience-scenario.ts';
import { catalogScenario } from './testing/catalog-scenario.ts';
import { erasingKind, erasureScenario } from './testing/erasure-scenario.ts';
import { consentScenario } from './testing/consent-scenario.ts';
import { identityScenario } from './testing/identity-scenario.ts';
import { inboundScenario } from './testing/inbound-scenario.ts';
import { authorizationScenario } from './testing/authorization-scenario.ts';
import { keepAudience } from './testing/keep-audience.ts';
import { templateScenario } from './testing/template-scenario.ts';
import { expectNothingThere, watchCommits } from './testing/foreign-ids.ts';
import { addTokenOf } from './testing/people.ts';
import { byTest, SETUP_CODE, startAdminHub, type AdminHub } from './testing/admin-hub.ts';

const CANARY = 'canary-7f3a-never-answered';
const HOSTILE = '<script>alert(1)</script>"\u2028';

describe('the admin API', () => {
  let hub: AdminHub;
  let client: AdminClient;
  let other: AdminClient;
  /** What the other workspace has, by the parameters of its path. */
  const foreign = new Map<string, string>();
  let own: ReadonlyMap<string, string>;
  let ownWorkspace = 0;
  const unaudited = new Set<string>();

  beforeAll(async () => {
    hub = await startAdminHub({ kinds: [triggerKind, erasingKind] });
    const mine = await hub.addWorkspace('mine');
    const theirs = await hub.addWorkspace('theirs');
    const count = hub.database.prepare('SELECT count(*) FROM audit');
    const ledger = { rows: () => Number(count.row()?.[0]), unaudited };
    client = new AdminClient(hub.app, mine.token, undefined, undefined, undefined, ledger);
    other = client.as(theirs.token);
    ownWorkspace = mine.id;
    own = await scenario(client, hub, mine.id, 'a');
    for (const [path, id] of await scenario(other, hub, theirs.id, 'b')) foreign.set(path, id);
  });
  afterAll(() => hub.close());
  const audited = (): string =>
    JSON.stringify(
      hub.database.prepare('SELECT before, after, target_name, actor_name FROM audit').rows(),
    ).replaceAll('\\"', '"');

  it('has been called in full by the scenario, and each answer is what its schema says', () => {
    expect(OPERATIONS.map(({ id }) => id).filter((id) => !client.seen.has(id))).toEqual([]);
  });

  it('describes every route of the server and no other', async () => {
    const { body } = await client.as(undefined).call('GET', '/v1/admin/openapi.json');
    const described = Object.entries(body['paths'] ?? {}).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const served = hub.routes
      .filter((route) => !route.startsWith('HEAD '))
      .map((route) => route.replaceAll(/:(\w+)/g, '{$1}'));
    expect(described.toSorted()).toEqual([...new Set(served)].toSorted());
    expect(OPERATIONS).toHaveLength(described.length);
    expect((await client.as(undefined).call('GET', '/openapi.json')).body).toEqual(body);
    expect(body['openapi']).toBe('3.1.0');
  });

  it('describes itself with references that lead somewhere, and ids that are one of a kind', () => {
    const text = JSON.stringify(openapiOf(OPERATIONS, '1'));
    const { components } = JSON.parse(text) as { components: { schemas: object } };
    for (const [, name] of text.matchAll(/"#\/components\/schemas\/(\w+)"/g))
      expect(components.schemas).toHaveProperty(name ?? '');
    expect(text).not.toContain('$defs');
    expect(new Set(OPERATIONS.map(({ id }) => id)).size).toBe(OPERATIONS.length);
  });

  it('lets nobody in without a token, and nobody with another kind of key', async () => {
    for (const { method, path, role } of OPERATIONS) {
      if (role === 'anyone') continue;
      const url = path.replaceAll(/\{\w+\}/g, '1');
      for (const token of [undefined, 'cwt_nobody', 'cwk_key']) {
        const reply = await client
          .as(token)
          .call(method, url, method === 'GET' || method === 'DELETE' ? undefined : {});
        expect(reply.status, `${method} ${path}`).toBe(401);
        expect(reply.headers['www-authenticate']).toMatch(/^Bearer/);
      }
    }
  });

  it('writes down everything that changes something, and nothing else goes without', () => {
    expect([...unaudited].toSorted()).toEqual([
      // Judges a rule, and stores nothing.
      'checkAudienceRule',
      // Judges a definition, and stores nothing.
      'checkIncomingWebhook',
      // Only looks.
      'checkSuppression',
      // Judges a source, and stores nothing.
      'checkTemplate',
      // Only counts.
      'endAudiencePreview',
      // Looks at an invitation, which stays as it is.
      'openInvitation',
      // Plans what would be sent, and sends nothing.
      'previewIntegration',
      'previewSettings',
      // Reckons anew and compares; what is stored stays.
      'recomputeBalances',
      // What a source would make of an event; nothing is sent.
      'renderTemplate',
      // Dry unless told otherwise: only looks.
      'rerunInboundReceipt',
      // Only counts.
      'startAudiencePreview',
      // Fetches a token, and throws it away.
      'testAuthorization',
      // Asks the destination whether it would take something.
      'testIntegration',
      // What would be read from a context.
      'tryConsent',
      // What a definition would make of a request.
      'tryIncomingWebhook',
    ]);
  });

  it('treats everything of another workspace as if it were not there: no word of the answer differs, nothing is written', async () => {
    const watch = watchCommits(hub.folder);
    const [sent, looked] = [hub.sent.length, hub.looked.length];
    let asked = 0;
    await other.call('PUT', '/v1/admin/attributes/theirs_only', { label: 'Theirs', type: 'string' });
    await other.call('PUT', '/v1/admin/event-types/theirs_only', { label: 'Theirs' });
    for (const one of OPERATIONS.filter((operation) => operation.path.includes('{'))) {
      // What is put is named by who puts it: both may call theirs the same. The catalog is everybody's.
      if (one.id.startsWith('put') || one.path.includes('{key}')) continue;
      const [mine, theirs] = [own.get(one.path), foreign.get(one.path)?.replace('{name}', 'theirs_only')];
      expect(theirs, `the scenario has nothing for ${one.path}`).toBeDefined();
      const ways = await expectNothingThere(client, one, mine ?? '', theirs ?? '', bodyFor(one.id), watch);
      expect(ways, `${one.path} has nothing of theirs`).toBeGreaterThan(0);
      asked += ways;
    }
    expect(asked).toBeGreaterThan(70);
    await client.call('PATCH', '/v1/admin/workspace', { time_zone: 'UTC' });
    expect(watch.committed()).toBe(true);
    watch.close();
    expect([hub.sent.length, hub.looked.length]).toEqual([sent, looked]);
    // Those ids were worth asking for: whose they are finds what they name.
    for (const { method, path, status, stream } of OPERATIONS) {
      if (method !== 'GET' || !path.includes('{') || path.includes('{key}') || stream === true) continue;
      expect((await other.call('GET', foreign.get(path) ?? '')).status, `GET ${path}`).toBe(status);
    }
  });

  it('refuses a lesser role whether the id is there or not, and writes nothing', async () => {
    const watch = watchCommits(hub.folder);
    const viewer = client.as(await addTokenOf(hub, ownWorkspace, 'viewer'));
    watch.committed();
    for (const { method, path, id, role } of OPERATIONS.filter((one) => one.path.includes('{'))) {
      if (role === 'viewer' || role === 'anyone') continue;
      const body = method === 'GET' || method === 'DELETE' ? undefined : bodyFor(id);
      const reply = await viewer.call(method, own.get(path) ?? '', body);
      expect(reply.body, `${id}: ${reply.text}`).toMatchObject({
        status: 403,
        type: 'urn:causeway:problem:forbidden',
      });
      expect(watch.committed(), `${id} wrote something`).toBe(false);
    }
    watch.close();
  });

  it('keeps definitions of one workspace out of the other', async () => {
    await other.call('PUT', '/v1/admin/attributes/secret_field', { label: 'Theirs', type: 'string' });
    expect((await client.call('DELETE', '/v1/admin/attributes/secret_field')).status).toBe(404);
    expect((await client.call('GET', '/v1/admin/attributes')).text).not.toContain('secret_field');
    expect((await other.call('GET', '/v1/admin/attributes')).text).toContain('secret_field');
  });

  it('never answers a secret', () => {
    expect(client.answers.length).toBeGreaterThan(100);
    for (const answer of client.answers) expect(answer).not.toContain(CANARY);
    expect(JSON.stringify(hub.logged)).not.toContain(CANARY);
    expect(hub.sent.some(({ headers }) => headers['x-token'] === CANARY)).toBe(true);
  });

  it('keeps nothing in clear that lets anybody in: not in the database, not in the audit log, not in the log', () => {
    const given = client.answers.join('\n');
    const canaries = new Set([
      CANARY,
      PASSWORD,
      SETUP_CODE,
      ...[...given.matchAll(/cw[tk]_[\w-]{32}/g)].map(([key]) => key),
      ...[...given.matchAll(/causeway_session=([\w-]{43})/g)].map(([, secret = '']) => secret),
      ...[...given.matchAll(/(?:"csrf_token"|"token"|#token)[":=]+([\w-]{43})/g)].map(
        ([, token = '']) => token,
      ),
    ]);
    expect(canaries.size).toBeGreaterThan(25);
    const kept = ['hub.db', 'hub.db-wal']
      .map((name) => readFileSync(join(hub.folder, name), 'latin1'))
      .concat(JSON.stringify(hub.logged), audited());
    for (const canary of canaries)
      expect(kept.filter((text) => text.includes(canary)).length, `of ${canary}`).toBe(0);
    expect(audited()).toContain('"secrets":{"token":"changed"}');
  });

  it('answers what hostile senders wrote as JSON, which no browser takes for a page', async () => {
    const reply = await client.call('GET', '/v1/admin/customers?search=hostile-a');
    expect(reply.body['data']?.[0]?.['attributes']).toMatchObject({ name: HOSTILE });
    expect(reply.headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    const problem = await client.call('GET', `/v1/admin/customers/${encodeURIComponent(HOSTILE)}`);
    expect(problem.status).toBe(404);
    expect(problem.headers).toMatchObject({
      'content-type': 'application/problem+json; charset=utf-8',
      'x-content-type-options': 'nosniff',
    });
    expect(problem.headers['content-security-policy']).toContain("default-src 'none'");
  });

  it('names every key of a body that it does not know', async () => {
    const reply = await client.call('POST', '/v1/admin/sources', { name: 'x', nmae: 'y', 'a/b': 1 });
    expect(reply.status).toBe(422);
    expect(reply.body['errors']).toMatchObject([
      { pointer: '/nmae', code: 'unknown_key' },
      { pointer: '/a~1b', code: 'unknown_key' },
    ]);
    const none = await client.call('POST', '/v1/admin/sources', {});
    expect(none.body['errors']).toMatchObject([{ pointer: '/name', code: 'missing' }]);
    expect((await client.call('GET', '/v1/admin/customers?serach=x')).body).toMatchObject({
      status: 400,
      errors: [{ parameter: 'serach' }],
    });
  });

  it('explains a body that is no JSON, one of another type, and a method that is not taken', async () => {
    expect((await client.call('POST', '/v1/admin/sources', '{"name":')).body).toMatchObject({
      status: 400,
      type: 'urn:causeway:problem:bad_json',
    });
    expect((await client.call('POST', '/v1/admin/sources', '{"__proto__":{"name":"x"}}')).status).toBe(400);
    expect(
      (
        await client.call('POST', '/v1/admin/sources', 'name=x', {
          'content-type': 'application/x-www-form-urlencoded',
        })
      ).status,
    ).toBe(415);
    const reply = await client.call('PUT', '/v1/admin/sources', {});
    expect(reply).toMatchObject({ status: 405, headers: { allow: 'GET, POST' } });
    expect((await client.call('GET', '/v1/admin/nothing')).body).toMatchObject({
      status: 404,
      instance: '/v1/admin/nothing',
    });
  });

  it('refuses cursors that are not its own, and pages that are too long', async () => {
    for (const query of [
      'cursor=abc',
      'cursor=%00',
      'limit=0',
      'limit=201',
      'limit=x',
      `cursor=${'A'.repeat(4001)}`,
    ]) {
      expect((await client.call('GET', `/v1/admin/customers?${query}`)).status, `for ${query}`).toBe(400);
    }
  });
});

/** Does everything once, and answers the paths of what it made. */
async function scenario(
  client: AdminClient,
  hub: AdminHub,
  workspace: number,
  mark: string,
): Promise<Map<string, string>> {
  const made = await client.call('POST', '/v1/admin/integrations', {
    kind: 'fake',
    name: 'Main',
    settings: {},
    secrets: { token: CANARY },
  });
  const id = plain(made.body['id']);
  const base = `/v1/admin/integrations/${id}`;
  const source = await client.call('POST', '/v1/admin/sources', { name: 'Shop' });
  const token = await client.call('POST', '/v1/admin/tokens', { name: 'Second' });
  await hub.register(
    workspace,
    [
      { kind: 'identify', type: 'identify', userId: `hostile-${mark}`, data: { name: HOSTILE, phone: 'x' } },
      { type: 'Bought', userId: `hostile-${mark}` },
      { type: 'Bought', userId: `second-${mark}` },
    ],
    Number(source.body['id']),
  );
  await hub.deliver(Number(id), (_event, type) =>
    type === 'Bought' ? { code: 'bad_value', message: 'No.', hint: 'Mend it.' } : undefined,
  );
  const issue = { code: 'no_event', message: 'A track needs a name.', index: 0, messageId: undefined };
  await hub.receipts.keep([
    {
      source: Number(source.body['id']),
      at: hub.now,
      method: 'POST',
      path: '/v1/track',
      status: 400,
      accepted: 0,
      issues: [issue],
      body: '{"a":1}',
    },
  ]);
  const log = await client.call('GET', `${base}/outbound-logs?event_type=identify`);
  const delivery = await client.call('GET', `${base}/deliveries`);
  const receipt = await client.call('GET', '/v1/admin/receipts');
  const logId = plain(log.body['data']?.[0]?.['id']);
  const deliveryId = plain(delivery.body['data']?.[0]?.['id']);
  const receiptId = plain(receipt.body['data']?.[0]?.['id']);
  const customer = `/v1/admin/customers/hostile-${mark}`;
  const event = { type: 'identify', data: {} };

  for (const path of [
    'workspace',
    'sources',
    'tokens',
    'attributes',
    'event-types',
    'integration-catalog',
    'integrations',
    'customers',
    'overview',
    'seen',
  ]) {
    await client.call('GET', `/v1/admin/${path}`);
  }
  const user = await accessScenario(client, mark);
  const account = (await hub.config.workspaces()).find((one) => one.id === workspace)?.publicId ?? '';
  const inbound = await inboundScenario(client, hub, mark, account, CANARY);
  await catalogScenario(client, CANARY);
  await consentScenario(client, `hostile-${mark}`);
  const identity = await identityScenario(client, hub, workspace, mark);
  const template = await templateScenario(client);
  const authorization = await authorizationScenario(client, CANARY);
  const erasure = await erasureScenario(client, hub, workspace, CANARY);
  const audiences = await audienceScenario(client, hub, workspace, `hostile-${mark}`);
  const { publicId } = await keepAudience(hub, workspace, 'for_insider', 'FILTER *');
  await client.call('POST', '/v1/admin/audience-recipes/insider', {
    name: 'Audiences in Insider',
    audiences: [publicId],
    authorization: { label: 'Insider', partner_name: 'shop', api_key: CANARY },
  });
  const insider = await hub.config.addIntegration(
    { workspace, kind: 'insider', name: 'Insider', settings: {}, secrets: {} },
    hub.now,
    byTest,
  );
  const side = `/v1/admin/integrations/${insider.id}/inbound`;
  await client.call('POST', `${side}/key`);
  await client.call('GET', side);
  await client.call('PUT', '/v1/admin/attributes/club', { label: 'Club', type: 'string' });
  await client.call('DELETE', '/v1/admin/attributes/club');
  await client.call('PUT', '/v1/admin/event-types/Signed%20Up', { label: 'Signed up' });
  await client.call('DELETE', '/v1/admin/event-types/Signed%20Up');
  await client.call('GET', base);
  await client.call('PATCH', base, { name: 'Renamed', secrets: { token: CANARY } });
  await client.call('POST', `${base}/pause`);
  await client.call('POST', `${base}/resume`);
  await client.call('POST', `${base}/test`);
  await client.call('POST', `${base}/preview`, { customer_id: `hostile-${mark}`, event });
  await client.call('POST', '/v1/admin/integrations/preview', {
    kind: 'fake',
    settings: {},
    customer: {},
    event,
  });
  await client.call('GET', `${base}/coverage`);
  await client.call('GET', `${base}/names`);
  await client.glimpse('/v1/admin/live');
  const eventId = plain(log.body['data']?.[0]?.['event_id']);
  await client.call('GET', `/v1/admin/events/${eventId}/integrations/${id}`);
  await client.call('GET', `${base}/outbound-logs/${logId}`);
  await client.call('GET', `${base}/deliveries/${deliveryId}`);
  await client.call('GET', `${base}/dead-letters`);
  await client.call('GET', `${base}/dead-letters/causes`);
  await client.call('POST', `${base}/dead-letters/resend`, { events: [1] });
  await client.call('POST', `${base}/dead-letters/discard`, { code: 'nothing', confirm: true });
  await client.call('GET', customer);
  for (const part of ['events', 'outcomes', 'timeline', 'shadows'])
    await client.call('GET', `${customer}/${part}`);
  await client.call('POST', `${customer}/events`, {
    action: 'checkout',
    data: {
      transaction_id: `T-${mark}`,
      total: 10,
      points_rewarded: 3,
      items: [{ product_id: HOSTILE, subtotal: 10 }],
    },
  });
  await client.call('GET', `${customer}/transactions`);
  await client.call('POST', `${customer}/recompute`);
  await client.call('GET', `/v1/admin/receipts/${receiptId}`);
  for (const path of ['/livez', '/readyz', '/metrics', '/openapi.json', '/v1/admin/openapi.json'])
    await client.as(undefined).call('GET', path);

  const second = await client.call('POST', '/v1/admin/integrations', {
    kind: 'fake',
    name: 'Short-lived',
    settings: {},
    secrets: { token: CANARY },
  });
  await client.call('DELETE', `/v1/admin/integrations/${plain(second.body['id'])}`);
  const key = await client.call('POST', '/v1/admin/sources', { name: 'Old' });
  await client.call('DELETE', `/v1/admin/sources/${plain(key.body['id'])}`);
  const old = await client.call('POST', '/v1/admin/tokens', { name: 'Old' });
  await client.call('DELETE', `/v1/admin/tokens/${plain(old.body['id'])}`);

  const paths = new Map<string, string>();
  for (const { path } of OPERATIONS) {
    if (!path.includes('{')) continue;
    const parameters: Record<string, string> = {
      '/v1/admin/sources/{id}': plain(source.body['id']),
      '/v1/admin/tokens/{id}': plain(token.body['id']),
      '/v1/admin/receipts/{id}': receiptId,
      '/v1/admin/erasures/{id}': erasure,
      '/v1/admin/erasures/{id}/retry': erasure,
      '/v1/admin/events/{id}/integrations/{integration}': eventId,
      '/v1/admin/users/{id}': user,
      '/v1/admin/users/{id}/invitation': user,
      '/v1/admin/integrations/{id}/inbound': String(insider.id),
      '/v1/admin/integrations/{id}/inbound/key': String(insider.id),
      '/v1/admin/inbound/{id}': inbound.receipt,
      '/v1/admin/inbound/{id}/rerun': inbound.receipt,
      '/v1/admin/audience-previews/{id}': audiences.preview,
      '/v1/admin/identity/merges/{id}/undo': identity.merge,
      '/v1/admin/identity/conflicts/{id}/decide': identity.conflict,
    };
    const webhook = path.startsWith('/v1/admin/webhooks/') ? inbound.webhook : undefined;
    const kept = path.startsWith('/v1/admin/templates/') ? template : undefined;
    const credentials = path.startsWith('/v1/admin/authorizations/') ? authorization : undefined;
    const audience = path.startsWith('/v1/admin/audiences/') ? audiences.audience : undefined;
    const first =
      parameters[path] ??
      audience ??
      credentials ??
      webhook ??
      kept ??
      (path.startsWith('/v1/admin/customers/') ? `hostile-${mark}` : id);
    paths.set(
      path,
      path
        .replace('{id}', first)
        .replace('{log}', logId)
        .replace('{delivery}', deliveryId)
        .replace('{integration}', id)
        .replace('{revision}', '1')
        .replace('{audience}', audiences.audience),
    );
  }
  return paths;
}

/** A body that is right, so that nothing but the id can be the reason for a refusal. */
function bodyFor(operation: string): unknown {
  switch (operation) {
    case 'resendDeadLetters':
      return { all: true };
    case 'discardDeadLetters':
      return { all: true, confirm: true };
    case 'addCustomerEvent':
      return { action: 'point_add', data: { points: 1 } };
    case 'startExistingRun':
      return { action: 'start' };
    case 'changeCustomerConsents':
      return { consents: { marketing: true } };
    case 'decideIdentityConflict':
      return { decision: 'keep_apart' };
    case 'previewIntegration':
      return { customer: {}, event: { type: 'x' } };
    default:
      return {};
  }
}
