import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { METHODS, type Credentials, type TokenSource } from './authorization.ts';
import { checkAuthorization, checkHosts, secretFault, tokenSourceOf } from './check.ts';
import { coverSecrets } from './cover-secrets.ts';
import { hostOrigin } from './hosts.ts';
import { additionsOf, mergeRequest } from './merge-request.ts';
import { formatParameters, parametersFault, parseParameters, withParameters } from './parameters.ts';
import { renewalAt } from './renewal.ts';
import { tokenRequest } from './token-request.ts';

const OAUTH = 'oauth2_client_credentials';
const ENDPOINT = 'https://login.example/oauth/token';
const word = fc.stringMatching(/^[a-zA-Z0-9_.-]{1,12}$/);
const value = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
  .filter((text) => text.trim() === text && !/\p{Cc}/u.test(text));

describe('settings', () => {
  it('get their defaults, and every fault is named', () => {
    const given = { tokenEndpoint: ENDPOINT, clientId: 'shop' };
    expect(checkAuthorization(OAUTH, given)).toEqual({
      settings: { ...given, scope: '', clientAuthentication: 'basic', tokenParameters: '' },
      issues: [],
    });
    const wrong = {
      tokenEndpoint: 'login.example',
      clientId: 'ü',
      scope: 'a "b"',
      clientAuthentication: 'x',
      tokenParameters: 'audience=x&client_secret=y',
      client_id: 'x',
    };
    expect(checkAuthorization(OAUTH, wrong).issues.map(({ field }) => field)).toEqual([
      'client_id',
      'tokenEndpoint',
      'clientId',
      'scope',
      'clientAuthentication',
      'tokenParameters',
    ]);
    expect(checkAuthorization(OAUTH, undefined).issues.map(({ field }) => field)).toEqual([
      'tokenEndpoint',
      'clientId',
    ]);
    for (const method of METHODS.filter((one) => one !== OAUTH)) {
      expect(checkAuthorization(method, {})).toEqual({ settings: {}, issues: [] });
      expect(checkAuthorization(method, { scope: 'a' }).issues).toHaveLength(1);
      expect(tokenSourceOf(method, {})).toBeUndefined();
    }
  });

  test.each([
    'https://user@login.example/token',
    'https://login.example/token#a',
    'ftp://login.example/token',
    'https:///token',
    'https://login.example/a token',
  ])('%s is no token endpoint', (tokenEndpoint) => {
    expect(checkAuthorization(OAUTH, { tokenEndpoint, clientId: 'c' }).issues).toHaveLength(1);
  });

  it('of secrets say what is wrong with them', () => {
    expect(secretFault('headers', 'X-PARTNER-NAME: shop\nX-REQUEST-TOKEN: t')).toBeUndefined();
    expect(secretFault('headers', '{"X-Key": "t"}')).toBeUndefined();
    expect(secretFault('headers', 'just a token')).toContain('Name: value');
    expect(secretFault('headers', 'X-Key: a\nHost: b')).toContain('host');
    expect(secretFault('parameters', 'key=a&b=')).toBeUndefined();
    for (const text of ['', '=a', 'key', 'a=b&c'])
      expect(secretFault('parameters', text), `for ${text}`).toBeDefined();
    expect(secretFault('client_secret', ' ')).toBeDefined();
  });
});

describe('hosts', () => {
  test.each([
    ['api.example.com', 'https://api.example.com'],
    ['API.example.com:443', 'https://api.example.com'],
    ['https://api.example.com/', 'https://api.example.com'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
    ['http://a.example:80', 'http://a.example'],
    ['[::1]:8443', 'https://[::1]:8443'],
  ])('%s is %s', (text, origin) => {
    expect(hostOrigin(text)).toBe(origin);
  });

  test.each([
    '',
    '*',
    '*.example.com',
    'a.example/path',
    'a@b.example',
    'a.example?x',
    'a b',
    'a.example:99999',
  ])('%s is none', (text) => {
    expect(hostOrigin(text)).toBeUndefined();
  });

  it('are each told once, and what is none by its place', () => {
    const { hosts, issues } = checkHosts(['a.example', 'https://A.example', '/', 'b.example']);
    expect(hosts).toEqual(['https://a.example', 'https://b.example']);
    expect(issues.map(({ field }) => field)).toEqual(['[2]']);
  });

  it('are written as the origin of an address is', () => {
    fc.assert(
      fc.property(
        fc.domain(),
        fc.integer({ min: 1, max: 65_535 }),
        fc.constantFrom('http', 'https'),
        (host, port, scheme) => {
          const text = `${scheme}://${host}:${port}`;
          expect(hostOrigin(text)).toBe(new URL(text).origin);
        },
      ),
    );
  });
});

describe('parameters', () => {
  it('come out of an address as they went in', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(word, value), { minLength: 1 }), (given) => {
        const text = formatParameters(given);
        expect(parseParameters(text)).toEqual(given);
        expect(parametersFault(text)).toBeUndefined();
        const { searchParams } = new URL(withParameters('https://a.example/x', given));
        expect([...searchParams]).toEqual(given);
      }),
    );
  });

  it('take the place of those of the same name, and leave the others as they were', () => {
    expect(withParameters('https://a.example/x?a=1&key=old&b=%20+c', [['key', 'n&w']])).toBe(
      'https://a.example/x?a=1&b=%20+c&key=n%26w',
    );
    expect(withParameters('/x?', [['k', 'v']])).toBe('/x?k=v');
    expect(withParameters('/x?a=1', [])).toBe('/x?a=1');
  });

  it('may be pasted raw', () => {
    expect(parseParameters('?token=ab+c/d==&x=50%\ny=%41')).toEqual([
      ['token', 'ab+c/d=='],
      ['x', '50%'],
      ['y', 'A'],
    ]);
  });
});

