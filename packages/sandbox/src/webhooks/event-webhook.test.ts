import { afterEach, expect, test } from 'vitest';
import { paths, send } from '../testing/send.ts';
import { driveWebhooks, type WebhookDriver } from '../testing/webhook-driver.ts';

let driver: WebhookDriver;
afterEach(() => driver.close());

const identifiers = { uuid: '42', email: 'ada@example.com' };
const timestamp = new Date().toISOString();
const purchase = {
  event_name: 'purchase',
  timestamp,
  event_params: {
    event_group_id: 'o-1',
    unit_sale_price: 9.5,
    quantity: 2,
    session_id: 's',
    shipping_cost: '3',
    voucher_name: 'v',
    voucher_discount: 1,
    product_image_url: 'http://x/i.jpg',
    custom: { points: 5 },
  },
};
const attributes = { name: 'Ada', age: 36, email_optin: true, custom: { tier: 'gold' } };
const events = { stream: 'events' };

test('an event makes one body of the observed shape, without a time and without identifiers', async () => {
  driver = await driveWebhooks([
    { ...events, triggers: ['purchase'], parameters: ['quantity'], attributes: ['*'] },
  ]);
  await driver.upsert([{ identifiers, attributes, events: [purchase] }]);
  const { arrived } = driver.receiver;
  await expect.poll(() => arrived.length).toBe(1);
  const [first] = arrived;
  expect(JSON.stringify(first?.body)).toBe(
    JSON.stringify({
      attrs: { age: 36, c_tier: 'gold', email_optin: true, name: 'Ada' },
      event_name: 'purchase',
      event_parameters: { quantity: 2 },
      hook_id: 1,
      insider_id: [...driver.sandbox.account.directory.users][0]?.insiderId,
    }),
  );
  expect(first).toMatchObject({
    method: 'POST',
    url: '/in?key=k',
    headers: { 'content-type': 'application/json' },
  });
});

test('identifiers come along when the rule names them; what has no value is left out', async () => {
  driver = await driveWebhooks([
    {
      ...events,
      triggers: ['*'],
      parameters: ['c_points', 'color'],
      attributes: ['uuid', 'em', 'phone_number', 'city'],
    },
  ]);
  await driver.upsert([{ identifiers, events: [purchase] }]);
  expect(await driver.bodies()).toMatchObject([
    { attrs: { email: 'ada@example.com', uuid: '42' }, event_parameters: { c_points: 5 } },
  ]);
});

test('headers of the rule are sent', async () => {
  driver = await driveWebhooks([{ ...events, triggers: ['*'], headers: { 'X-Key': 'k1' } }]);
  await driver.upsert([{ identifiers, events: [purchase] }]);
  await expect.poll(() => driver.receiver.arrived[0]?.headers['x-key']).toBe('k1');
});

test('the form of a body is a choice of the rule', async () => {
  const rule = { ...events, triggers: ['*'], attributes: ['uuid', 'email', 'gdpr_optin', 'c_tier'] };
  driver = await driveWebhooks([
    {
      ...rule,
      form: { parameterNames: 'short', attributeNames: 'short', hookId: 'string', idsAsNumbers: true },
    },
    { ...rule, form: { parameterNames: 'both', customNames: 'nested' } },
    { ...rule, form: { customNames: 'plain' }, parameters: ['c_points'] },
  ]);
  await driver.upsert([
    { identifiers, attributes: { ...attributes, gdpr_optin: false }, events: [purchase] },
  ]);
  const bodies = await driver.bodies();
  const of = (id: string | number): object => bodies.find(({ hook_id: each }) => each === id) ?? {};
  expect(of('1')).toMatchObject({
    attrs: { uuid: 42, em: 'ada@example.com', gdpr: false, c_tier: 'gold' },
    event_parameters: {
      qu: 2,
      piu: 'http://x/i.jpg',
      sid: 's',
      sc: '3',
      vn: 'v',
      vd: 1,
      usp: 9.5,
      c_points: 5,
    },
  });
  expect(of('1')).not.toHaveProperty('event_parameters.quantity');
  expect(of(2)).toMatchObject({
    attrs: { uuid: '42', custom: { tier: 'gold' } },
    event_parameters: { quantity: 2, qu: 2, custom: { points: 5 } },
  });
  expect(of(3)).toMatchObject({ attrs: { tier: 'gold' }, event_parameters: { points: 5 } });
});

test('conditions on parameters decide, and an inactive rule sends nothing', async () => {
  const where = [
    { parameter: 'unit_sale_price', operator: 'above', value: 5 },
    { parameter: 'c_points', value: '5' },
  ];
  driver = await driveWebhooks([
    { ...events, triggers: [{ event: 'purchase', where }] },
    { ...events, triggers: ['*'], active: false },
  ]);
  const cheap = { ...purchase, event_params: { ...purchase.event_params, unit_sale_price: 5 } };
  await driver.upsert([{ identifiers, events: [cheap, { event_name: 'seen', timestamp }, purchase] }]);
  expect(await driver.bodies()).toMatchObject([{ hook_id: 1, event_parameters: { unit_sale_price: 9.5 } }]);
});

test('repeats, events that were not kept, refused users and skip_hook fire nothing', async () => {
  driver = await driveWebhooks([{ ...events, triggers: ['*'] }]);
  const old = { event_name: 'seen', timestamp: '2001-01-01T00:00:00Z' };
  await driver.upsert([
    { identifiers, events: [purchase, purchase, old, { event_name: 'seen', timestamp: 'x' }] },
  ]);
  await driver.upsert([{ identifiers, events: [purchase] }]);
  expect(await driver.bodies()).toHaveLength(1);
  const quiet = { identifiers, events: [{ ...purchase, event_name: 'order_paid' }] };
  await driver.upsert([quiet], { skip_hook: true });
  await send(driver.sandbox.url, paths.upsert, {
    body: { users: [{ identifiers, events: [{ event_name: 'Bad' }] }] },
  });
  expect(await driver.bodies()).toEqual([]);
});

test('a webhook carries attributes of the same request, as they were then', async () => {
  driver = await driveWebhooks([{ ...events, triggers: ['*'], attributes: ['c_tier'] }], {
    hookDelayRate: 1,
    hookDelayMs: 60,
  });
  await driver.upsert([{ identifiers, attributes, events: [purchase] }]);
  await driver.upsert([{ identifiers, attributes: { custom: { tier: 'none' } } }]);
  expect(await driver.bodies()).toMatchObject([{ attrs: { c_tier: 'gold' } }]);
});

test('writes that are not visible yet fire when they become so', async () => {
  driver = await driveWebhooks([{ ...events, triggers: ['*'] }], { visibilityDelayMs: 80 });
  const began = performance.now();
  await driver.upsert([{ identifiers, events: [purchase] }]);
  expect(await driver.bodies()).toHaveLength(1);
  expect(performance.now() - began).toBeGreaterThanOrEqual(80);
});
