import { expect, it } from 'vitest';
import { JsonClient } from '@causeway/cli/local/json-client';
import { LastingSandbox } from './lasting-sandbox.ts';
import { Link } from './link.ts';
import { toldAgain } from './told-again.ts';

const users = ['a', 'b', 'c'].map((uuid) => ({ identifiers: { uuid }, attributes: { city: 'Bonn' } }));
const body = JSON.stringify({ users, platform: 'hub' });
const refusing = (...indexes: readonly number[]): string =>
  JSON.stringify({
    data: {
      fail: { errors: Object.fromEntries(indexes.map((i) => [`users.${i}.identifiers.required`, []])) },
    },
  });

it('who was refused is not told again, and the rest of the request is as it was', () => {
  expect(toldAgain({ body, status: 200, answer: refusing() })).toBe(body);
  expect(JSON.parse(toldAgain({ body, status: 200, answer: refusing(1) }) ?? '')).toEqual({
    users: [users[0], users[2]],
    platform: 'hub',
  });
});

it('what was refused altogether is not told again', () => {
  expect(toldAgain({ body, status: 200, answer: refusing(0, 1, 2) })).toBeUndefined();
  expect(toldAgain({ body, status: 429, answer: '' })).toBeUndefined();
});

it('an Insider that was killed knows whom it took, and nobody whom it refused', async () => {
  const link = await Link.start('', 1);
  const sandbox = await LastingSandbox.start(link.exchanges);
  try {
    link.target = sandbox.url;
    // By chance, but by the same one each time: some are refused, and not all.
    await sandbox.mode({ seed: 1, rejectUsers: 0.5 });
    const client = new JsonClient(link.url, {
      'x-partner-name': sandbox.partner,
      'x-request-token': sandbox.token,
    });
    const many = Array.from({ length: 12 }, (_, index) => ({
      identifiers: { uuid: `u${index}` },
      attributes: { city: 'Bonn' },
    }));
    await client.send('POST', '/api/user/v1/upsert', { users: many });
    const known = async (): Promise<readonly string[]> =>
      (await sandbox.api.users()).map(({ identifiers }) => identifiers['uuid']?.[0] ?? '').toSorted();
    const before = await known();
    await sandbox.mode({});
    await sandbox.kill(0);
    expect(before.length).toBeGreaterThan(0);
    expect(before.length).toBeLessThan(many.length);
    expect(await known()).toEqual(before);
  } finally {
    await sandbox.stop();
    await link.stop();
  }
});
