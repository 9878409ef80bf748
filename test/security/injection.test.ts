import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../e2e/stack.ts';
import { AttackedHub } from './attacked-hub.ts';
import { rawRequest, sendRaw, type RawReply } from './raw-client.ts';
import { rawAnswer, startRawFarSide, type RawFarSide } from './raw-far-side.ts';

const HEADER = 'X-Injected: 1';
/** Texts that end a line, a header or a request for a program that takes them as they are; or steer a terminal. */
const EVIL: Readonly<Record<string, string>> = {
  'an end of line': `a\r\n${HEADER}`,
  'a line feed': `a\n${HEADER}`,
  'a carriage return': `a\r${HEADER}`,
  'a folded line': `a\r\n ${HEADER}`,
  'a second request': 'a\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n',
  'ends of lines cut to a byte': `a\u010d\u010a${HEADER}`,
  'other ends of lines': `a\u2028${HEADER}\u2029b\u0085c`,
  NUL: 'a\u0000b',
  'half a pair': 'a\ud800b',
  'a command of a terminal': 'a\u001b[2J\u001b]0;owned\u0007',
  'a command in one unit': 'a\u009b31mred',
  'a turn of direction': 'a\u202ecod.exe',
  'a line of a log': 'a\n{"level":60,"msg":"forged"}',
  'a line ended in percent signs': `a%0d%0a${HEADER}%0D%0A%0D%0A`,
};
const LONG = 'x'.repeat(20_000);
const STEERS =
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]|\p{Cs}/u;

/** What a far side says when it refuses: as it comes, and no JSON. */
const SAID = 'go away\u001b[2J\u009b31m\u2028\u202e\r\n{"level":60,"msg":"forged"}\r\n';
/** What an address may hold: it leaves written in percent signs. */
const SENDABLE: ReadonlySet<string> = new Set(['a turn of direction']);

let attacked: AttackedHub;
let far: RawFarSide;

beforeAll(async () => {
  [attacked, far] = await Promise.all([
    // Only then the origin of a page is ever repeated.
    AttackedHub.start({ CAUSEWAY_VISITOR_COOKIE: 'same-site' }),
    startRawFarSide(),
  ]);
}, 60_000);
afterAll(async () => {
  await attacked.stop();
  await far.close();
});

const pause = (id: string | number): Promise<unknown> => attacked.made(`integrations/${id}/pause`, {});

/** Sends one event for each text, with the text wherever an event has one. Answers how many were taken. */
async function trackAll(mark: string): Promise<number> {
  const calls = Object.values({ ...EVIL, long: LONG }).map((text, at) => ({
    ...{ type: 'track', userId: `${mark}-${at}`, messageId: `${mark} ${text.slice(0, 200)}` },
    ...{ event: `${text.slice(0, 200)} ${mark}`, properties: { v: text, [text.slice(0, 200)]: text } },
    context: { page: { url: text, title: text }, userAgent: text },
  }));
  const body = JSON.stringify({ batch: calls });
  const { status, text } = await attacked.ask('POST', '/v1/batch', body, {
    'x-write-key': attacked.mine.writeKey,
  });
  expect([status, text], `answered ${text}`).toEqual([200, expect.not.stringContaining('refused')]);
  return calls.length;
}

/** The law of what leaves: whole requests, none that nobody meant, and no header that somebody wrote into another. */
function expectNothingInjected(): void {
  expect(far.strays).toEqual([]);
  for (const { line, headers } of far.requests) {
    expect(line).not.toContain('smuggled ');
    const names = headers.map(([name]) => name);
    expect(names, `at ${line}`).not.toContain('x-injected');
    expect(new Set(names).size, `${line}: ${names.join()}`).toBe(names.length);
  }
}