describe('what is added to a request', () => {
  const credentials = (method: Credentials['method'], headers = '', parameters = ''): Credentials => ({
    method,
    tokens: undefined,
    secrets: { headers, parameters, client_secret: 's' },
  });
  const request = { url: 'https://a.example/x?b=1', headers: { 'X-Key': 'settings', accept: '*/*' } };

  it('is nothing without a method', () => {
    const additions = additionsOf(credentials('none', 'X-Key: a', 'k=v'));
    expect(mergeRequest(request, additions)).toEqual(request);
  });

  it('is headers and parameters, which go before others of the same name', () => {
    const additions = additionsOf(credentials('headers', 'x-key: own\nB: {token}', 'k=v w'));
    expect(mergeRequest(request, additions)).toEqual({
      url: 'https://a.example/x?b=1&k=v%20w',
      headers: { 'x-key': 'own', b: '{token}', accept: '*/*' },
    });
  });

  it('has the token as Bearer, unless it has a place of its own', () => {
    const merged = (headers = '', parameters = '') =>
      mergeRequest(request, additionsOf(credentials(OAUTH, headers, parameters), '$&t'));
    expect(merged('A: 1').headers).toEqual({ ...request.headers, a: '1', authorization: 'Bearer $&t' });
    expect(merged('X-Token: OAuth {token}').headers).toEqual({ ...request.headers, 'x-token': 'OAuth $&t' });
    expect(merged('', 'access_token={token}')).toEqual({
      url: 'https://a.example/x?b=1&access_token=%24%26t',
      headers: request.headers,
    });
  });
});

describe('the request for a token', () => {
  const source: TokenSource = {
    tokenEndpoint: ENDPOINT,
    clientId: 'the shop',
    scope: ' read  write ',
    clientAuthentication: 'basic',
    tokenParameters: 'audience=https://api.example',
  };

  it('proves the client by Basic, in the encoding that the RFC asks for', () => {
    const { url, headers, body } = tokenRequest(source, 'a:b ü', btoa);
    expect(url).toBe(ENDPOINT);
    expect(headers['authorization']).toBe(`Basic ${btoa('the+shop:a%3Ab+%C3%BC')}`);
    expect(body).toBe('grant_type=client_credentials&scope=read+write&audience=https%3A%2F%2Fapi.example');
  });

  it('or in the body', () => {
    const { headers, body } = tokenRequest({ ...source, clientAuthentication: 'body' }, 'a&b', btoa);
    expect(headers).not.toHaveProperty('authorization');
    expect(Object.fromEntries(new URLSearchParams(body))).toEqual({
      grant_type: 'client_credentials',
      scope: 'read write',
      client_id: 'the shop',
      client_secret: 'a&b',
      audience: 'https://api.example',
    });
  });
});

it('a token is renewed before it ends, never before it was fetched, and the later the longer it lives', () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat(), fc.nat(), (at, life, longer) => {
      const due = renewalAt(at, life);
      expect(due).toBeGreaterThanOrEqual(at);
      expect(due).toBeLessThanOrEqual(at + life);
      if (life > 0) expect(due).toBeLessThan(at + life);
      expect(at + life - due).toBeLessThanOrEqual(60_000);
      expect(renewalAt(at, life + longer)).toBeGreaterThanOrEqual(due);
    }),
  );
  expect(renewalAt(0, undefined)).toBe(3_540_000);
});

it('a text is covered of secrets as they are, in JSON and in addresses', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 6 }), fc.string(), (secret, around) => {
      const text = `${around}|${secret}|${JSON.stringify(secret)}|${encodeURIComponent(secret)}`;
      const covered = coverSecrets(text, [secret, '']);
      expect(covered.includes(secret)).toBe(false);
    }),
  );
  expect(coverSecrets('the token abc', ['abc', '', 'on'])).toBe('the token abc');
});
