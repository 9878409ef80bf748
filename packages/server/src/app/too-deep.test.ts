import { afterAll, beforeAll, expect, it } from 'vitest';
import { startAdminHub, type AdminHub } from './testing/admin-hub.ts';
import { addSomebody } from './testing/people.ts';
import { csrfOf } from '../adapters/crypto/session-secret.ts';

let hub: AdminHub;
let headers: Record<string, string>;

beforeAll(async () => {
  hub = await startAdminHub({});
  const { id } = await hub.addWorkspace('w');
  const { session } = await addSomebody(hub, id, 'owner');
  headers = {
    'content-type': 'application/json',
    cookie: `causeway_session=${session}`,
    'x-csrf-token': csrfOf(session),
    origin: 'http://inside:8484',
    host: 'inside:8484',
  };
});
afterAll(() => hub.close());

function nested(levels: number): string {
  const rule = '{"kind":"not","rule":'.repeat(levels) + '{"kind":"all"}' + '}'.repeat(levels);
  return `{"rule":${rule}}`;
}

it.each([100, 2_300, 30_000])(
  'a body nested %i levels deep is refused before anything walks it',
  async (levels) => {
    const response = await hub.app.inject({
      method: 'POST',
      url: '/v1/admin/audience-checks',
      headers,
      payload: nested(levels),
    });
    expect([response.statusCode, response.json()]).toMatchObject([
      400,
      { type: expect.stringMatching(/:(too_deep|bad_json)$/) },
    ]);
  },
);

it('one that people could have built is answered by its own rules', async () => {
  const response = await hub.app.inject({
    method: 'POST',
    url: '/v1/admin/audience-checks',
    headers,
    payload: nested(30),
  });
  expect(response.statusCode).not.toBe(400);
  expect(response.statusCode).toBeLessThan(500);
});
