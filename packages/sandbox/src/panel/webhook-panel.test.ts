import * as fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startSandbox, type Sandbox } from '../start-sandbox.ts';
import { startReceiver, type Receiver } from '../testing/receiver.ts';
import { paths, send, type Got } from '../testing/send.ts';
import { readWebhook } from '../webhooks/read-webhook.ts';
import { actions, formChoices, operators, plainForm } from '../webhooks/webhook.ts';
import { sentValues, settingsOf } from './read-webhook-form.ts';
import { valuesOf, type WebhookValues } from './webhook-values.ts';

let sandbox: Sandbox;
let receiver: Receiver;

beforeEach(async () => {
  sandbox = await startSandbox({ port: 0, token: 't' });
  receiver = await startReceiver();
});
afterEach(async () => {
  await sandbox.close();
  await receiver.close();
});

const get = (path: string): Promise<Got> => send(sandbox.url, `/_sandbox${path}`);

function post(
  path: string,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<Got> {
  return send(sandbox.url, `/_sandbox${path}`, {
    method: 'POST',
    body: new URLSearchParams(fields).toString(),
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', Origin: sandbox.url, ...headers },
  });
}

const settings = (): Record<string, string> => ({
  stream: 'events',
  name: 'Orders',
  url: receiver.url,
  trigger: 'purchase',
  parameter: '',
  how: 'is',
  to: '',
  parameters: 'quantity',
  attributes: 'uuid, c_tier',
  headers: 'X-Key: k\nX-Other: a: b',
  active: 'on',
});

test('a webhook is made, switched, tested, changed and removed by forms', async () => {
  const made = await post('/webhooks', settings());
  expect([made.status, made.headers['location']]).toEqual([303, '/_sandbox/webhooks/1?done=saved']);
  const { book } = sandbox.webhooks;
  expect(book.get(1)).toMatchObject({
    attributes: ['uuid', 'c_tier'],
    headers: { 'X-Key': 'k', 'X-Other': 'a: b' },
  });
  await post('/webhooks/1/active', { active: 'no', back: '/_sandbox/webhooks' });
  expect(book.get(1)?.active).toBe(false);
  expect((await get('/webhooks')).text).toContain('aria-checked="false"');
  const tested = await post('/webhooks/1/test', { values: 'empty' });
  expect(tested.headers['location']).toBe('/_sandbox/webhooks/1?done=test');
  expect(receiver.arrived).toMatchObject([{ body: { insider_id: '' }, headers: { 'x-key': 'k' } }]);
  expect((await get('/webhooks/1')).text).toContain('&quot;insider_id&quot;: &quot;&quot;');
  await post('/webhooks/1', { ...settings(), name: 'Others', trigger: '*', idsAsNumbers: 'on' });
  expect(book.get(1)).toMatchObject({
    name: 'Others',
    active: true,
    form: { ...plainForm, idsAsNumbers: true },
  });
  expect((await post('/webhooks/1/remove', {})).status).toBe(303);
  expect(book.list()).toEqual([]);
  expect((await post('/webhooks/1', settings())).status).toBe(404);
});

test('a form with a mistake comes back with what was typed and why', async () => {
  const got = await post('/webhooks', { ...settings(), url: 'http://example.com/<b>' });
  expect(got.status).toBe(422);
  expect(got.text).toContain('loopback addresses only');
  expect(got.text).toContain('http://example.com/&lt;b&gt;');
  expect(got.text).not.toContain('<b>e');
  expect(sandbox.webhooks.book.list()).toEqual([]);
});

test('only forms of our own pages are taken', async () => {
  for (const headers of [{ Origin: 'http://evil.example' }, { Origin: 'null' }, { Host: 'evil.example' }]) {
    expect((await post('/webhooks', settings(), headers as Record<string, string>)).status).toBe(403);
  }
  const bare = await send(sandbox.url, '/_sandbox/webhooks', {
    method: 'POST',
    body: new URLSearchParams(settings()).toString(),
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
  });
  expect(bare.status).toBe(403);
  expect((await post('/nowhere', {})).status).toBe(404);
  expect(sandbox.webhooks.book.list()).toEqual([]);
});

test('a user is changed, and an event is sent, by hand', async () => {
  await send(sandbox.url, paths.upsert, {
    body: {
      users: [{ identifiers: { uuid: '42' }, attributes: { age: 1, custom: { tier: 'gold', n: 5 } } }],
    },
  });
  const [user] = sandbox.account.directory.users;
  const path = `/users/${user?.insiderId}`;
  const change = (name: string, value: string, verb = 'change'): Promise<Got> =>
    post(`${path}/attribute`, { name, value, do: verb });
  expect((await change('c_tier', '5')).headers['location']).toBe(`/_sandbox${path}?done=attribute#by-hand`);
  await change('age', '7');
  await change('c_n', '', 'remove');
  await change('c_new', 'true');
  expect(Object.fromEntries(user?.attributes ?? [])).toEqual({ age: 7, c_tier: '5', c_new: true });
  const refused = await change('age', 'old');
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('must be a number');
  await post(`${path}/event`, { event: 'points_earned', params: '{"custom":{"points":5}}' });
  expect([...(user?.events.values() ?? [])]).toMatchObject([{ name: 'points_earned' }]);
  expect((await post(`${path}/event`, { event: 'x', params: '[' })).text).toContain('must be a JSON object');
  const page = await get(`${path}?done=event`);
  expect(page.text).toContain('by hand');
  expect(page.text).toContain('on their way');
});

test.each(['/webhooks', '/webhooks/new', '/webhooks/new?stream=attributes', '/webhooks/9', '/webhooks/1'])(
  'page %s shows nothing unescaped and runs nothing',
  async (path) => {
    const evil = '<img src=x onerror=1>"\'&';
    const url = `${receiver.url}&x=%3Cimg`;
    sandbox.webhooks.book.add({
      stream: 'events',
      url,
      name: evil,
      triggers: [{ event: evil }],
      parameters: [evil],
    });
    receiver.answer = (response) => response.end(evil);
    await post('/webhooks/1/test', {});
    const got = await get(path);
    expect([200, 404]).toContain(got.status);
    expect(got.text).not.toMatch(/<img|<script/);
    expect(got.headers['content-security-policy']).toContain("default-src 'none'");
  },
);

/** What a browser sends of a form that was shown and not touched: every field, and lines without a name as well. */
function sent({ form, rows, ...values }: WebhookValues): URLSearchParams {
  const fields = new URLSearchParams({ ...values, active: 'on' });
  if (!values.active) fields.delete('active');
  for (const [part, chosen] of Object.entries(form)) {
    if (chosen !== false) fields.set(part, chosen === true ? 'on' : chosen);
  }
  const blank = { name: '', parameter: '', how: 'is', from: '', to: '' };
  for (const { name, parameter, how, from, to } of [...rows, blank]) {
    fields.append('trigger', name);
    if (values.stream === 'events') fields.append('parameter', parameter);
    fields.append('how', how);
    if (values.stream === 'attributes') fields.append('from', from);
    fields.append('to', to);
  }
  return fields;
}

const word = fc.stringMatching(/^[a-z][a-z0-9_]{0,8}$/);
const common = {
  name: word,
  url: fc.constant('http://127.0.0.1:1/'),
  headers: fc.dictionary(fc.constantFrom('X-A', 'X-B'), word),
  active: fc.boolean(),
  attributes: fc.uniqueArray(fc.constantFrom('uuid', 'name', '*', 'c_x')),
  form: fc.record({
    parameterNames: fc.constantFrom(...formChoices.parameterNames),
    customNames: fc.constantFrom(...formChoices.customNames),
    idsAsNumbers: fc.boolean(),
    together: fc.boolean(),
  }),
};
const condition = fc.record({ parameter: word, operator: fc.constantFrom(...operators), value: word });
const trigger = fc.record({ event: word, where: fc.array(condition, { maxLength: 3 }) });
const attributeTrigger = fc.record({
  attribute: fc.constantFrom('c_x', 'age', '*'),
  action: fc.constantFrom(...actions),
  from: word,
  to: word,
});
const anyWebhook = fc.oneof(
  fc.record({
    ...common,
    stream: fc.constant('events'),
    parameters: fc.array(word),
    triggers: fc.array(trigger, { minLength: 1 }),
  }),
  fc.record({
    ...common,
    stream: fc.constant('attributes'),
    triggers: fc.array(attributeTrigger, { minLength: 1 }),
  }),
);

test('a webhook comes back from its form as it was', () => {
  fc.assert(
    fc.property(anyWebhook, (raw) => {
      const read = readWebhook(raw, 1, false);
      expect(read).toHaveProperty('webhook');
      if (!('webhook' in read)) return;
      const { webhook } = read;
      const again = settingsOf(sentValues(sent(valuesOf(webhook)), webhook.stream));
      expect(readWebhook(again, 1, false)).toEqual({ webhook });
    }),
  );
});
