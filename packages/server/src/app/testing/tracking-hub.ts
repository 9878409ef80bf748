import { createHmac, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keyHash, keyPrefix, newKey } from '../../adapters/crypto/keys.ts';
import { createSealer } from '../../adapters/crypto/sealer.ts';
import { signedBytes } from '../../adapters/crypto/signed-bytes.ts';
import { openConfigStore } from '../../adapters/sqlite/config-store.ts';
import { Connection } from '../../adapters/sqlite/connection.ts';
import { openCustomerStore } from '../../adapters/sqlite/customer-store.ts';
import { claimDataFolder } from '../../adapters/sqlite/data-folder.ts';
import { openExternalIndexes } from '../../adapters/sqlite/external-indexes.ts';
import { migrate } from '../../adapters/sqlite/migrate.ts';
import { openReceiptQueries } from '../../adapters/sqlite/receipt-queries.ts';
import { openReceiptStore } from '../../adapters/sqlite/receipt-store.ts';
import { openRegisterStore } from '../../adapters/sqlite/register-store.ts';
import { Turnstile } from '../../adapters/sqlite/turnstile.ts';
import { createTrackingHandler } from '../../features/track/tracking-handler.ts';
import type { VisitorCookieUse } from '../../features/track/visitor-cookie.ts';
import { Registrar } from '../../intake/registrar.ts';
import type { CustomerStore, StoredEvent } from '../../ports/customer-store.ts';
import type { Receipt } from '../../ports/receipt-queries.ts';
import { NO_AUDIENCES_OF } from '../audiences-of.ts';
import { Models } from '../models.ts';
import { ownedSecret } from '../open-secrets.ts';
import { createSourceKeys } from '../source-keys.ts';
import { createSourceSecrets } from '../source-secrets.ts';
import { noting } from './events-hub.ts';
import { noTemplates } from './no-templates.ts';
import { startRawServer, type RawServer } from './raw-server.ts';

/** The tracking API over a real database, reached over the wire. */
export interface TrackingHub extends Pick<RawServer, 'send' | 'close'> {
  now: number;
  visitorCookie: VisitorCookieUse;
  secure: boolean;
  readonly workspace: number;
  readonly source: number;
  readonly key: string;
  readonly secret: string;
  /** Of a source from before there were secrets. */
  readonly keyWithoutSecret: string;
  readonly customers: CustomerStore;
  /** Of a person, newest first. */
  readonly eventsOf: (id: string) => Promise<readonly StoredEvent[]>;
  readonly receipts: () => Promise<readonly (Receipt & { readonly body: string | undefined })[]>;
  /** The headers that sign these bytes now, or as told. */
  readonly sign: (
    body: string | Uint8Array,
    as?: { readonly at?: number | string; readonly secret?: string },
  ) => Record<string, string>;
}

export async function startTrackingHub(): Promise<TrackingHub> {
  const path = mkdtempSync(join(tmpdir(), 'causeway-tracking-'));
  const folder = claimDataFolder(path);
  const connection = new Connection(folder.database, new Turnstile(), { cacheMegabytes: 4 });
  await migrate(connection);
  const config = openConfigStore(connection);
  const sealer = createSealer(Buffer.alloc(32, 7));
  const log = {
    info: () => undefined,
    warn: () => undefined,
    error: () => undefined,
  };
  const models = new Models(config, new Map(), openExternalIndexes(connection), noTemplates, NO_AUDIENCES_OF);
  const { id: workspace } = await config.addWorkspace({ publicId: 'w', name: 'Test' }, 0, noting);
  await models.reload();
  const [key, keyWithoutSecret, secret] = [newKey('cwk'), newKey('cwk'), newKey('cws')];
  const addSource = (name: string, made: string, signing: boolean): Promise<{ id: number }> =>
    config.addSource(
      {
        workspace,
        kind: 'tracking',
        name,
        keyHash: keyHash(made),
        keyPrefix: keyPrefix(made),
        ...(signing && {
          secrets: (id: number) => ({
            secret: sealer.seal(secret, ownedSecret(workspace, `source:${id}`, 'secret')),
          }),
        }),
      },
      0,
      noting,
    );
  const { id: source } = await addSource('Shop', key, true);
  await addSource('Old shop', keyWithoutSecret, false);
  const registrar = new Registrar(openRegisterStore(connection), models.of, () => undefined, {
    maxWaitingBytes: 1024 * 1024,
    maxGroup: 1_000,
  });
  const secrets = createSourceSecrets(
    config,
    (of, sealed) => sealer.open(sealed, ownedSecret(of.workspace, `source:${of.id}`, 'secret')),
    log,
  );
  const customers = openCustomerStore(connection);
  const queries = openReceiptQueries(connection);
  const fixed = {
    registrar,
    sourceOf: createSourceKeys(config, new Set(['tracking'])).find,
    receipts: openReceiptStore(connection),
    clock: () => hub.now,
    log,
    counts: { requests: 0, accepted: 0, duplicates: 0, refused: 0, overloaded: 0, retried: 0 },
    budget: { reading: 0, max: 1024 * 1024 },
    newMessageId: randomUUID,
    signing: { secretOf: secrets.of, bytes: signedBytes },
  };
  const server = await startRawServer([
    (request, response) =>
      createTrackingHandler({ ...fixed, visitorCookie: hub.visitorCookie, secure: hub.secure })(
        request,
        response,
      ),
  ]);
  const hub: TrackingHub = {
    now: Date.UTC(2026, 2, 14, 9, 26, 53),
    visitorCookie: 'pixel',
    secure: false,
    workspace,
    source,
    key,
    secret,
    keyWithoutSecret,
    customers,
    send: server.send,
    eventsOf: async (id) => {
      const customer =
        (await customers.find(workspace, id)) ?? (await customers.findAnonymous(workspace, id));
      if (customer === undefined) return [];
      return (await customers.events(customer.key, undefined, { most: 100, before: undefined })).data;
    },
    receipts: async () => {
      const { data } = await queries.list([source], {}, { most: 100, before: undefined });
      return Promise.all(
        data.map(async (receipt) => ({
          ...receipt,
          body: (await queries.receipt([source], receipt.id))?.body,
        })),
      );
    },
    sign: (body, { at = hub.now, secret: other = secret } = {}) => ({
      'x-timestamp': String(at),
      'x-signature': `sha256=${createHmac('sha256', other).update(`${at}.`).update(body).digest('hex')}`,
    }),
    close: async () => {
      await server.close();
      await registrar.drain();
      connection.close();
      folder.release();
      rmSync(path, { recursive: true, force: true });
    },
  };
  return hub;
}
