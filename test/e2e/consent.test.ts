import { JsonClient } from '@causeway/cli/local/json-client';
import { afterEach, describe, expect, it } from 'vitest';
import { World } from './two-way-world.ts';

interface ShownConsents {
  readonly subjects: readonly { readonly subject: string; readonly granted: boolean | null }[];
}

interface Change {
  readonly subject: string;
  readonly granted: boolean;
  readonly evidence: string | null;
  readonly source: { readonly name: string | null };
}

interface Shown {
  readonly type: string;
  readonly fates: readonly {
    readonly state: string;
    readonly reason: string | null;
    readonly missing_consent: readonly string[];
  }[];
}

let world: World;
let admin: JsonClient;
afterEach(() => world.stop());

async function start(options: Parameters<typeof World.start>[0] = {}): Promise<void> {
  world = await World.start(options);
  admin = new JsonClient(world.stack.url, { authorization: `Bearer ${world.stack.keys.adminToken}` });
}

const track = async (event: string, consent?: object): Promise<void> => {
  const response = await world.stack.post('/v1/track', {
    userId: 'ayse',
    event,
    messageId: crypto.randomUUID(),
    ...(consent === undefined ? {} : { context: { consent } }),
  });
  expect(response.status).toBe(200);
};

const there = async () => (await world.stack.inside.user('uuid:ayse')).attributes;

describe('consent between a hub and Insider', () => {
  it('that is withdrawn before a message leaves keeps it back: nothing but the withdrawal arrives', async () => {
    await start();
    await world.here('ayse', { email: 'ayse@example.com', city: 'Izmir' });
    await track('Page Read', { C0004: true, channels: { email: true } });
    await world.quiet();
    expect(await there()).toMatchObject({ email_optin: true, city: 'Izmir' });

    const integration = `/v1/admin/integrations/${world.stack.integration}`;
    await admin.send('POST', `${integration}/pause`);
    await world.here('ayse', { city: 'Ankara' });
    await track('Product Viewed');
    await track('Consent Given', { C0004: false, channels: { email: false } });
    const before = (await world.stack.inside.requests(200)).length;
    await admin.send('POST', `${integration}/resume`);
    await world.quiet();

    expect(await there()).toMatchObject({ email_optin: false, city: 'Izmir' });
    const sent = (await world.stack.inside.requests(200)).length - before;
    expect(sent).toBe(1);
    const { data } = await admin.get<{ data: readonly Shown[] }>('/v1/admin/customers/ayse/timeline');
    const fateOf = (wanted: string) =>
      data.find(({ type }) => type === wanted)?.fates.map(({ state, reason }) => [state, reason])[0];
    expect(fateOf('Product Viewed')).toEqual(['skipped', 'consent']);
    expect(fateOf('Consent Given')).toEqual(['skipped', 'consent']);
    expect(fateOf('consent_changed')).toEqual(['delivered', null]);
    expect(data.find(({ type }) => type === 'Product Viewed')?.fates[0]?.missing_consent).toEqual([
      'marketing',
    ]);
  }, 60_000);

  it('that somebody takes back in Insider is in the ledger here, and is not sent back', async () => {
    await start({
      settings: { skipHook: false },
      inbound: { profile: [{ from: 'email_optin', to: 'email_optin' }] },
      attributes: { triggers: ['email_optin'], attributes: ['uuid', 'email_optin'] },
    });
    await world.here('ayse', { email: 'ayse@example.com', email_optin: true });
    await world.quiet();
    expect(await there()).toMatchObject({ email_optin: true });
    await world.there('ayse', { email_optin: false });
    await world.quiet();

    const { subjects } = await admin.get<ShownConsents>('/v1/admin/customers/ayse/consents');
    expect(subjects.find(({ subject }) => subject === 'email')?.granted).toBe(false);
    const { data } = await admin.get<{ data: readonly Change[] }>(
      '/v1/admin/customers/ayse/consents/changes',
    );
    expect(data.map(({ subject, granted }) => [subject, granted])).toEqual([
      ['email', false],
      ['email', true],
    ]);
    expect(data[0]).toMatchObject({
      evidence: 'email_optin',
      source: { name: expect.stringMatching(/Insider/) },
    });

    const before = (await world.stack.inside.requests(200)).length;
    await track('Product Viewed');
    await world.quiet();
    expect(await there()).toMatchObject({ email_optin: false });
    expect((await world.stack.inside.requests(200)).length - before).toBe(1);
  }, 60_000);
});
