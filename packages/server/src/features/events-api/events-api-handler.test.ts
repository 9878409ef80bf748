import { createServer, request as send, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { emptyModel } from '@causeway/core/register/model';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Overloaded } from '../../intake/registrar.ts';
import type { ApiKey } from '../../ports/api-keys.ts';
import type { CustomerSearch } from '../../ports/customer-search.ts';
import type { CustomerStore } from '../../ports/customer-store.ts';
import type { ReceiptDraft } from '../../ports/receipt-store.ts';
import { StoreError } from '../../ports/store-error.ts';
import { createEventsApiHandler } from './events-api-handler.ts';

const KEY: ApiKey = {
  source: {
    id: 5,
    workspace: 1,
    kind: 'api',
    name: 'Shop',
    keyPrefix: 'k',
    owner: undefined,
    createdAt: 0,
    revokedAt: undefined,
  },
  secret: undefined,
  requireSignature: false,
};
const EVENT = JSON.stringify({ customer: 'c', action: 'opt_in' });

let server: Server;
let port: number;
let fault: Error;
let admitted: number[];
let receipts: ReceiptDraft[];
let logged: unknown[];
const budget = { reading: 0, max: 2_000 };

beforeEach(async () => {
  admitted = [];
  receipts = [];
  logged = [];
  const note = (...line: unknown[]): void => void logged.push(line);
  const handler = createEventsApiHandler({
    registrar: {
      admit: (bytes) => {
        admitted.push(bytes);
        if (fault instanceof Overloaded) throw fault;
      },
      submit: () => Promise.reject(fault),
    },
    findKey: (key) => (key === 'good' ? KEY : undefined),
    signatures: {
      read: () => ({ key: 'good', day: '', scope: '', signedHeaders: [], signature: '' }),
      verify: () => undefined,
    },
    modelOf: emptyModel,
    config: { sources: async () => [] },
    customers: {} as CustomerStore,
    search: {} as CustomerSearch,
    receipts: {
      keep: async (drafts) => {
        receipts.push(...drafts);
      },
    },
    budget,
    counts: { requests: 0, accepted: 0, duplicates: 0, refused: 0, overloaded: 0 },
    clock: () => 1_000,
    log: { info: note, warn: note, error: note },
    newId: () => 'made',
  });
  server = createServer((request, response) => {
    if (!handler(request, response)) response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ({ port } = server.address() as AddressInfo);
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

interface Answer {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly error: unknown;
}

function post(
  body: string,
  headers: Readonly<Record<string, string>> = {},
  path = '/events',
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = send(
      {
        host: '127.0.0.1',
        port,
        path,
        method: 'POST',
        headers: { 'x-api-key': 'good', ...headers },
        agent: false,
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (text += chunk));
        response.on('end', () =>
          resolve({
            status: response.statusCode,
            headers: response.headers,
            error: (JSON.parse(text) as { error: unknown }).error,
          }),
        );
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}

describe('when the hub cannot do its work', () => {
  it('because too much waits, it says when to come again', async () => {
    fault = new Overloaded(3);
    expect(await post(EVENT)).toMatchObject({
      status: 429,
      headers: { 'retry-after': '3' },
      error: { type: 'TooManyRequestsException', code: 0 },
    });
    expect(admitted).toEqual([EVENT.length]);
  });

  it('because too many bodies are read, likewise', async () => {
    const answer = await post(`${EVENT}${' '.repeat(3_000)}`);
    expect(answer).toMatchObject({ status: 429, headers: { 'retry-after': '10' } });
  });

  it('because of the store, nothing was stored', async () => {
    fault = new StoreError('full', 'The disk is full.');
    expect(await post(EVENT)).toMatchObject({
      status: 503,
      headers: { 'retry-after': '10' },
      error: { type: 'ServiceUnavailableException', message: 'Events cannot be stored at the moment' },
    });
    expect(logged).toHaveLength(1);
  });

  it('because of itself, it says no more than that', async () => {
    fault = new Error('a secret of the inside');
    const answer = await post(EVENT);
    expect(answer).toMatchObject({ status: 500, error: { type: 'InternalErrorException', code: 0 } });
    expect(JSON.stringify(answer)).not.toContain('inside');
    expect(receipts).toEqual([]);
  });

  it('because it lost the secret, a signature cannot be checked', async () => {
    const answer = await post(EVENT, { authorization: 'ANTAVO-HMAC-SHA256 anything' });
    expect(answer).toMatchObject({
      status: 401,
      error: { message: 'The secret of this key cannot be opened' },
    });
  });
});

it('a sender that goes away in the middle is forgotten', async () => {
  const socket = connect(port, '127.0.0.1');
  socket.write('POST /events HTTP/1.1\r\nhost: h\r\nx-api-key: good\r\ncontent-length: 100\r\n\r\n{"cust');
  await new Promise((resolve) => setTimeout(resolve, 50));
  socket.destroy();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(budget.reading).toBe(0);
  expect(receipts).toEqual([]);
});
