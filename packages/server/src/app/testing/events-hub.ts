import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AttributeDefinition } from '@causeway/core/customer/attribute';
import type { EventType } from '@causeway/core/event/event-type';
import type { TrackingCall } from '@causeway/core/tracking/call';
import { keyHash, keyPrefix, newKey } from '../../adapters/crypto/keys.ts';
import { createSealer } from '../../adapters/crypto/sealer.ts';
import { openConfigStore } from '../../adapters/sqlite/config-store.ts';
import { Connection } from '../../adapters/sqlite/connection.ts';
import { openCustomerStore } from '../../adapters/sqlite/customer-store.ts';
import { claimDataFolder } from '../../adapters/sqlite/data-folder.ts';
import { openDueTransactions } from '../../adapters/sqlite/due-transactions.ts';
import { openExternalIndexes } from '../../adapters/sqlite/external-indexes.ts';
import { migrate } from '../../adapters/sqlite/migrate.ts';
import { openReceiptQueries } from '../../adapters/sqlite/receipt-queries.ts';
import { openReceiptStore } from '../../adapters/sqlite/receipt-store.ts';
import { openRegisterStore } from '../../adapters/sqlite/register-store.ts';
import { Turnstile } from '../../adapters/sqlite/turnstile.ts';
import { Registrar } from '../../intake/registrar.ts';
import type { AuditDraft } from '../../ports/audit-store.ts';
import type { ConfigStore, Workspace } from '../../ports/config-store.ts';
import type { EventsApiTotals } from '../../ports/intake-totals.ts';
import type { CustomerStore } from '../../ports/customer-store.ts';
import type { Receipt } from '../../ports/receipt-queries.ts';
import { acceptDue } from '../../workers/accept-due.ts';
import { GatherExternalIds } from '../../workers/gather-external-ids.ts';
import { NO_AUDIENCES_OF } from '../audiences-of.ts';
import { Models } from '../models.ts';
import { noTemplates } from './no-templates.ts';
import { openEventsApi } from '../open-events-api.ts';
import { ownedSecret } from '../open-secrets.ts';
import { platformSource } from '../platform-source.ts';
import { TEST_HASH } from './suppress.ts';

/** An answer as tests read it. */
export interface ApiReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  // A test says what it expects to find; nothing else relies on the shape.
  readonly body: ApiBody;
}

export interface ApiBody {
  readonly [key: string]: ApiBody;
  readonly [index: number]: ApiBody;
}

export interface ApiCall {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** The key goes along in the query; false: without it. */
  readonly key?: false;
}

/** A key of the events API with what it is signed with. */
export interface TestKey {
  readonly source: number;
  readonly key: string;
  readonly secret: string;
}

/** The events API over a real database, reached over the wire. */
export interface EventsHub extends TestKey {
  readonly url: string;
  readonly workspace: number;
  readonly folder: string;
  readonly config: ConfigStore;
  readonly customers: CustomerStore;
  readonly database: Connection;
  readonly gathering: GatherExternalIds;
  readonly models: Models;
  readonly logged: unknown[];
  readonly counts: EventsApiTotals;
  now: number;
  readonly call: (method: string, target: string, call?: ApiCall) => Promise<ApiReply>;
  /** POST /events. */
  readonly event: (event: unknown, headers?: Readonly<Record<string, string>>) => Promise<ApiReply>;
  readonly receipts: () => Promise<readonly Receipt[]>;
  readonly addKey: (workspace: number) => Promise<TestKey>;
  readonly addAttribute: (attribute: Partial<AttributeDefinition> & { name: string }) => Promise<void>;
  readonly addEventType: (type: EventType) => Promise<void>;
  readonly change: (
    change: Partial<
      Pick<Workspace, 'autoSubscribe' | 'requireSignature' | 'acceptance' | 'timeZone' | 'identity'>
    >,
  ) => Promise<void>;
  /** As a tracking API would, from another source. */
  readonly track: (call: Partial<TrackingCall> & Pick<TrackingCall, 'kind'>) => Promise<void>;
  /** To be called when something was changed behind the hub's back. */
  readonly configured: () => Promise<void>;
  /** What the hub does every minute. */
  readonly acceptDue: () => Promise<number>;
  /** As after a restart: nothing of before is remembered. */
  readonly reopen: () => Promise<EventsHub>;
  readonly close: () => Promise<void>;
}

const PATIENCE_MS = 10_000;

