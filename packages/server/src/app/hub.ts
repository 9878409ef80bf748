import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import pino from 'pino';
import { keyHash, keyPrefix, newKey } from '../adapters/crypto/keys.ts';
import { createPasswords } from '../adapters/crypto/passwords.ts';
import { createSealer, sealingKey } from '../adapters/crypto/sealer.ts';
import { csrfOf, newSecret } from '../adapters/crypto/session-secret.ts';
import { openEgress } from '../adapters/http/egress.ts';
import { openMetrics } from '../adapters/metrics/metrics.ts';
import { openActivityStore } from '../adapters/sqlite/activity-store.ts';
import { openAuditStore } from '../adapters/sqlite/audit-store.ts';
import { openConfigStore } from '../adapters/sqlite/config-store.ts';
import { Connection } from '../adapters/sqlite/connection.ts';
import { openCustomerStore } from '../adapters/sqlite/customer-store.ts';
import { claimDataFolder } from '../adapters/sqlite/data-folder.ts';
import { openDeadLetterStore } from '../adapters/sqlite/dead-letter-store.ts';
import { openFateStore } from '../adapters/sqlite/fate-store.ts';
import { openFeedStore } from '../adapters/sqlite/feed-store.ts';
import { openHealthStore } from '../adapters/sqlite/health-store.ts';
import { openLogStore } from '../adapters/sqlite/log-store.ts';
import { migrate } from '../adapters/sqlite/migrate.ts';
import { openReceiptQueries } from '../adapters/sqlite/receipt-queries.ts';
import { openReceiptStore } from '../adapters/sqlite/receipt-store.ts';
import { openRecentStore } from '../adapters/sqlite/recent-store.ts';
import { openRegisterStore } from '../adapters/sqlite/register-store.ts';
import { openSessionStore } from '../adapters/sqlite/session-store.ts';
import { Turnstile } from '../adapters/sqlite/turnstile.ts';
import { openUserStore } from '../adapters/sqlite/user-store.ts';
import { Registrar } from '../intake/registrar.ts';
import { createTrackingHandler, type TrackingCounts } from '../features/track/tracking-handler.ts';
import type { HubConfig } from './config.ts';
import { Delivering } from './delivering.ts';
import { firstStart, type FirstKeys } from './first-start.ts';
import { createHttpServer } from './http-server.ts';
import type { KeeperInit } from './keeper-thread.ts';
import { KINDS } from './kinds.ts';
import { Models } from './models.ts';
import { consoleSource } from './console-source.ts';
import { ownedSecret, secretOf } from './open-secrets.ts';
import { createSetupCode } from './setup-code.ts';
import { createSourceKeys } from './source-keys.ts';
import { VERSION } from './version.ts';
import { watchedStore, type HubState } from './watched-store.ts';

const MAX_WAITING_BYTES = 64 * 1024 * 1024;
const MAX_READING_BYTES = 128 * 1024 * 1024;
const MAX_GROUP_EVENTS = 2_000;
const TRACKING: ReadonlySet<string> = new Set(['tracking']);
/** What a submission of a person weighs while it waits, about. */
const SUBMISSION_BYTES = 4_096;

export interface Hub {
  readonly url: string;
  /** Stops accepting, finishes what is under way, closes the data folder. */
  readonly close: () => Promise<void>;
}

/** What the process does when the hub tells it something. */
export interface HubEvents {
  /** The hub cannot go on; the process should end. */
  readonly died: (error: unknown) => void;
  /** The keys of a first start: shown this once. */
  readonly firstKeys: (keys: FirstKeys) => void;
  /** The code that makes somebody the owner; shown at each start until there is one. */
  readonly setupCode: (code: string) => void;
}

