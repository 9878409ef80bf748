import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AdminClient, plain, type Body } from '../../app/testing/admin-client.ts';
import { startAdminHub, type AdminHub } from '../../app/testing/admin-hub.ts';

const DAY_MS = 86_400_000;

describe('coverage', () => {
  let hub: AdminHub;
  let client: AdminClient;
  let workspace: number;
  let shop: number;
  let integration: string;

  beforeEach(async () => {
    hub = await startAdminHub();
    const made = await hub.addWorkspace('w');
    workspace = made.id;
    client = new AdminClient(hub.app, made.token);
    shop = Number((await client.call('POST', '/v1/admin/sources', { name: 'Shop' })).body['id']);
    const installed = await client.call('POST', '/v1/admin/integrations', {
      kind: 'fake',
      name: 'Main',
      secrets: { token: 'x' },
    });
    integration = `/v1/admin/integrations/${plain(installed.body['id'])}`;
  });
  afterEach(() => hub.close());

  const get = async (path: string): Promise<Body> => (await client.call('GET', path)).body;
  const fieldsOf = (type: Body | undefined, key = 'fields'): Record<string, unknown> =>
    Object.fromEntries(
      ((type?.[key] ?? []) as unknown as Body[]).map((field) => [
        plain(field['path']),
        field['reaches'] ?? field['count'],
      ]),
    );

  it('sees types, fields and attributes of this workspace, as they came in', async () => {
    await hub.register(
      workspace,
      [
        { kind: 'identify', type: 'identify', userId: 'ada', data: { name: 'Ada', address: { city: 'X' } } },
        { type: 'Bought', userId: 'ada', data: { total: 5, products: [{ sku: 'a' }, { sku: 'b' }] } },
        { type: 'Bought', userId: 'ada', data: { total: '7' }, context: { page: { url: '/' } } },
      ],
      shop,
    );
    const other = await hub.addWorkspace('x');
    await hub.register(other.id, [{ type: 'Secret', userId: 'eve', data: { x: 1 } }], 99);
    const seen = await get('/v1/admin/seen?days=2');
    expect(seen).toMatchObject({
      from: new Date(hub.now - 2 * DAY_MS).toISOString(),
      events: 3,
      complete: true,
      types: [
        { type: 'Bought', count: 2 },
        { type: 'identify', count: 1 },
      ],
      attributes: [
        { path: 'address.city', types: ['string'], count: 1, example: '"X"' },
        { path: 'name', example: '"Ada"' },
      ],
    });
    expect(fieldsOf(seen['types']?.[0])).toEqual({ total: 2, products: 1, 'products[].sku': 1 });
    expect(seen['types']?.[0]?.['fields']?.[0]).toMatchObject({
      types: ['string', 'number'],
      example: '"7"',
    });
    expect(fieldsOf(seen['types']?.[0], 'context')).toEqual({ 'page.url': 1 });
  });

  it('looks at the last days alone, and remembers for half a minute', async () => {
    await hub.register(workspace, [{ type: 'Old', userId: 'ada' }], shop);
    hub.now += 3 * DAY_MS;
    await hub.register(workspace, [{ type: 'New', userId: 'bob' }], shop);
    const types = async (days: number): Promise<unknown> =>
      ((await get(`/v1/admin/seen?days=${days}`))['types'] as unknown as Body[]).map(({ type }) => type);
    expect(await types(1)).toEqual(['New']);
    expect(await types(4)).toEqual(['New', 'Old']);
    await hub.register(workspace, [{ type: 'Newest', userId: 'bob' }], shop);
    expect(await types(1)).toEqual(['New']);
    hub.now += 30_000;
    expect(await types(1)).toEqual(['New', 'Newest']);
  });

  it('says which fields reach, and why the others do not', async () => {
    await hub.register(
      workspace,
      [
        { kind: 'identify', type: 'identify', userId: 'ada', data: { name: 'Ada' } },
        { type: 'Bought', anonymousId: 'browser', data: { total: 1 } },
        { type: 'Bought', userId: 'ada', data: { total: 5 }, context: { page: { url: '/' } } },
        { type: 'Bought', anonymousId: 'browser', data: { total: 6, coupon: 'X' } },
        { type: 'Unwanted', userId: 'ada', data: { a: 1 } },
        { type: 'Boring', userId: 'ada', data: { a: 1 } },
      ],
      shop,
    );
    const coverage = await get(`${integration}/coverage`);
    const types = new Map(
      (coverage['types'] as unknown as Body[]).map((type) => [plain(type['type']), type] as const),
    );
    expect([...types].map(([type, { mapped }]) => [type, mapped])).toEqual([
      ['Bought', true],
      ['Boring', true],
      ['Unwanted', false],
      ['identify', true],
    ]);
    expect(fieldsOf(types.get('Bought'))).toEqual({ total: 'yes', coupon: 'no', 'context.page.url': 'no' });
    expect(types.get('Bought')?.['fields']).toMatchObject([
      { path: 'total', reason: null },
      { path: 'coupon', reason: 'held_back' },
      { path: 'context.page.url', reason: 'not_mapped', issue: null },
    ]);
    expect(types.get('Unwanted')?.['fields']).toMatchObject([{ reason: 'event_not_mapped' }]);
    expect(types.get('Boring')?.['fields']).toMatchObject([{ reason: 'not_mapped' }]);
    expect(fieldsOf(types.get('identify'))).toEqual({ name: 'yes' });
    expect(coverage['attributes']).toMatchObject([{ path: 'name', reaches: 'yes', reason: null }]);
  });

  it('is bounded, and holds nobody up', async () => {
    const calls = Array.from({ length: 2_000 }, (_, n) => ({
      type: `Type ${n % 7}`,
      userId: `u${n % 50}`,
      data: { n, list: Array.from({ length: 30 }, (_entry, index) => ({ index, text: 'x'.repeat(20) })) },
    }));
    for (let round = 0; round < 4; round++) await hub.register(workspace, calls, shop);
    let longest = 0;
    let last = performance.now();
    const beat = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 1);
    const [coverage, seen] = await Promise.all([get(`${integration}/coverage`), get('/v1/admin/seen')]);
    clearInterval(beat);
    expect(coverage).toMatchObject({ events: 8_000, complete: true });
    expect(seen['types']).toHaveLength(7);
    expect(longest).toBeLessThan(150);
  });

  it('is of integrations of this workspace', async () => {
    const other = await hub.addWorkspace('x');
    expect((await client.as(other.token).call('GET', `${integration}/coverage`)).status).toBe(404);
    expect((await client.call('GET', `${integration}/coverage?days=91`)).status).toBe(400);
  });
});