export async function startEventsHub(from?: {
  readonly folder: string;
  readonly key: TestKey;
  readonly now: number;
}): Promise<EventsHub> {
  const path = from?.folder ?? mkdtempSync(join(tmpdir(), 'causeway-events-'));
  const folder = claimDataFolder(path);
  const turnstile = new Turnstile();
  const writing = new Connection(folder.database, turnstile, { cacheMegabytes: 4 });
  await migrate(writing);
  const reading = new Connection(folder.database, turnstile, { cacheMegabytes: 4 });
  const config = openConfigStore(writing);
  const sealer = createSealer(Buffer.alloc(32, 7));
  const logged: unknown[] = [];
  const note = (...line: unknown[]): void => void logged.push(line);
  const log = { info: note, warn: note, error: note };
  const indexes = openExternalIndexes(writing);
  const models = new Models(config, new Map(), indexes, noTemplates, NO_AUDIENCES_OF);
  const gathering = new GatherExternalIds({
    indexes,
    wanted: models.externalIds,
    built: () => models.reload(),
    log,
    pauseMs: 0,
  });
  const registrar = new Registrar(openRegisterStore(writing, TEST_HASH), models.of, () => undefined, {
    maxWaitingBytes: 64 * 1024 * 1024,
    maxGroup: 2_000,
  });
  const customers = openCustomerStore(reading);
  const clock = (): number => hub.now;
  let tracks = 0;
  const api = openEventsApi({
    reading,
    config,
    sealer,
    modelOf: models.of,
    registrar,
    customers,
    receipts: openReceiptStore(writing),
    activeWebhooks: async () => [{ id: 1, name: 'A webhook' }],
    budget: { reading: 0, max: 64 * 1024 * 1024 },
    clock,
    log,
  });
  const configured = async (): Promise<void> => {
    api.forget();
    await models.reload();
    await gathering.look(PATIENCE_MS);
  };
  const addKey = async (workspace: number): Promise<TestKey> => {
    const key = newKey('cwa');
    const secret = newKey('cws');
    const { id } = await config.addSource(
      {
        workspace,
        kind: 'api',
        name: 'Shop',
        keyHash: keyHash(key),
        keyPrefix: keyPrefix(key),
        secrets: (source) => ({
          secret: sealer.seal(secret, ownedSecret(workspace, `source:${source}`, 'secret')),
        }),
      },
      0,
      noting,
    );
    return { source: id, key, secret };
  };
  const [first] = await config.workspaces();
  const { id: workspace } = first ?? (await config.addWorkspace({ publicId: 'w', name: 'Test' }, 0, noting));
  const key = from?.key ?? (await addKey(workspace));
  const server = createServer((request, response) => {
    if (!api.handler(request, response)) response.writeHead(404).end('not ours');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const call: EventsHub['call'] = (method, target, { body, headers = {}, key: sent } = {}) => {
    const keyed = sent === false ? target : `${target}${target.includes('?') ? '&' : '?'}api_key=${hub.key}`;
    const text = body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body);
    return exchange(port, method, keyed, { 'content-type': 'application/json', ...headers }, text);
  };
  const end = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await gathering.stop();
    await registrar.drain();
    reading.close();
    writing.close();
    folder.release();
  };
  const hub: EventsHub = {
    ...key,
    url: `http://127.0.0.1:${port}`,
    workspace,
    folder: path,
    config,
    customers,
    database: writing,
    gathering,
    models,
    logged,
    counts: api.counts,
    now: from?.now ?? 1_800_000_000_000,
    call,
    event: (event, headers = {}) => call('POST', '/events', { body: event, headers }),
    receipts: async () => {
      const found = await openReceiptQueries(reading).list(
        [hub.source],
        {},
        { most: 100, before: undefined },
      );
      return found.data;
    },
    addKey,
    addAttribute: async (attribute) => {
      const whole = {
        label: attribute.name,
        type: 'string' as const,
        tags: [],
        readOnly: false,
        ...attribute,
      };
      await config.putAttribute(workspace, whole, 0, noting);
      await configured();
    },
    addEventType: async (type) => {
      await config.putEventType(workspace, type, 0, noting);
      await configured();
    },
    change: async (change) => {
      await config.changeWorkspace(workspace, change, 0, noting);
      await configured();
    },
    track: async (tracked) => {
      const base = {
        userId: undefined,
        anonymousId: undefined,
        previousId: undefined,
        originalAt: undefined,
      };
      const rest = { sentAt: undefined, data: {}, context: {}, integrations: undefined };
      const messageId = `tracked-${++tracks}`;
      const whole: TrackingCall = {
        ...base,
        ...rest,
        type: tracked.kind,
        messageId,
        timestamp: hub.now,
        ...tracked,
      };
      await registrar.submit([{ workspace, source: 999, receivedAt: hub.now, call: whole }], 1);
    },
    configured,
    acceptDue: () =>
      acceptDue({
        transactions: openDueTransactions(writing),
        submit: (submissions) => registrar.submit(submissions, 1),
        platformSource: (of) => platformSource(config, of, clock()),
        clock,
        log,
      }),
    reopen: async () => {
      await end();
      return startEventsHub({ folder: path, key, now: hub.now });
    },
    close: async () => {
      await end();
      rmSync(path, { recursive: true, force: true });
    },
  };
  await configured();
  return hub;
}

/** What a test does is noted like anything else. */
export function noting(): AuditDraft {
  return {
    by: { workspace: 0, actor: { kind: 'hub', id: undefined, name: 'test' } },
    action: 'workspace.add',
    target: { kind: 'test', id: undefined, name: 'test' },
  };
}

/** One request exactly as it is given, on a connection of its own. */
function exchange(
  port: number,
  method: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  body: string | undefined,
): Promise<ApiReply> {
  return new Promise((resolve, reject) => {
    const request = send({ host: '127.0.0.1', port, method, path, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        const json = (response.headers['content-type'] ?? '').includes('json');
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: (json ? JSON.parse(text) : text) as ApiBody,
        });
      });
    });
    request.on('error', reject);
    request.end(body);
  });
}
