import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AttributeDefinition } from '@causeway/core/customer/attribute';
import type { Customer } from '@causeway/core/customer/customer';
import { emptyModel, type Model } from '@causeway/core/register/model';
import type { JsonObject } from '@causeway/core/result/json';
import { keyHash, keyPrefix, newKey } from '../../adapters/crypto/keys.ts';
import { createSealer } from '../../adapters/crypto/sealer.ts';
import { openConfigStore } from '../../adapters/sqlite/config-store.ts';
import { Connection } from '../../adapters/sqlite/connection.ts';
import { openCustomerStore } from '../../adapters/sqlite/customer-store.ts';
import { claimDataFolder } from '../../adapters/sqlite/data-folder.ts';
import { openInboundStore } from '../../adapters/sqlite/inbound-store.ts';
import { migrate } from '../../adapters/sqlite/migrate.ts';
import { openRegisterStore } from '../../adapters/sqlite/register-store.ts';
import { Turnstile } from '../../adapters/sqlite/turnstile.ts';
import { Registrar } from '../../intake/registrar.ts';
import type { Integration } from '../../ports/config-store.ts';
import type { OutgoingAnswer, OutgoingRequest } from '../../ports/egress.ts';
import type { InboundBody } from '../../ports/inbound-receipt.ts';
import type { InboundEntry } from '../../ports/inbound-store.ts';
import type { InsiderHookTotals } from '../../ports/intake-totals.ts';
import type { RunAgain } from '../../ports/rerun.ts';
import { createInsiderInbound, openInsiderSides } from '../insider-inbound.ts';
import { KINDS } from '../kinds.ts';
import { NO_AUDIENCES_OF } from '../audiences-of.ts';
import { compileModel } from '../models.ts';
import { noTemplates } from './no-templates.ts';
import { secretOf } from '../open-secrets.ts';
import { byTest } from './admin-hub.ts';
import { startRawServer, type RawReply, type RawServer } from './raw-server.ts';
import { TEST_HASH } from './suppress.ts';

export interface Answered {
  readonly status: number;
  readonly body: JsonObject;
  readonly headers: RawReply['headers'];
}

