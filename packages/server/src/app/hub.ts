import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { keyHash, keyPrefix, newKey } from '../adapters/crypto/keys.ts';
import { createPasswords } from '../adapters/crypto/passwords.ts';
import { createSealer, sealingKey } from '../adapters/crypto/sealer.ts';
import { signedBytes } from '../adapters/crypto/signed-bytes.ts';
import { csrfOf, newSecret } from '../adapters/crypto/session-secret.ts';
import { openEgress } from '../adapters/http/egress.ts';
import { openLog } from '../adapters/log/open-log.ts';
import { openMetrics } from '../adapters/metrics/metrics.ts';
import { openActivityStore } from '../adapters/sqlite/activity-store.ts';
import { openAudienceStore } from '../adapters/sqlite/audience-store.ts';
import { openAuditStore } from '../adapters/sqlite/audit-store.ts';
import { openConfigStore } from '../adapters/sqlite/config-store.ts';
import { Connection } from '../adapters/sqlite/connection.ts';
import { openConsentStore } from '../adapters/sqlite/consent-store.ts';
import { openCustomerStore } from '../adapters/sqlite/customer-store.ts';
import { claimDataFolder } from '../adapters/sqlite/data-folder.ts';
import { openDeadLetterStore } from '../adapters/sqlite/dead-letter-store.ts';
import { openDueTransactions } from '../adapters/sqlite/due-transactions.ts';
import { openExternalIndexes } from '../adapters/sqlite/external-indexes.ts';
import { openFateStore } from '../adapters/sqlite/fate-store.ts';
import { openFeedStore } from '../adapters/sqlite/feed-store.ts';
import { openHealthStore } from '../adapters/sqlite/health-store.ts';
import { openHeldMessages } from '../adapters/sqlite/held-messages.ts';
import { openIdentityStore } from '../adapters/sqlite/identity-store.ts';
import { openInboundStore } from '../adapters/sqlite/inbound-store.ts';
import { openLogStore } from '../adapters/sqlite/log-store.ts';
import { migrate } from '../adapters/sqlite/migrate.ts';
import { openQueueCounts } from '../adapters/sqlite/queue-counts.ts';
import { openReceiptQueries } from '../adapters/sqlite/receipt-queries.ts';
import { openReceiptStore } from '../adapters/sqlite/receipt-store.ts';
import { openRecentStore } from '../adapters/sqlite/recent-store.ts';
import { openSeats } from '../adapters/sqlite/seats.ts';
import { openSessionStore } from '../adapters/sqlite/session-store.ts';
import { Turnstile } from '../adapters/sqlite/turnstile.ts';
import { openUserStore } from '../adapters/sqlite/user-store.ts';
import { openWayStore } from '../adapters/sqlite/way-store.ts';
import { Registrar } from '../intake/registrar.ts';
import { createTrackingHandler } from '../features/track/tracking-handler.ts';
import type { TrackingCounts } from '../features/track/tracking-tools.ts';
import { listActiveWebhooks } from '../features/webhooks/active-webhooks.ts';
import { acceptDue } from '../workers/accept-due.ts';
import { letGoHeld } from '../workers/let-go-held.ts';
import { GatherExternalIds } from '../workers/gather-external-ids.ts';
import { repeat, type Repeated } from '../workers/repeat.ts';
import { createAudiencesOf } from './audiences-of.ts';
import type { HubConfig } from './config.ts';
import { createConsentOf } from './consent-of.ts';
import { createDecideByHand } from './decide-by-hand.ts';
import { Delivering } from './delivering.ts';
import { firstStart, type FirstKeys } from './first-start.ts';
import { createHttpServer } from './http-server.ts';
import type { KeeperInit } from './keeper-thread.ts';
import { KINDS } from './kinds.ts';
import { Models } from './models.ts';
import { consoleSource } from './console-source.ts';
import { createInsiderInbound, openInsiderSides } from './insider-inbound.ts';
import { openAudiences } from './open-audiences.ts';
import { openAuthorizations } from './open-authorizations.ts';
import { foldInKeeper } from './fold-in-keeper.ts';
import { openErasures } from './open-erasures.ts';
import { openEventsApi } from './open-events-api.ts';
import { noteOf, type SubmitByHand } from './submit-by-hand.ts';
import { openIntegrations } from './open-integrations.ts';
import { ownedSecret } from './open-secrets.ts';
import { openTemplates } from './open-templates.ts';
import { openV2Api } from './open-v2-api.ts';
import { openWebhooks } from './open-webhooks.ts';
import { platformSource } from './platform-source.ts';
import { startJudging } from './start-judging.ts';
import { startTakingReplies } from './start-taking-replies.ts';
import { createSetupCode } from './setup-code.ts';
import { createSourceKeys } from './source-keys.ts';
import { createSourceSecrets } from './source-secrets.ts';
import { UnmappedWords } from './unmapped-words.ts';
import { VERSION } from './version.ts';
import { watchedStore, type HubState } from './watched-store.ts';

