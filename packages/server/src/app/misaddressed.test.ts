import { afterAll, beforeAll, expect, it } from 'vitest';
import { startAdminHub, type AdminHub } from './testing/admin-hub.ts';

let hub: AdminHub;
let headers: Record<string, string>;

beforeAll(async () => {
  hub = await startAdminHub({});
  const { token } = await hub.addWorkspace('w');
  headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
});
afterAll(() => hub.close());

it.each<[what: string, method: 'GET' | 'POST' | 'PUT', url: string, payload: string, status: number]>([
  ['an address that cannot be read', 'GET', '/v1/admin/customers/%zz', '', 400],
  ['an address that is too long', 'GET', `/v1/admin/customers/${'a'.repeat(5_000)}`, '', 414],
  ['no JSON to nothing', 'POST', '/v1/admin/nothing', '{', 404],
  ['no JSON with another method', 'PUT', '/v1/admin/customers', '{', 405],
  ['very much to nothing', 'POST', '/v1/admin/nothing', 'x'.repeat(3_000_000), 404],
])('%s is answered as a problem', async (_what, method, url, payload, status) => {
  const response = await hub.app.inject({ method, url, headers, ...(payload === '' ? {} : { payload }) });
  expect(response.headers['content-type']).toContain('application/problem+json');
  expect([response.statusCode, response.json()]).toMatchObject([
    status,
    { status, title: expect.stringMatching(/^(?!Refused)\S/) },
  ]);
});

it('a type that is none is answered as a problem too', async () => {
  const type = { ...headers, 'content-type': '+275760' };
  const response = await hub.app.inject({
    method: 'PUT',
    url: '/v1/admin/nothing',
    headers: type,
    payload: '{}',
  });
  expect(response.headers['content-type']).toContain('application/problem+json');
  expect(response.json()).toMatchObject({ status: 415 });
});