/** A receiver of Insider's webhooks over a real database, and what a test may do with it. */
export interface InboundHub {
  readonly workspace: number;
  readonly integration: number;
  readonly key: string;
  readonly database: Connection;
  readonly sent: OutgoingRequest[];
  answer: OutgoingAnswer | Error;
  now: number;
  /** While it is set, nothing can be stored. */
  storeFailure: Error | undefined;
  /** Nothing is stored before it is over. */
  hold: Promise<void> | undefined;
  readonly rerun: RunAgain;
  readonly counts: InsiderHookTotals;
  readonly post: (
    path: string,
    body: unknown,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<Answered>;
  /** The same with the key in the address. */
  readonly hook: (body: unknown, path?: string) => Promise<Answered>;
  readonly send: RawServer['send'];
  readonly change: (change: {
    settings?: JsonObject;
    state?: Integration['state'];
    secrets?: Readonly<Record<string, string>>;
  }) => Promise<void>;
  /** Another integration with Insider. */
  readonly add: (settings: JsonObject) => Promise<number>;
  readonly define: (attribute: AttributeDefinition) => Promise<void>;
  readonly addKey: (kind: string, owner?: string) => Promise<string>;
  readonly customer: (id: string) => Promise<Customer | undefined>;
  readonly events: () => readonly {
    readonly type: string;
    readonly body: JsonObject;
    readonly source: number;
  }[];
  /** Newest first. */
  readonly receipts: () => Promise<readonly (InboundEntry & { readonly kept: InboundBody })[]>;
  readonly close: () => Promise<void>;
}

const SETTINGS = { partnerName: 'modaevi' };

export async function startInboundHub(settings: JsonObject = {}): Promise<InboundHub> {
  const path = mkdtempSync(join(tmpdir(), 'causeway-inbound-'));
  const folder = claimDataFolder(path);
  const turnstile = new Turnstile();
  const database = new Connection(folder.database, turnstile, { cacheMegabytes: 4 });
  await migrate(database);
  const reading = new Connection(folder.database, turnstile, { cacheMegabytes: 4 });
  const config = openConfigStore(database);
  const customers = openCustomerStore(reading);
  const inbound = openInboundStore(reading);
  const sealer = createSealer(Buffer.alloc(32, 7));
  const logged: unknown[] = [];
  const log = {
    info: (...line: unknown[]) => logged.push(line),
    warn: (...line: unknown[]) => logged.push(line),
    error: (...line: unknown[]) => logged.push(line),
  };
  const models = new Map<number, Model>();
  const of = (workspace: number): Model => models.get(workspace) ?? emptyModel(workspace);
  const sides = openInsiderSides(config, { of }, sealer, log);
  const configured = async (): Promise<void> => {
    for (const workspace of await config.workspaces())
      models.set(
        workspace.id,
        await compileModel(
          config,
          KINDS,
          workspace,
          await config.integrations(workspace.id),
          noTemplates,
          NO_AUDIENCES_OF,
        ),
      );
    sides.forget();
  };
  const store = openRegisterStore(database, TEST_HASH);
  const registrar = new Registrar(
    {
      register: async (...group) => {
        await hub.hold;
        if (hub.storeFailure !== undefined) throw hub.storeFailure;
        return store.register(...group);
      },
    },
    of,
    () => undefined,
    { maxWaitingBytes: 10_000_000, maxGroup: 100 },
  );
  const insider = createInsiderInbound({
    sides: sides.sides,
    registrar,
    egress: async (request) => {
      hub.sent.push(request);
      if (hub.answer instanceof Error) throw hub.answer;
      return hub.answer;
    },
    budget: { reading: 0, max: 20_000_000 },
    clock: () => hub.now,
    log,
  });
  const server = await startRawServer([insider.receiver]);

  const { id: workspace } = await config.addWorkspace({ publicId: 'w', name: 'W' }, 1, byTest);
  const sealed = (
    integration: number,
    secrets: Readonly<Record<string, string>>,
  ): Record<string, Uint8Array> =>
    Object.fromEntries(
      Object.entries(secrets).map(([name, value]) => [
        name,
        sealer.seal(value, secretOf(workspace, integration, name)),
      ]),
    );
  const add = async (given: JsonObject): Promise<number> => {
    const { id } = await config.addIntegration(
      {
        workspace,
        kind: 'insider',
        name: `Insider ${JSON.stringify(given).length}`,
        settings: { ...SETTINGS, ...given },
        secrets: (of_) => sealed(of_, { api_key: 'account-key' }),
      },
      1,
      byTest,
    );
    await configured();
    return id;
  };
  const addKey = async (kind: string, owner?: string): Promise<string> => {
    const key = newKey(kind === 'api' ? 'cwa' : 'cwi');
    const draft = { workspace, kind, name: kind, keyHash: keyHash(key), keyPrefix: keyPrefix(key) };
    if (owner === undefined) await config.addSource(draft, 1, byTest);
    else await config.renewSource({ ...draft, owner }, 1, byTest);
    await configured();
    return key;
  };
  const integration = await add(settings);
  const key = await addKey('insider', `integration:${integration}`);

  const hub: InboundHub = {
    workspace,
    integration,
    key,
    database,
    send: server.send,
    sent: [],
    answer: { status: 200, headers: {}, body: '{}', ms: 3, error: undefined },
    now: 1_800_000_000_000,
    storeFailure: undefined,
    hold: undefined,
    rerun: insider.rerun,
    counts: insider.counts,
    post: async (to, body, headers = {}) => {
      const {
        status,
        headers: answered,
        text,
      } = await server.send(to, {
        headers,
        body: typeof body === 'string' ? body : JSON.stringify(body),
      });
      return { status, body: JSON.parse(text) as JsonObject, headers: answered };
    },
    hook: (body, to = '/v1/webhook/insider/profile') => hub.post(`${to}?api_key=${key}`, body),
    change: async ({ settings: changed, secrets, ...rest }) => {
      await config.changeIntegration(
        workspace,
        integration,
        {
          ...rest,
          settings: changed === undefined ? undefined : { ...SETTINGS, ...changed },
          secrets: secrets === undefined ? undefined : sealed(integration, secrets),
        },
        2,
        byTest,
      );
      await configured();
    },
    add,
    define: async (attribute) => {
      await config.putAttribute(workspace, attribute, 1, byTest);
      await configured();
    },
    addKey,
    customer: (id) => customers.find(workspace, id),
    events: () =>
      database
        .prepare('SELECT type, body, source FROM events ORDER BY id')
        .rows()
        .map(([type, body, source]) => ({
          type: type as string,
          body: JSON.parse(body as string) as JsonObject,
          source: source as number,
        })),
    receipts: async () => {
      const { data } = await inbound.list(workspace, {}, { most: 100, before: undefined });
      return Promise.all(
        data.map(async (entry) => {
          const found = await inbound.receipt(workspace, entry.id);
          if (found === undefined) throw new Error('a receipt without a body');
          return { ...entry, kept: found.body };
        }),
      );
    },
    close: async () => {
      await server.close();
      reading.close();
      database.close();
      folder.release();
      rmSync(path, { recursive: true, force: true });
    },
  };
  return hub;
}
