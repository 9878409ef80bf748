import type { Credentials } from '@causeway/core/authorization/authorization';
import { beforeEach, describe, expect, it } from 'vitest';
import type { AuthorizedAnswer } from '../ports/authorized-egress.ts';
import type { OutgoingAnswer, OutgoingRequest } from '../ports/egress.ts';
import type { FetchedToken } from '../ports/fetch-token.ts';
import { authorizedEgress } from './authorized-egress.ts';
import { createFetchToken } from './fetch-token.ts';
import { TokenKeeper } from './token-keeper.ts';

const HOST = 'https://api.example';
const REQUEST: OutgoingRequest = {
  url: `${HOST}/events?a=1`,
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: '{}',
  timeoutMs: 1,
  maxResponseBytes: 1,
};
const SOURCE = {
  tokenEndpoint: 'https://login.example/token',
  clientId: 'c',
  scope: '',
  clientAuthentication: 'basic',
  tokenParameters: '',
} as const;
const answered = (status: number, body = ''): OutgoingAnswer => ({
  status,
  headers: {},
  body,
  ms: 1,
  error: undefined,
});

let now = 0;
let sent: OutgoingRequest[] = [];
/** What is wrong with a token, as the destination sees it. */
let accepted: (token: string) => boolean;
let fetched = 0;
let grant: () => FetchedToken | Promise<FetchedToken>;
let tokens: TokenKeeper;

beforeEach(() => {
  now = 1_000;
  sent = [];
  fetched = 0;
  accepted = () => true;
  grant = () => ({ kind: 'token', token: `token-number-${fetched}`, lifeMs: 100_000, status: 200, ms: 1 });
  tokens = new TokenKeeper(() => now);
});

const destination = async (request: OutgoingRequest): Promise<OutgoingAnswer> => {
  sent.push(request);
  await Promise.resolve();
  const { authorization = '' } = request.headers;
  return answered(accepted(authorization.slice(7)) ? 200 : 401, `you sent ${authorization} ${request.url}`);
};
const open = (
  method: Credentials['method'],
  secrets: Record<string, string> = {},
  revision = 1,
): ((request: OutgoingRequest) => Promise<AuthorizedAnswer>) =>
  authorizedEgress(
    destination,
    tokens,
    async () => {
      fetched++;
      const granted = grant();
      await Promise.resolve();
      return granted;
    },
    {
      id: 'a',
      revision,
      hosts: [HOST],
      credentials: { method, tokens: method === 'oauth2_client_credentials' ? SOURCE : undefined, secrets },
    },
  );

const bearers = (): (string | undefined)[] => sent.map(({ headers }) => headers['authorization']);

describe('headers and parameters', () => {
  it('are added as a request leaves, and covered in what comes back', async () => {
    const send = open('headers', { headers: 'Authorization: Basic c2VjcmV0', parameters: 'key=pass word 1' });
    const { body, status } = await send(REQUEST);
    expect(sent).toMatchObject([
      { url: `${HOST}/events?a=1&key=pass%20word%201`, headers: { authorization: 'Basic c2VjcmV0' } },
    ]);
    expect({ body, status }).toEqual({
      body: 'you sent ••• https://api.example/events?a=1&key=•••',
      status: 200,
    });
  });

  it('never go to another host', async () => {
    const send = open('headers', { headers: 'X: secret' });
    for (const url of ['https://api.example.evil/x', 'http://api.example/x', 'https://api.example:8443/x']) {
      expect(await send({ ...REQUEST, url })).toMatchObject({
        status: 0,
        failure: { kind: 'credentials', issue: { code: 'authorization_elsewhere' } },
      });
    }
    expect(sent).toEqual([]);
    await open('none')({ ...REQUEST, url: 'https://other.example' });
    expect(sent).toHaveLength(1);
  });
});

describe('tokens', () => {
  const OAUTH = 'oauth2_client_credentials';

  it('are fetched once for all that ask at the same time, and kept until they are due', async () => {
    const send = open(OAUTH);
    await Promise.all([send(REQUEST), send(REQUEST), send(REQUEST)]);
    now += 89_000;
    await send(REQUEST);
    expect(fetched).toBe(1);
    now += 2_000;
    await Promise.all([send(REQUEST), send(REQUEST)]);
    expect(fetched).toBe(2);
    expect(bearers()).toEqual([
      ...Array.from({ length: 4 }, () => 'Bearer token-number-1'),
      'Bearer token-number-2',
      'Bearer token-number-2',
    ]);
  });

  it('that are refused are replaced once, for all that hold the same', async () => {
    accepted = (token) => token !== 'token-number-1';
    const send = open(OAUTH);
    const answers = await Promise.all([send(REQUEST), send(REQUEST), send(REQUEST)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(fetched).toBe(2);
    expect(answers[0]?.body).not.toContain('token-number');
    accepted = () => false;
    sent = [];
    expect((await send(REQUEST)).status).toBe(401);
    expect(sent).toHaveLength(2);
  });

  it('of another revision are others, also while one is being fetched', async () => {
    await Promise.all([open(OAUTH)(REQUEST), open(OAUTH, {}, 2)(REQUEST)]);
    expect(fetched).toBe(2);
    expect(new Set(bearers()).size).toBe(2);
  });

  it('that are not granted leave the request where it is, and are asked for again', async () => {
    const issue = { code: 'token_unavailable', message: 'Down.' };
    grant = () => ({ kind: 'transient', issue, status: 503, ms: 1 });
    const send = open(OAUTH);
    const failed = await Promise.all([send(REQUEST), send(REQUEST)]);
    expect(failed).toMatchObject([
      { status: 0, error: 'Down.', failure: { kind: 'transient', issue } },
      { failure: { kind: 'transient' } },
    ]);
    expect([sent.length, fetched]).toEqual([0, 1]);
    await send(REQUEST);
    expect(fetched).toBe(2);
  });

  it('are asked for in a way that no refusal tells the secret', async () => {
    const fetch = createFetchToken(async ({ headers }) =>
      answered(
        401,
        JSON.stringify({
          error: 'invalid_client',
          error_description: `unknown: ${headers['authorization']} / top-secret`,
        }),
      ),
    );
    const { kind, ...rest } = await fetch(SOURCE, 'top-secret');
    expect(kind).toBe('credentials');
    expect(JSON.stringify(rest)).toContain('unknown: Basic •••');
    expect(JSON.stringify(rest)).not.toContain('top-secret');
    expect(JSON.stringify(rest)).not.toContain(btoa('c:top-secret'));
  });
});
