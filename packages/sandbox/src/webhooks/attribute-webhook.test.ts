import * as fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { drive, one } from '../testing/account-driver.ts';
import { paths, send } from '../testing/send.ts';
import { driveWebhooks, type WebhookDriver } from '../testing/webhook-driver.ts';
import { calm } from '../http/mode.ts';
import { Webhooks } from './webhooks.ts';

let driver: WebhookDriver | undefined;
afterEach(async () => {
  await driver?.close();
  driver = undefined;
});

const identifiers = { uuid: '42', email: 'ada@example.com' };
const attribute = { stream: 'attributes' };
const user = (attributes: object, more: object = {}): object => ({ identifiers, attributes, ...more });

test('a new user fires for its attributes, one body each; the same again fires nothing', async () => {
  driver = await driveWebhooks([{ ...attribute, triggers: ['*'], attributes: ['uuid'] }]);
  const ada = user({ name: 'Ada', custom: { tier: 'gold' } });
  await driver.upsert([ada]);
  const [{ insiderId } = { insiderId: '' }] = driver.sandbox.account.directory.users;
  const bodies = await driver.bodies();
  expect(bodies.map((body) => JSON.stringify(body))).toEqual([
    JSON.stringify({ attrs: { name: 'Ada', uuid: '42' }, hook_id: 1, insider_id: insiderId }),
    JSON.stringify({ attrs: { c_tier: 'gold', uuid: '42' }, hook_id: 1, insider_id: insiderId }),
  ]);
  await driver.upsert([ada, ada]);
  expect(await driver.bodies()).toEqual([]);
});

test('one body for all, when the rule says so', async () => {
  driver = await driveWebhooks([{ ...attribute, triggers: ['*'], form: { together: true } }]);
  await driver.upsert([user({ name: 'Ada', age: 3, custom: { tier: 'gold' } })]);
  expect(await driver.bodies()).toMatchObject([{ attrs: { name: 'Ada', age: 3, c_tier: 'gold' } }]);
  await driver.upsert([user({ name: 'Ada', age: 4 })]);
  expect(await driver.bodies()).toMatchObject([{ attrs: { age: 4 } }]);
});

test('the actions of a trigger', async () => {
  const rule = (action: string, more: object): object => ({
    ...attribute,
    triggers: [{ attribute: 'c_tier', action, ...more }],
  });
  driver = await driveWebhooks([
    rule('change', {}),
    rule('change_from_to', { from: 'silver', to: 'gold' }),
    rule('change_to', { to: 'gold' }),
    rule('generated_as', { to: 'silver' }),
    rule('generated_as', {}),
  ]);
  const fired = async (tier: unknown): Promise<unknown[]> => {
    await driver?.upsert([user({ name: 'Ada', custom: { tier } })]);
    const bodies = (await driver?.bodies()) ?? [];
    return bodies.map((body) => body['hook_id'] as number).toSorted((a, b) => a - b);
  };
  expect(await fired('silver')).toEqual([1, 4, 5]);
  expect(await fired('gold')).toEqual([1, 2, 3]);
  expect(await fired('gold')).toEqual([]);
  expect(await fired('bronze')).toEqual([1]);
  expect(await fired('gold')).toEqual([1, 3]);
  expect(await fired(['dropped, being of another type'])).toEqual([]);
});

test('appending what is there already changes nothing', async () => {
  driver = await driveWebhooks([{ ...attribute, triggers: ['static_segment_id'] }]);
  await driver.upsert([user({ list_id: [1, 2] })]);
  await driver.upsert([user({ list_id: [2] })]);
  await driver.upsert([user({ list_id: [3] })]);
  const bodies = await driver.bodies();
  expect(bodies.map(({ attrs }) => attrs)).toEqual([
    { static_segment_id: [1, 2] },
    { static_segment_id: [1, 2, 3] },
  ]);
});

test('removals are changes to null; identifiers change through their own calls', async () => {
  driver = await driveWebhooks([{ ...attribute, triggers: ['email', 'name', 'c_tier'] }]);
  const { url } = driver.sandbox;
  await driver.upsert([user({ name: 'Ada', custom: { tier: 'gold' } })], { skip_hook: true });
  const change = {
    old_identifier: { email: 'ada@example.com' },
    new_identifier: { email: 'new@example.com' },
  };
  await send(url, paths.identity, { method: 'PATCH', body: change });
  expect(await driver.bodies()).toMatchObject([{ attrs: { email: 'new@example.com' } }]);
  const removal = { identifiers: { uuid: '42' }, custom: { whole: ['tier', 'unknown'] } };
  await send(url, paths.attributeDelete, { body: { users: [removal] } });
  expect((await driver.bodies()).map(({ attrs }) => attrs)).toEqual([{ c_tier: null }]);
  await send(url, paths.anonymize, { body: { identifiers: { uuid: '42' } } });
  expect((await driver.bodies()).map(({ attrs }) => attrs)).toEqual([{ email: null }, { name: null }]);
});

test('skip_hook fires nothing', async () => {
  driver = await driveWebhooks([{ ...attribute, triggers: ['*'] }]);
  await driver.upsert([user({ name: 'Ada' })], { skip_hook: true });
  expect(await driver.bodies()).toEqual([]);
});

test('a merge fires for what the surviving profile learned', async () => {
  driver = await driveWebhooks([{ ...attribute, triggers: ['*'] }]);
  await driver.upsert(
    [
      { identifiers: { uuid: 'u' }, attributes: { name: 'Ada' } },
      { identifiers: { email: 'a@b.co' }, attributes: { name: 'Old', city: 'Bern' } },
    ],
    { skip_hook: true },
  );
  await driver.upsert([{ identifiers: { uuid: 'u', email: 'a@b.co' }, attributes: { age: 3 } }]);
  expect((await driver.bodies()).map(({ attrs }) => attrs)).toEqual([{ city: 'Bern' }, { age: 3 }]);
});

test('for any upserts: a rule for every attribute fires exactly as often as stored values change', () => {
  const value = fc.oneof(
    fc.constantFrom('a', 'b'),
    fc.integer({ max: 2, min: 0 }),
    fc.boolean(),
    fc.constant(null),
  );
  const attributes = fc.record({
    name: value,
    age: value,
    list_id: fc.array(fc.nat(2), { maxLength: 2 }),
    custom: fc.dictionary(fc.constantFrom('p', 'q'), fc.oneof(value, fc.array(fc.nat(2), { maxLength: 2 }))),
  });
  fc.assert(
    fc.property(fc.array(attributes, { minLength: 1, maxLength: 6 }), (writes) => {
      const { account, upsert, user: find } = drive();
      const webhooks = new Webhooks({ clock: () => 0, mode: () => ({ ...calm, hookDrop: 1 }) }, false);
      webhooks.book.add({ stream: 'attributes', url: 'http://127.0.0.1:9/', triggers: ['*'] });
      account.tell(webhooks);
      let changes = 0;
      let before = new Map<string, string>();
      for (const written of writes) {
        upsert(one({ identifiers: { uuid: '42' }, attributes: written }));
        const held = find('uuid', '42')?.attributes ?? new Map<string, unknown>();
        const after = new Map([...held].map(([name, each]) => [name, JSON.stringify(each)]));
        changes += [...after].filter(([name, each]) => before.get(name) !== each).length;
        before = after;
      }
      expect(webhooks.courier.sum).toMatchObject({ fired: changes, dropped: changes, waiting: 0 });
      webhooks.close();
    }),
  );
});