const MAX_WAITING_BYTES = 64 * 1024 * 1024;
const MAX_READING_BYTES = 128 * 1024 * 1024;
const MAX_GROUP_EVENTS = 2_000;
const TRACKING: ReadonlySet<string> = new Set(['tracking']);
/** What a submission of a person weighs while it waits, about. */
const SUBMISSION_BYTES = 4_096;
/** So long a change waits for the values of a new external id; with many customers they come later. */
const GATHERING_PATIENCE_MS = 300;
const ACCEPT_EVERY_MS = 60_000;
const LET_GO_EVERY_MS = 1_000;

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
  const log = openLog(settings.logLevel);
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
    const indexes = openExternalIndexes(writing);
    const budget = { reading: 0, max: MAX_READING_BYTES };
    const templates = openTemplates({
      writing,
      config,
      kinds: KINDS,
      configured: () => configured(),
      clock,
    });
    const egress = openEgress({ allow: settings.allowNetworks });
    const authorizations = openAuthorizations({
      writing,
      config,
      kinds: KINDS,
      sealer,
      egress: egress.send,
      configured: () => configured(),
      clock,
    });
    const erasing = openErasures({
      ...{ writing, config, sealer, clock },
      sealingKey: key,
      kinds: KINDS,
      authorizationOf: authorizations.authorizationOf,
    });
    const audiences = openAudienceStore(writing);
    const integrations = openIntegrations({
      ...templates.tools,
      ...authorizations,
      audienceStore: audiences,
      modelOf: (workspace) => models.of(workspace),
      config,
      kinds: KINDS,
      sealer,
      configured: () => configured(),
      clock,
    });
    const models = new Models(
      config,
      KINDS,
      indexes,
      templates.tools.templatesOf,
      createAudiencesOf(audiences, (workspace) => platformSource(config, workspace, clock()), clock, log),
      createConsentOf((workspace) => platformSource(config, workspace, clock())),
    );
    const gathering = new GatherExternalIds({
      indexes,
      wanted: models.externalIds,
      built: () => models.reload(),
      log,
    });
    await models.reload();
    const sources = createSourceKeys(config, TRACKING);
    const sourceSecrets = createSourceSecrets(
      config,
      ({ workspace, id }, sealed) => sealer.open(sealed, ownedSecret(workspace, `source:${id}`, 'secret')),
      log,
    );
    const insiderSides = openInsiderSides(config, models, sealer, log);
    const users = openUserStore(writing);
    const setup = createSetupCode();
    const state: HubState = { phase: 'starting', storeFailure: undefined };

    const shared = { database: folder.database, turnstile: turnstile.shared, logLevel: settings.logLevel };
    const configured = async (): Promise<void> => {
      sources.forget();
      sourceSecrets.forget();
      eventsApi.forget();
      await Promise.all([models.reload(), webhooks.reload()]);
      insiderSides.forget();
      await gathering.look(GATHERING_PATIENCE_MS);
      delivering.configured();
    };
    // Until there is somebody to register them: what waits is taken in at the start anyway.
    let taking: Repeated = { now: () => undefined, stop: async () => undefined };
    const delivering = new Delivering(
      {
        ...shared,
        sealingKey: key,
        allowNetworks: settings.allowNetworks.map(([address, bits]) => `${address.toString()}/${bits}`),
      },
      (integration, issue) => {
        log.error({ integration, issue }, 'an integration is paused');
        configured().catch(died);
      },
      died,
      () => taking.now(),
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
    const unmapped = new UnmappedWords();
    const registrar = new Registrar(
      unmapped.counting(watchedStore(erasing.registerStore, state)),
      models.of,
      (fresh) => delivering.fresh(fresh),
      {
        maxWaitingBytes: MAX_WAITING_BYTES,
        maxGroup: MAX_GROUP_EVENTS,
      },
    );
    const receipts = openReceiptStore(writing);
    const tracking = createTrackingHandler({
      registrar,
      sourceOf: sources.find,
      receipts,
      clock,
      log,
      counts,
      budget,
      newMessageId: randomUUID,
      signing: { secretOf: sourceSecrets.of, bytes: signedBytes },
      visitorCookie: settings.visitorCookie,
      secure: settings.publicUrl?.protocol === 'https:',
    });
    const reading = new Connection(folder.database, turnstile, { cacheMegabytes: 16 });
    const queues = openHealthStore(reading);
    const customers = openCustomerStore(reading);
    const seats = openSeats(reading);
    const audienceTools = openAudiences({
      writing,
      reading,
      audiences,
      config,
      kinds: KINDS,
      modelOf: models.of,
      configured: () => configured(),
      clock,
      log,
    });
    const [audit, logs] = [openAuditStore(reading), openLogStore(reading)];
    const v2 = openV2Api({
      ...templates.tools,
      ...authorizations,
      ...integrations,
      ...audienceTools,
      seatsOf: async (customer) => seats(customer),
      config,
      kinds: KINDS,
      failing: () => delivering.failing,
      delivered: openQueueCounts(reading).delivered,
      audit,
      logs,
      budget,
      clock,
      log,
    });
    const { sides } = insiderSides;
    const insider = createInsiderInbound({ sides, registrar, egress: egress.send, budget, clock, log });
    let listening = '';
    const submit: SubmitByHand = async (submission, note) => {
      const [registered] = await registrar.submitNoted([submission], SUBMISSION_BYTES, noteOf(note, clock));
      if (registered === undefined) throw new Error('a submission was lost');
      return registered;
    };
    const webhooks = openWebhooks({
      writing,
      config,
      sealer,
      modelOf: models.of,
      registrar,
      submit,
      clock,
      log,
      budget,
      newMessageId: randomUUID,
      hash: keyHash,
    });
    const eventsApi = openEventsApi({
      reading,
      config,
      sealer,
      modelOf: models.of,
      registrar,
      customers,
      receipts,
      activeWebhooks: (workspace) => listActiveWebhooks(webhooks.tools, workspace),
      budget,
      clock,
      log,
    });
    const app = createHttpServer([tracking, eventsApi.handler, webhooks.handler, insider.receiver, v2], {
      ...webhooks.tools,
      ...templates.tools,
      ...authorizations,
      ...integrations,
      ...audienceTools,
      ...erasing.tools,
      modelOf: models.of,
      seatsOf: async (customer) => seats(customer),
      rerunInsider: insider.rerun,
      config,
      kinds: KINDS,
      egress: egress.send,
      configured,
      sealSourceSecret: (workspace, source, value) =>
        sealer.seal(value, ownedSecret(workspace, `source:${source}`, 'secret')),
      submit,
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
      audit,
      publicUrl: settings.publicUrl,
      health: () => ({ ...state, delivering: delivering.alive }),
      queues,
      metrics: openMetrics({
        tracking: () => counts,
        eventsApi: () => eventsApi.counts,
        insiderHooks: () => insider.counts,
        webhooks: () => webhooks.counts,
        delivering: () => delivering.totals.map(([integration, totals]) => ({ integration, ...totals })),
        queues: async () =>
          queues.counts(
            (await config.integrations()).map(({ id }) => id),
            clock(),
          ),
        clock,
        process: true,
      }),
      logs,
      deadLetters: openDeadLetterStore(writing),
      customers,
      consents: openConsentStore(reading),
      identity: openIdentityStore(reading),
      decide: createDecideByHand(registrar, clock),
      unmapped: unmapped.of,
      fates: openFateStore(reading),
      ways: openWayStore(reading),
      feed: openFeedStore(reading),
      recent: openRecentStore(reading),
      activity: openActivityStore(reading),
      failing: () => delivering.failing,
      receipts: openReceiptQueries(reading),
      inbound: openInboundStore(reading),
      baseUrl: () => settings.publicUrl?.origin ?? listening,
      log,
      version: VERSION,
    });
    await delivering.ready();
    // Before anybody can ask: a webhook that is not known yet would be answered as if there were none.
    await webhooks.reload();
    await app.listen({ host: settings.host, port: settings.port });
    await firstStart(config, clock(), events.firstKeys);
    if (!(await users.anybody())) events.setupCode(setup.code);
    await configured();
    const transactions = openDueTransactions(writing);
    const accepting = repeat(
      'accepting purchases that are due',
      ACCEPT_EVERY_MS,
      () =>
        acceptDue({
          transactions,
          submit: (submissions) => registrar.submit(submissions, submissions.length * SUBMISSION_BYTES),
          platformSource: (workspace) => platformSource(config, workspace, clock()),
          clock,
          log,
        }),
      log,
    );
    const held = openHeldMessages(writing);
    const lettingGo = repeat(
      'letting go what was held',
      LET_GO_EVERY_MS,
      () =>
        letGoHeld({
          held,
          integrations: models.lettingGo,
          submit: (looks) => registrar.submit(looks, looks.length * SUBMISSION_BYTES),
          done: (ids) => models.haveLetGo(ids),
          clock,
        }),
      log,
    );
    taking = startTakingReplies({
      writing,
      registrar,
      platformSource: (workspace) => platformSource(config, workspace, clock()),
      clock,
      log,
    });
    const judging = startJudging({ ...audienceTools, writing, registrar, config, kinds: KINDS, clock, log });
    const erasures = erasing.start({
      dropUnderWay: () => delivering.erased(),
      fold: foldInKeeper(keeper),
      busy: () => registrar.waitingBytes > 0,
      log,
    });
    state.phase = 'serving';
    const { port } = app.server.address() as AddressInfo;
    const shownHost = settings.host.includes(':') ? `[${settings.host}]` : settings.host;
    listening = `http://${shownHost}:${port}`;
    return {
      url: listening,
      close: async () => {
        state.phase = 'draining';
        await app.close();
        await Promise.all([
          accepting.stop(),
          lettingGo.stop(),
          gathering.stop(),
          judging.stop(),
          taking.stop(),
          erasures.stop(),
        ]);
        await audienceTools.previewer.stop();
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