describe('what would end a line', () => {
  it('ends none in a request of Custom API: in its address, its headers and its body', async () => {
    const settings = {
      url: `${far.url}/custom/##properties.v##?q=##properties.v##&e=##event_name##`,
      headers: [
        { name: 'X-Said', value: 'said ##properties.v## end' },
        { name: 'X-Event', value: '##event_name##' },
        { name: 'X-All', value: '##properties##' },
      ],
      body: { format: 'placeholders', content: { v: '##properties.v##', all: '##properties##' } },
    };
    const { id } = await attacked.made('integrations', { kind: 'custom', name: 'Custom', settings });
    const form = { ...settings, url: `${far.url}/form`, contentType: 'application/x-www-form-urlencoded' };
    const { id: formed } = await attacked.made('integrations', {
      kind: 'custom',
      name: 'Form',
      settings: form,
    });
    const sent = await trackAll('custom');
    const came = (path: string): number => far.requests.filter(({ line }) => line.includes(path)).length;
    // A lone half has no place in an address, and is sent as what stands for it.
    await until(
      () => came('/custom/') === sent && came('/form') === sent,
      20_000,
      () => `${came('/custom/')} ${came('/form')}`,
    );
    expectNothingInjected();
    const crlf = far.requests.find(({ line }) => line.includes('/custom/a%0D%0AX-Injected%3A%201'));
    expect(Object.fromEntries(crlf?.headers ?? [])['x-said']).toBe('said a X-Injected: 1 end');
    expect(JSON.parse(crlf?.body ?? '{}')).toMatchObject({ v: `a\r\n${HEADER}` });
    await Promise.all([pause(id), pause(formed)]);
  });

  it('ends none in what is sent to Insider, to audience triggers, and with an authorization', async () => {
    far.requests.length = 0;
    const secrets = { api_key: 'key' };
    const insider = { baseUrl: far.url, partnerName: 'shop', otherEvents: 'custom', otherTraits: 'custom' };
    const { id: first } = await attacked.made('integrations', {
      kind: 'insider',
      name: 'I',
      settings: insider,
      secrets,
    });
    const { id: audience } = await attacked.made('audiences', {
      name: EVIL['an end of line'],
      filter: 'FILTER EXISTS said',
    });
    // What is answered as a token goes into a header.
    const tokens = Object.values(EVIL);
    let asked = 0;
    far.answer = ({ line }) =>
      line.includes('/oauth')
        ? rawAnswer(
            200,
            JSON.stringify({ access_token: tokens[asked++ % tokens.length], token_type: 'bearer' }),
          )
        : rawAnswer(401, SAID);
    const { id: authorization } = await attacked.made('authorizations', {
      ...{ label: EVIL['an end of line'], method: 'oauth2_client_credentials', hosts: [far.url] },
      settings: { tokenEndpoint: `${far.url}/oauth`, clientId: 'shop' },
      secrets: { client_secret: EVIL['an end of line'], parameters: 'x=y' },
    });
    const trigger = { url: `${far.url}/trigger`, audiences: [audience], authorization };
    const { id: second } = await attacked.made('integrations', {
      kind: 'audience_trigger',
      name: 'T',
      settings: trigger,
    });
    for (const _token of tokens) await attacked.admin(`authorizations/${authorization}/test`, {});
    expect(asked).toBe(tokens.length);
    await trackAll('insider');
    const body = JSON.stringify({
      userId: 'member',
      messageId: 'member',
      traits: { said: EVIL['an end of line'] },
    });
    await attacked.ask('POST', '/v1/identify', body, { 'x-write-key': attacked.mine.writeKey });
    const came = (path: string): boolean => far.requests.some(({ line }) => line.includes(path));
    await until(
      () => came('/upsert') && came('/oauth'),
      20_000,
      () => far.requests.map(({ line }) => line).join(),
    );
    expectNothingInjected();
    await Promise.all([pause(first), pause(second)]);
  });

  it('is refused by its field where somebody configures it', async () => {
    far.requests.length = 0;
    for (const [what, text] of Object.entries(EVIL)) {
      if (text.startsWith('a%')) continue;
      const custom = (more: object): object => ({
        ...{ kind: 'custom', name: `x ${what}`, settings: { url: `${far.url}/x`, ...more } },
      });
      const wrong: readonly (readonly [string, string, unknown])[] = [
        ['/settings/headers', 'integrations', custom({ headers: [{ name: 'X-A', value: text }] })],
        ['/settings/headers', 'integrations', custom({ headers: [{ name: text, value: 'x' }] })],
        ['/settings/contentType', 'integrations', custom({ contentType: `text/${text}` })],
        ['/settings/method', 'integrations', custom({ method: text })],
      ];
      for (const [field, path, body] of wrong) {
        const told = await attacked.admin(path, body);
        expect([told.status, told.text.includes(field)], `${what} in ${field}: ${told.text}`).toEqual([
          422,
          true,
        ]);
      }
      // In an address it is refused, or written so that it is a part of the path.
      const { status, text: made } = await attacked.admin(
        'integrations',
        custom({ url: `${far.url}/${text}` }),
      );
      expect([what, status < 300], `answered ${made}`).toEqual([what, SENDABLE.has(what)]);
      if (status < 300)
        await attacked.admin(`integrations/${(JSON.parse(made) as { id: number }).id}/test`, {});
      else expect([status, made.includes('/settings/url')], `${what}: ${made}`).toEqual([422, true]);
    }
    expectNothingInjected();
  });

  it('ends none in an answer, whatever things are called', async () => {
    for (const [at, text] of [...Object.values(EVIL), LONG].entries()) {
      for (const [path, body, method] of [
        ['workspace', { name: text.slice(0, 100) }, 'PATCH'],
        ['sources', { name: text.slice(0, 100) }],
        ['tokens', { name: text.slice(0, 100), role: 'viewer' }],
        ['templates', { name: text.slice(0, 100), source: `error ${JSON.stringify(text)}` }],
        ['audiences', { name: text.slice(0, 100), slug: text, filter: `FILTER city = "${text}"` }],
        ['users', { email: `${text}@example.com`, name: text.slice(0, 100), role: 'viewer' }],
        // Hashing takes long by design.
        ...(at === 0 ? [['session', { email: text, password: text }] as const] : []),
        ...(at === 5 ? [['setup', { code: text, email: text, name: text, password: text }] as const] : []),
        ['template-renders', { source: `error ${JSON.stringify(text.slice(0, 100))}`, entity: { a: text } }],
      ] as const)
        await attacked.admin(path, body, method);
      const encoded = encodeURIComponent(text.toWellFormed());
      for (const path of [`customers/${encoded}`, `integrations/${encoded}`, `customers?search=${encoded}`])
        await attacked.admin(path);
      for (const [method, path] of [
        ['GET', `/${encoded}`],
        ['GET', `/console/${encoded}?${encoded}`],
        ['GET', `/console/assets/${encoded}`],
        ['GET', `/v2/${encoded}?key=${encoded}`],
        ['GET', `/v1/pixel/${encoded}?event=${encoded}`],
        ['PUT', `/webhooks/custom/${encoded}/${encoded}`],
        ['OPTIONS', `/v1/track?${encoded}`],
        ['GET', `/customers/${encoded}`],
      ] as const)
        await attacked.ask(method, path.slice(0, 8_000), undefined, { 'x-api-key': attacked.mine.apiKey });
    }
    for (const { where, status, headers, text } of attacked.told.splice(0)) {
      expect(status, `${where}: ${text}`).toBeLessThan(500);
      expect(headers.get('x-injected'), `at ${where}`).toBeNull();
      // Where somebody is sent is the console; nothing of the address goes into it.
      if (status >= 300 && status < 400) expect(headers.get('location')).toBe('/console/');
      expect(headers.get('content-disposition') ?? '', `at ${where}`).toMatch(/^[\x20-\x7e]*$/);
    }
  });

  it('ends none in an answer, whatever headers and addresses say', async () => {
    // Over the wire a header can hold these; what ends a line ends the header of the request itself.
    const values = [
      `a%0d%0a${HEADER}`,
      `a\u00c4\u008d\u00c4\u008a${HEADER}`,
      'a\u0085b\u009b31m',
      `"a\\r\\n${HEADER}"`,
      LONG,
    ];
    // What is refused for one of them shows nothing of the others: those that decide stand alone.
    const groups = [
      'user-agent referer x-request-id request-id x-correlation-id traceparent x-forwarded-for x-forwarded-host',
      'x-forwarded-proto forwarded via accept accept-language accept-encoding if-match range x-timestamp ce-id',
      'access-control-request-headers access-control-request-method',
      ...['origin', 'host', 'cookie', 'content-type', 'authorization', 'x-api-key', 'if-none-match'],
    ].map((names) => names.split(' '));
    const roads: readonly (readonly [string, string, string])[] = [
      ['OPTIONS', '/v1/track', ''],
      ['POST', `/v1/track?writeKey=${attacked.mine.writeKey}`, '{"userId":"u","event":"E"}'],
      ['GET', '/console/', ''],
      ['GET', '/', ''],
      ['GET', '/sdk/causeway.js', ''],
      ['GET', '/v1/admin/workspace', ''],
      ['POST', '/events', '{}'],
      ['POST', '/v2/template', '{}'],
      ['POST', `/webhooks/custom/${attacked.mine.account}/${attacked.mine.endpoint}`, '{}'],
      ['POST', '/v1/webhook/insider', '{}'],
    ];
    const asked: Promise<void>[] = [];
    for (const [method, path, body] of roads)
      for (const value of values)
        asked.push(
          (async () => {
            for (const names of value === LONG ? [['origin'], ['x-request-id']] : groups) {
              const own = names.includes('origin') ? [['sec-fetch-site', 'same-origin'] as const] : [];
              const headers = [...names.map((name) => [name, value] as const), ...own];
              const reply = await sendRaw(attacked.hub.url, rawRequest(method, path, headers, body));
              expectWhole(reply, `${names.join()} at ${path}`);
            }
          })(),
        );
    await Promise.all(asked);
    for (const path of [
      `/console/%0d%0a${HEADER.replace(' ', '')}`,
      '//evil.example/%2e%2e',
      '/console/..%2f..%2fetc%2fpasswd',
      `/v1/admin/%0d%0aSet-Cookie:a=b`,
      '/\\evil.example',
      `http://evil.example/console`,
      '/console?%0d%0aX-Injected:1',
    ]) {
      const reply = await sendRaw(attacked.hub.url, rawRequest('GET', path, []));
      expectWhole(reply, path);
      const location = reply.head.find((line) => /^location:/i.test(line));
      if (location !== undefined) expect(location.toLowerCase()).toBe('location: /console/');
    }
  });

  function expectWhole({ status, head, answers }: RawReply, where: string): void {
    expect([answers, status < 500 || status === 503], `${where}: ${status}`).toEqual([1, true]);
    for (const line of head) {
      expect(line, `at ${where}`).toMatch(/^[a-z-]+: [\x20-\x7e]*$/i);
      expect(line, `at ${where}`).not.toMatch(/^(?:x-injected|location: (?!\/console\/$))/i);
      expect(line, `at ${where}`).not.toMatch(/31m|%0d/i);
    }
  }

  it('ends none in the log: each is one line of JSON, with nothing in it that a terminal acts upon', async () => {
    await attacked.hub.program.stop();
    const first =
      /First start\.|admin token|tracking key|console\/setup#code=|running at|BUILTINS ARE WATCHED/;
    const lines = attacked.lines
      .map(({ line }) => line)
      .filter((line) => !first.test(line) && line.trim() !== '');
    const entries = lines.flatMap((line) => {
      expect(line).not.toMatch(STEERS);
      return line.startsWith('{') ? [JSON.parse(line) as { level: number; msg: string }] : [];
    });
    expect(entries.length).toBeGreaterThan(3);
    // What pauses an integration is told with what the far side said.
    expect(lines.filter((line) => /go away.*31m/.test(line))).not.toEqual([]);
    expect(entries.filter(({ msg }) => msg === 'forged')).toEqual([]);
    expect(entries.filter(({ level }) => level >= 60)).toEqual([]);
    expect(lines.filter((line) => !line.startsWith('{'))).toEqual([]);
  });
});
