import { execFile } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OPERATIONS } from '../../packages/server/src/app/testing/admin-client.ts';
import { until } from '../e2e/stack.ts';
import { AttackedHub, WATCH } from './attacked-hub.ts';
import { rawAnswer, startRawFarSide, type RawFarSide } from './raw-far-side.ts';

/** Names that every object answers to, though nobody gave it a field of that name. */
const NAMES = [...Object.getOwnPropertyNames(Object.prototype), 'prototype', 'name', 'length', 'arguments'];
const POLLUTES = '{"polluted":"yes","prototype":{"polluted":"yes"}}';
const DOTTED = ['__proto__.polluted', 'constructor.prototype.polluted', 'a[__proto__][polluted]'];
/** An object with fields of all those names, as JSON text: written in code, some would not be fields. */
const BAG = `{${[
  ...NAMES.map((name) => `${JSON.stringify(name)}:${POLLUTES}`),
  ...DOTTED.map((name) => `${JSON.stringify(name)}:"yes"`),
  `"inside":{"__proto__":${POLLUTES}},"list":[{"constructor":${POLLUTES}},{"__proto__":${POLLUTES}}]`,
].join()}}`;
const PLAIN = `{${NAMES.map((name) => `${JSON.stringify(name)}:"said ${name}"`).join()}}`;
/** What a builtin looks like when somebody writes it into a text. */
const BUILTIN = /native code|function\s+\w*\(|\[object |class \w+ \{/;

let attacked: AttackedHub;
let far: RawFarSide;

beforeAll(async () => {
  [attacked, far] = await Promise.all([AttackedHub.start(), startRawFarSide()]);
}, 60_000);
afterAll(async () => {
  await attacked.stop();
  await far.close();
});

const track = (path: string, body: string): ReturnType<AttackedHub['ask']> =>
  attacked.ask('POST', path, body, { 'x-write-key': attacked.mine.writeKey });
const byKey = (): Record<string, string> => ({ 'x-api-key': attacked.mine.apiKey });

/** The law of every answer: it is one that was promised, and shows nothing that nobody said. */
function lawful(): void {
  expect(attacked.told.length).toBeGreaterThan(0);
  for (const { where, status, text } of attacked.told.splice(0)) {
    expect(status, `${where}: ${text}`).toBeLessThan(500);
    expect(text, `at ${where}`).not.toMatch(BUILTIN);
  }
}

async function customer(id: string): Promise<Readonly<Record<string, unknown>>> {
  const { status, text } = await attacked.admin(`customers/${encodeURIComponent(id)}`);
  expect(status, `answered ${text}`).toBe(200);
  return (JSON.parse(text) as { attributes: Readonly<Record<string, unknown>> }).attributes;
}

describe('names that every object answers to', () => {
  it('are watched for: a builtin that changes is told', async () => {
    const code =
      'Array.prototype.polluted = 1; Object.prototype.toString = () => "x"; setTimeout(() => {}, 250)';
    const args = ['--import', pathToFileURL(WATCH).href, '-e', code];
    const { stderr } = await promisify(execFile)(process.execPath, args);
    expect(stderr).toContain('A BUILTIN CHANGED: Array.prototype.polluted');
    expect(stderr).toContain('A BUILTIN CHANGED: Object.prototype.toString');
    const watching = attacked.lines.filter(({ line }) => line === 'BUILTINS ARE WATCHED');
    // The hub's own thread, the one that delivers, and the one that keeps the database.
    expect(watching.length).toBeGreaterThanOrEqual(3);
  });

  it('are data on the roads of tracking', async () => {
    const call = (more: string): string => `{"userId":"bag","anonymousId":"a",${more}}`;
    const given = `"traits":${BAG},"properties":${BAG},"context":${BAG},"integrations":${BAG},"__proto__":${BAG}`;
    for (const path of ['identify', 'track', 'page', 'screen', 'group', 'alias'])
      await track(
        `/v1/${path}`,
        call(`"event":"E","groupId":"g","previousId":"p","messageId":"${path}",${given}`),
      );
    await track('/v1/identify', `{"userId":"plain","messageId":"plain","traits":${PLAIN}}`);
    const calls = NAMES.map(
      (name) =>
        `{"type":"track","userId":"${name}","event":"${name}","messageId":"n-${name}","groupId":"${name}"}`,
    );
    await track('/v1/batch', `{"batch":[${calls.join()}],"__proto__":${BAG},"constructor":${BAG}}`);
    const posthog = `{"api_key":"${attacked.mine.writeKey}","batch":[{"event":"$identify","distinct_id":"ph","properties":{"$set":${BAG},"__proto__":${BAG}}}]}`;
    await track('/capture/', posthog);
    const data = Buffer.from(`{"userId":"pixel","properties":${BAG},"__proto__":${BAG}}`).toString(
      'base64url',
    );
    const fields = NAMES.flatMap((name) => [
      `p.${name}=x`,
      `traits.${name}=x`,
      `${name}=x`,
      `${name}[polluted]=yes`,
    ]);
    const query = `${fields.join('&')}&__proto__.polluted=yes&a[__proto__][polluted]=yes`;
    const key = `writeKey=${attacked.mine.writeKey}`;
    await attacked.ask('GET', `/v1/pixel/t?${key}&event=P&messageId=px&data=${data}&${query}`);
    await attacked.ask('GET', `/v1/pixel/constructor?${key}&${query}`);
    for (const { where, status } of attacked.told)
      if (!where.includes('pixel/constructor')) expect(status, `at ${where}`).toBe(200);
    lawful();
    const attributes = await customer('plain');
    for (const name of NAMES.filter((one) => one !== '__proto__'))
      expect(Object.hasOwn(attributes, name) && attributes[name], `of ${name}`).toBe(`said ${name}`);
    expect(attributes['polluted']).toBeUndefined();
  });

  it('are data, or refused by their names, on the events API', async () => {
    const event = (who: string, action: string, data: string): string =>
      `{"customer":"${who}","action":"${action}","data":${data},"__proto__":${BAG},"constructor":${BAG}}`;
    expect((await attacked.ask('POST', '/events', event('e-plain', 'opt_in', PLAIN), byKey())).status).toBe(
      200,
    );
    await attacked.ask('POST', '/events', event('e-bag', 'opt_in', BAG), byKey());
    for (const name of NAMES) {
      const { status, text } = await attacked.ask('POST', '/events', event('e-plain', name, BAG), byKey());
      expect([status, text.includes('action')], `answered ${text}`).toEqual([400, true]);
      await attacked.ask('POST', '/events', event(name, 'opt_in', BAG), byKey());
      await attacked.ask('GET', `/customers/${name}?${name}=x&${name}[polluted]=yes`, undefined, byKey());
      await attacked.ask('GET', `/customers?${name}=x&filter[${name}]=x&order=${name}`, undefined, byKey());
    }
    const bulk = `{"events":[${event('e-bag', 'profile', BAG)}],"__proto__":${BAG}}`;
    await attacked.ask('POST', '/events/bulk', bulk, byKey());
    lawful();
    expect(await customer('e-plain')).toMatchObject({
      constructor: 'said constructor',
      toString: 'said toString',
    });
  });

  it('lead nowhere in the paths of a webhook, and are refused by their field where they would write', async () => {
    const definition = (mapping: readonly object[]): object => ({
      ...{ name: 'Names', method: 'POST', endpoint: 'names', action: 'opt_in', ips: [] },
      ...{ filters: { op: 'and', rules: [] }, auth: { kind: 'none' }, mapping, whenNotMatched: 'ok' },
      response: { success: '{"ok":true}', error: '{"ok":false}' },
    });
    const row = (from: string, to: string): object => ({ from, to, replace: [] });
    const id = row('customer_id', 'customer');
    for (const to of [
      'data.__proto__',
      'data.constructor.prototype',
      'data.a.__proto__.polluted',
      '__proto__',
    ]) {
      const { status, text } = await attacked.admin('webhooks', {
        definition: definition([id, row('x', to)]),
      });
      expect(status, `answered ${text}`).toBe(422);
      expect(text).toContain('/mapping/1');
    }
    const reads = ['toString', 'valueOf.name', 'text.length', 'list.length', 'text.at'];
    const rows = reads.map((from, at) => row(from, `data.read_${at}`));
    const { id: made } = await attacked.made('webhooks', { definition: definition([id, ...rows]) });
    await attacked.made(`webhooks/${made}/activate`, {});
    const url = `/webhooks/custom/${attacked.mine.account}/names`;
    const headers = { constructor: 'x', tostring: 'x', valueof: 'x' };
    const plain = '{"customer_id":"hooked","text":"abc","list":[1,2]}';
    const query = NAMES.map((name) => `${name}=x&${name}[polluted]=yes`).join('&');
    for (const body of [plain, `{"customer_id":"h-bag","text":{},"inside":${BAG},${BAG.slice(1)}`])
      expect((await attacked.ask('POST', `${url}?${query}`, body, headers)).status).toBe(200);
    for (const name of NAMES) {
      await attacked.ask('POST', `/webhooks/custom/${name}/${name}`, plain);
      await attacked.ask('POST', `/webhooks/custom/${attacked.mine.account}/${name}`, plain);
    }
    lawful();
    expect(await customer('hooked')).toEqual({});
  });

  it('are data where Insider speaks', async () => {
    const url = `/v1/webhook/insider?api_key=${attacked.mine.insiderKey}`;
    for (const body of [
      `{"attrs":{"uuid":"i-1","city":"Rome","c":${BAG}},"hook_id":1,"insider_id":"i","__proto__":${BAG}}`,
      `{"attrs":${BAG},"identifiers":${BAG},"event_name":"constructor","params":${BAG},"hook_id":2}`,
      `{"identifiers":{"uuid":"i-2","custom":${BAG}},"event_params":{"custom":${BAG}},"event_name":"__proto__"}`,
      BAG,
    ])
      await attacked.ask('POST', url, body);
    lawful();
  });

  it('are refused by their names, or ignored, at every operation of the admin API and of /v2', async () => {
    const skipped = new Set([
      'signIn',
      'setUp',
      'acceptInvitation',
      'signOut',
      'deleteSource',
      'deleteToken',
    ]);
    for (const { id, method, path, stream } of OPERATIONS) {
      if (skipped.has(id) || stream === true) continue;
      const [first = ''] = NAMES;
      const named = path.replaceAll(/\{\w+\}/g, first);
      const query =
        method === 'GET' ? `?${NAMES.map((name) => `${name}[polluted]=yes&${name}=x`).join('&')}` : '';
      const bodies =
        method === 'GET' || method === 'DELETE' ? [undefined] : [BAG, BAG.replaceAll('__proto__', 'x')];
      for (const body of bodies) {
        const told = await attacked.ask(method, named + query, body, attacked.asAdmin);
        if (body !== undefined && told.status < 300) throw new Error(`${told.where} took it: ${told.text}`);
        if (body?.includes('__proto__') === true && told.status === 400)
          expect(told.text).toContain('__proto__');
      }
      if (method === 'GET' && named !== path)
        for (const name of NAMES.slice(1))
          await attacked.ask('GET', path.replaceAll(/\{\w+\}/g, name), undefined, attacked.asAdmin);
    }
    for (const part of [
      'template',
      'auth',
      'segment',
      'segment/validate',
      'job',
      'job/webhook-triggers',
      ...NAMES,
    ]) {
      const headers = { authorization: attacked.mine.admin };
      for (const body of [BAG, `{"name":"x","config":${BAG},"segment_ql":"FILTER constructor = 'x'"}`])
        await attacked.ask(
          'POST',
          `/v2/${part}?${NAMES.map((name) => `${name}=x`).join('&')}`,
          body,
          headers,
        );
      await attacked.ask('GET', `/v2/${part}/constructor`, undefined, headers);
    }
    lawful();
  });

  it('can be what things are called, and are those things', async () => {
    for (const name of NAMES.slice(0, 12)) {
      const put = await attacked.admin(`attributes/${name}`, { label: name, type: 'string' }, 'PUT');
      expect([put.status, put.text.includes('"name"')], `answered ${put.text}`).toEqual([422, true]);
    }
    for (const name of ['constructor', 'prototype']) {
      const fields = NAMES.map((field) => ({ name: field, type: 'string' }));
      await attacked.made(`event-types/${name}`, { label: name, fields }, 'PUT');
      await attacked.made('audiences', { name, slug: name, filter: `FILTER ${name} = 'said'` });
    }
    await track('/v1/identify', `{"userId":"member","messageId":"member","traits":{"constructor":"said"}}`);
    await track('/v1/identify', `{"userId":"nobody","messageId":"nobody","traits":{"city":"x"}}`);
    const event = `{"customer":"member","action":"constructor","data":${PLAIN}}`;
    expect((await attacked.ask('POST', '/events', event, byKey())).status).toBe(200);
    const since = async (who: string): Promise<unknown> => {
      const { text } = await attacked.admin(`customers/${who}/audiences`);
      const { data } = JSON.parse(text) as { data: readonly { slug: string; since: string | null }[] };
      return data.find(({ slug }) => slug === 'constructor')?.since;
    };
    expect([typeof (await since('member')), await since('nobody')]).toEqual(['string', null]);
    for (const filter of ['FILTER EXISTS toString', 'FILTER EXISTS valueOf', 'FILTER EXISTS hasOwnProperty'])
      expect((await attacked.admin('audiences', { name: filter, filter })).status).toBeLessThan(500);
    lawful();
  });

  it('read nothing that nobody said, in placeholders and templates', async () => {
    const subject = {
      customer: { id: 'x', attributes: { text: 'abc' } },
      event: { type: 'E', data: { text: 'abc' } },
    };
    for (const path of ['__proto__.polluted', 'constructor.name', 'text.constructor', 'a.prototype']) {
      const settings = {
        url: `${far.url}/x`,
        body: { format: 'placeholders', content: { a: `##properties.${path}##` } },
      };
      const { status, text } = await attacked.admin('integrations', { kind: 'custom', name: 'x', settings });
      expect([status, text.includes('/settings/body')], `answered ${text}`).toEqual([422, true]);
    }
    const roots = ['properties', 'user', 'page', 'context', 'properties.text', 'user.text'];
    const reads = roots.flatMap((root) =>
      ['toString', 'valueOf', 'length', 'name', '__defineGetter__', 'at'].map((name) => `${root}.${name}`),
    );
    const content = Object.fromEntries(reads.map((path) => [path, `##${path}##`]));
    const settings = { url: `${far.url}/read`, dropEmpty: false, body: { format: 'placeholders', content } };
    const { id } = await attacked.made('integrations', { kind: 'custom', name: 'Reads', settings });
    const shown = await attacked.admin(`integrations/${id}/preview`, subject);
    expect(shown.status, `answered ${shown.text}`).toBe(200);
    const source = (read: string): string =>
      `local event = import 'lytemplates.libsonnet'; { read: ${read} }`;
    for (const read of [
      ...NAMES.map((name) => `event.get('${name}', 'nothing')`),
      ...NAMES.map((name) => `std.get(std.parseJson('{"a":1}'), '${name}', 'nothing')`),
      ...NAMES.map((name) => `std.objectHasAll({ a: 1 }, '${name}')`),
    ]) {
      const { status, text } = await attacked.admin('template-renders', {
        source: source(read),
        entity: { a: 'b' },
      });
      expect(status, `${read}: ${text}`).toBe(200);
      expect(text.includes('nothing') || /\\?"read\\?":\s*false/.test(text), `${read}: ${text}`).toBe(true);
    }
    lawful();
    await attacked.made(`integrations/${id}/pause`, {});
  });

  it('are data in what far sides answer, in headers and in bodies', async () => {
    const odd = NAMES.map((name) => `${name}: said`);
    far.answer = ({ line }) =>
      line.includes('/oauth')
        ? rawAnswer(200, `{"access_token":"token","token_type":"bearer",${BAG.slice(1)}`, odd)
        : rawAnswer(200, BAG, odd);
    const { id: audience } = await attacked.made('audiences', {
      name: 'All of them',
      filter: 'FILTER EXISTS city',
    });
    const authorization = await attacked.made('authorizations', {
      ...{ label: 'o', method: 'oauth2_client_credentials', hosts: [far.url] },
      settings: { tokenEndpoint: `${far.url}/oauth`, clientId: 'shop' },
      secrets: { client_secret: 'secret' },
    });
    for (const name of ['learnt', 'builtin'])
      await attacked.made(`attributes/${name}`, { label: name, type: 'string' }, 'PUT');
    const enrichment = {
      ...{
        url: `${far.url}/enrich`,
        audiences: [audience],
        exportFields: ['id'],
        authorization: authorization.id,
      },
      mapping: [
        { from: 'response.toString.polluted', to: 'learnt' },
        { from: 'response.inside.isPrototypeOf', to: 'builtin' },
      ],
    };
    await attacked.made('integrations', { kind: 'enrichment', name: 'e', settings: enrichment });
    const custom = { url: `${far.url}/custom`, headers: [{ name: 'constructor', value: '##event_name##' }] };
    await attacked.made('integrations', { kind: 'custom', name: 'c', settings: custom });
    const insider = { baseUrl: far.url, partnerName: 'shop', otherEvents: 'custom', otherTraits: 'custom' };
    await attacked.made('integrations', {
      kind: 'insider',
      name: 'i',
      settings: insider,
      secrets: { api_key: 'k' },
    });
    await track(
      '/v1/identify',
      `{"userId":"far","messageId":"far-1","traits":{"city":"Rome","toString":"t"}}`,
    );
    await track('/v1/track', `{"userId":"far","messageId":"far-2","event":"valueOf","properties":${BAG}}`);
    const came = (path: string): boolean => far.requests.some(({ line }) => line.includes(path));
    await until(
      async () =>
        ['/oauth', '/enrich', '/custom', '/upsert'].every(came) && 'learnt' in (await customer('far')),
      20_000,
      () => far.requests.map(({ line }) => line).join('\n'),
    );
    const attributes = await customer('far');
    expect([attributes['learnt'], Object.hasOwn(attributes, 'builtin')]).toEqual(['yes', false]);
    expect(far.strays).toEqual([]);
    for (const { line, headers, body } of far.requests)
      expect(`${line} ${JSON.stringify(headers)} ${body}`, `at ${line}`).not.toMatch(BUILTIN);
    expect(far.requests.map(({ body }) => body).join('\n')).toContain('"to_string":"t"');
    lawful();
  });

  it('changed no builtin of the hub in all of this, nor does the log speak of one', async () => {
    await attacked.hub.program.stop();
    const lines = attacked.lines.map(({ line }) => line);
    expect(lines.filter((line) => line.includes('A BUILTIN CHANGED'))).toEqual([]);
    expect(lines.filter((line) => /"level":(?:50|60)/.test(line))).toEqual([]);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});