/** Opens the data folder, starts the threads and serves. */
export async function startHub(settings: HubConfig, events: HubEvents): Promise<Hub> {
  const { died } = events;
  const log = pino({ level: settings.logLevel });
  const clock = Date.now;
  const folder = claimDataFolder(settings.dataFolder);
  const threads: (() => Promise<unknown>)[] = [];
  try {
    const turnstile = new Turnstile();
    const writing = new Connection(folder.database, turnstile);
    await migrate(writing);
    const key = sealingKey(settings.secretKey, join(folder.path, 'secret.key'));
    const sealer = createSealer(key);
    const config = openConfigStore(writing);
    const models = new Models(config, KINDS);
    await models.reload();
    const sources = createSourceKeys(config, TRACKING);
    const users = openUserStore(writing);
    const setup = createSetupCode();
    const state: HubState = { phase: 'starting', storeFailure: undefined };

    const shared = { database: folder.database, turnstile: turnstile.shared, logLevel: settings.logLevel };
    const configured = async (): Promise<void> => {
      sources.forget();
      await models.reload();
      delivering.configured();
    };
    const delivering = new Delivering(
      {
        ...shared,
        sealingKey: key,
        allowNetworks: settings.allowNetworks.map(([address, bits]) => `${address.toString()}/${bits}`),
      },
      (integration) => {
        log.error(
          { integration },
          'the destination refuses the credentials: the integration is paused until they are mended',
        );
        configured().catch(died);
      },
      died,
    );
    const keeperInit: KeeperInit = {
      ...shared,
      logDays: settings.logDays,
      eventDays: settings.eventDays,
      heldDays: settings.heldDays,
      auditDays: settings.auditDays,
    };
    const keeper = new Worker(new URL('./keeper-thread.js', import.meta.url), {
      workerData: keeperInit,
      name: 'keeper',
    });
    keeper.on('error', died);
    threads.push(
      () => delivering.stop(),
      () => keeper.terminate(),
    );

    const counts: TrackingCounts = {
      requests: 0,
      accepted: 0,
      duplicates: 0,
      refused: 0,
      overloaded: 0,
      retried: 0,
    };
    const registrar = new Registrar(
      watchedStore(openRegisterStore(writing), state),
      models.of,
      (fresh) => delivering.fresh(fresh),
      {
        maxWaitingBytes: MAX_WAITING_BYTES,
        maxGroup: MAX_GROUP_EVENTS,
      },
    );
    const tracking = createTrackingHandler({
      registrar,
      sourceOf: sources.find,
      receipts: openReceiptStore(writing),
      clock,
      log,
      counts,
      budget: { reading: 0, max: MAX_READING_BYTES },
      newMessageId: randomUUID,
    });
    const reading = new Connection(folder.database, turnstile, { cacheMegabytes: 16 });
    const egress = openEgress({ allow: settings.allowNetworks });
    const queues = openHealthStore(reading);
    const app = createHttpServer(tracking, {
      config,
      kinds: KINDS,
      egress: egress.send,
      seal: (workspace, integration, name, value) =>
        sealer.seal(value, secretOf(workspace, integration, name)),
      open: (workspace, integration, name, sealed) =>
        sealer.open(sealed, secretOf(workspace, integration, name)),
      configured,
      sealSourceSecret: (workspace, source, value) =>
        sealer.seal(value, ownedSecret(workspace, `source:${source}`, 'secret')),
      submit: async (submission) => {
        const [registered] = await registrar.submit([submission], SUBMISSION_BYTES);
        if (registered === undefined) throw new Error('a submission was lost');
        return registered;
      },
      newMessageId: randomUUID,
      consoleSource: (caller) => consoleSource(config, caller, clock()),
      look: (integration) => delivering.look(integration),
      clock,
      keys: { newKey, keyHash, keyPrefix },
      users,
      sessions: openSessionStore(writing),
      passwords: createPasswords(),
      secrets: { newSecret, hash: keyHash, csrfOf },
      isSetupCode: setup.is,
      audit: openAuditStore(reading),
      publicUrl: settings.publicUrl,
      health: () => ({ ...state, delivering: delivering.alive }),
      queues,
      metrics: openMetrics({
        tracking: () => counts,
        delivering: () => delivering.totals.map(([integration, totals]) => ({ integration, ...totals })),
        queues: async () =>
          queues.counts(
            (await config.integrations()).map(({ id }) => id),
            clock(),
          ),
        clock,
        process: true,
      }),
      logs: openLogStore(reading),
      deadLetters: openDeadLetterStore(writing),
      customers: openCustomerStore(reading),
      fates: openFateStore(reading),
      feed: openFeedStore(reading),
      recent: openRecentStore(reading),
      activity: openActivityStore(reading),
      failing: () => delivering.failing,
      receipts: openReceiptQueries(reading),
      log,
      version: VERSION,
    });
    await delivering.ready();
    await app.listen({ host: settings.host, port: settings.port });
    await firstStart(config, clock(), events.firstKeys);
    if (!(await users.anybody())) events.setupCode(setup.code);
    await configured();
    state.phase = 'serving';
    const { port } = app.server.address() as AddressInfo;
    const shownHost = settings.host.includes(':') ? `[${settings.host}]` : settings.host;
    return {
      url: `http://${shownHost}:${port}`,
      close: async () => {
        state.phase = 'draining';
        await app.close();
        await registrar.drain();
        await delivering.stop();
        const kept = new Promise((resolve) => keeper.once('exit', resolve));
        keeper.postMessage('stop');
        await kept;
        await egress.close();
        reading.close();
        writing.close();
        folder.release();
      },
    };
  } catch (error) {
    await Promise.all(threads.map((stop) => stop()));
    folder.release();
    throw error;
  }
}
