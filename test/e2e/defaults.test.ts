import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { JsonClient } from '@causeway/cli/local/json-client';
import { Stack } from './stack.ts';

interface Shown {
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly defaulted: readonly string[];
  readonly status: string;
}

describe('defaults of attributes', () => {
  let stack: Stack;
  let admin: JsonClient;
  let shop: JsonClient;
  let account: string;
  let insider: JsonClient;

  beforeAll(async () => {
    const inbound = { profile: [{ from: 'city', to: 'city' }], autoSubscribe: 'on' };
    stack = await Stack.start({ settings: { inbound } });
    admin = new JsonClient(`${stack.url}/v1/admin`, { authorization: `Bearer ${stack.keys.adminToken}` });
    const source = { kind: 'api', name: 'Shop' };
    const { key } = await admin.send<{ key: string }>('POST', '/sources', source);
    shop = new JsonClient(stack.url, { 'x-api-key': key });
    const settings = { auto_subscribe: true };
    ({ id: account } = await admin.send<{ id: string }>('PATCH', '/workspace', settings));
    const side = `/integrations/${stack.integration}/inbound/key`;
    const { profile_url: url } = await admin.send<{ profile_url: string }>('POST', side);
    insider = new JsonClient(url);
    await admin.send('PUT', '/attributes/tier', { label: 'Tier', type: 'string', default: 'basic' });
    await admin.send('PUT', '/attributes/visits', { label: 'Visits', type: 'numeric', default: '0' });
    await admin.send('POST', '/audiences', { name: 'Basics', filter: 'FILTER tier = "basic"' });
    const definition = {
      ...{ name: 'Till', method: 'POST', endpoint: 'till', action: 'point_add', auth: { kind: 'none' } },
      ...{ filters: { op: 'and', rules: [] }, ips: [], response: { success: '', error: '' } },
      mapping: [
        { from: 'who', to: 'customer', replace: [] },
        { from: 'points', to: 'data.points', replace: [] },
      ],
      whenNotMatched: 'ok',
    };
    const { id } = await admin.send<{ id: number }>('POST', '/webhooks', { definition, secrets: {} });
    await admin.send('POST', `/webhooks/${id}/activate`);
  });
  afterAll(() => stack.stop());

  const shown = async (id: string): Promise<Shown> => {
    const { attributes, defaulted, status } = await admin.send<Shown>('GET', `/customers/${id}`);
    return { attributes, defaulted, status };
  };
  const BEGUN = { attributes: { tier: 'basic', visits: 0 }, defaulted: ['tier', 'visits'] };

  it('are what new customers have, whichever way they come, until something is said', async () => {
    await shop.send('POST', '/events', { customer: 'joined', action: 'opt_in', data: { tier: 'gold' } });
    await shop.send('POST', '/events', { customer: 'spoken', action: 'point_add', data: { points: 1 } });
    await stack.post('/v1/track', { userId: 'tracked', event: 'Signed Up', messageId: 'a1' });
    const till = new JsonClient(`${stack.url}/webhooks/custom/${account}`);
    await till.send('POST', '/till', { who: 'hooked', points: 5 });
    await insider.send('POST', '', { attrs: { uuid: 'told', city: 'Bonn' } });
    expect(await shown('joined')).toEqual({
      attributes: { tier: 'gold', visits: 0 },
      defaulted: ['visits'],
      status: 'active',
    });
    expect(await shown('spoken')).toEqual({ ...BEGUN, status: 'inactive' });
    expect(await shown('hooked')).toEqual({ ...BEGUN, status: 'inactive' });
    expect(await shown('tracked')).toEqual({ ...BEGUN, status: 'active' });
    expect(await shown('told')).toMatchObject({ attributes: { city: 'Bonn', tier: 'basic', visits: 0 } });
    const { data } = await admin.send<{ data: unknown }>('GET', '/customers/tracked/audiences');
    expect(data).toMatchObject([{ name: 'Basics', since: expect.any(String) as string }]);
    const read = await shop.send('GET', '/customers/hooked');
    expect(read).toMatchObject({ properties: { tier: 'basic', visits: 0 } });
  });

  it('leave to Insider like any other value, and are given up to what is said', async () => {
    await stack.settled();
    expect((await stack.inside.userBy('uuid', 'tracked'))?.attributes).toMatchObject({
      c_tier: 'basic',
      c_visits: 0,
    });
    await stack.post('/v1/identify', { anonymousId: 'phone', traits: { tier: 'gold' }, messageId: 'b1' });
    await stack.post('/v1/identify', { anonymousId: 'phone', userId: 'tracked', messageId: 'b2' });
    await stack.settled();
    expect(await shown('tracked')).toMatchObject({
      attributes: { tier: 'gold', visits: 0 },
      defaulted: ['visits'],
    });
    expect((await stack.inside.userBy('uuid', 'tracked'))?.attributes).toMatchObject({ c_tier: 'gold' });
  });
});
