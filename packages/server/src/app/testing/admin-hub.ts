import { NO_TEMPLATES } from '@causeway/core/template/template-engine';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Operation } from '@causeway/contract/operation';
import type { DestinationKind } from '@causeway/core/delivery/destination';
import type { Arrival } from '@causeway/core/register/known';
import { emptyModel, type Model } from '@causeway/core/register/model';
import type { Registered } from '@causeway/core/register/register';
import type { Issue } from '@causeway/core/result/issue';
import type { TrackingCall } from '@causeway/core/tracking/call';
import fastify, { type FastifyInstance } from 'fastify';
import { keyHash, keyPrefix, newKey } from '../../adapters/crypto/keys.ts';
import { createPasswords } from '../../adapters/crypto/passwords.ts';
import { createSealer } from '../../adapters/crypto/sealer.ts';
import { csrfOf, newSecret } from '../../adapters/crypto/session-secret.ts';
import { openMetrics } from '../../adapters/metrics/metrics.ts';
import { openActivityStore } from '../../adapters/sqlite/activity-store.ts';
import { openAuditStore } from '../../adapters/sqlite/audit-store.ts';
import { openAudienceStore } from '../../adapters/sqlite/audience-store.ts';
import { openConfigStore } from '../../adapters/sqlite/config-store.ts';
import { Connection } from '../../adapters/sqlite/connection.ts';
import { openCustomerStore } from '../../adapters/sqlite/customer-store.ts';
import { claimDataFolder } from '../../adapters/sqlite/data-folder.ts';
import { openDeadLetterStore } from '../../adapters/sqlite/dead-letter-store.ts';
import { openDeliveryStore } from '../../adapters/sqlite/delivery-store.ts';
import { openFateStore } from '../../adapters/sqlite/fate-store.ts';
import { openFeedStore } from '../../adapters/sqlite/feed-store.ts';
import { openHealthStore } from '../../adapters/sqlite/health-store.ts';
import { openIdentityStore } from '../../adapters/sqlite/identity-store.ts';
import { openInboundStore } from '../../adapters/sqlite/inbound-store.ts';
import { openLogStore } from '../../adapters/sqlite/log-store.ts';
import { migrate } from '../../adapters/sqlite/migrate.ts';
import { openReceiptQueries } from '../../adapters/sqlite/receipt-queries.ts';
import { openReceiptStore } from '../../adapters/sqlite/receipt-store.ts';
import { openRecentStore } from '../../adapters/sqlite/recent-store.ts';
import { openSeats } from '../../adapters/sqlite/seats.ts';
import { openSessionStore } from '../../adapters/sqlite/session-store.ts';
import { Turnstile } from '../../adapters/sqlite/turnstile.ts';
import { openUserStore } from '../../adapters/sqlite/user-store.ts';
import { openWayStore } from '../../adapters/sqlite/way-store.ts';
import type { AuditDraft } from '../../ports/audit-store.ts';
import type { ConfigStore } from '../../ports/config-store.ts';
import type { SettledMessage } from '../../ports/delivery-store.ts';
import type { Egress, OutgoingAnswer, OutgoingRequest } from '../../ports/egress.ts';
import type { HealthState } from '../../ports/health-store.ts';
import type { Log } from '../../ports/log.ts';
import type { ReceiptStore } from '../../ports/receipt-store.ts';
import type { SessionStore } from '../../ports/session-store.ts';
import type { UserStore } from '../../ports/user-store.ts';
import { Registrar } from '../../intake/registrar.ts';
import { platformSource } from '../platform-source.ts';
import { createSetupCode } from '../setup-code.ts';
import { consoleSource } from '../console-source.ts';
import { createAudiencesOf } from '../audiences-of.ts';
import { createDecideByHand } from '../decide-by-hand.ts';
import { compileModel } from '../models.ts';
import { noteOf, type SubmitByHand } from '../submit-by-hand.ts';
import { openIntegrations } from '../open-integrations.ts';
import { ownedSecret } from '../open-secrets.ts';
import type { RawHandler } from '../http-server.ts';
import { openAudiences } from '../open-audiences.ts';
import { openAuthorizations } from '../open-authorizations.ts';
import { openTemplates } from '../open-templates.ts';
import { openV2Api } from '../open-v2-api.ts';
import { openWebhooks, type OpenWebhooks } from '../open-webhooks.ts';
import { routing } from '../routing.ts';
import { registerAdminRoutes, type AdminTools } from '../admin-routes.ts';
import { consentParts } from './consent-parts.ts';
import { CALL } from './call.ts';
import { fakeKind } from './fake-kind.ts';
import { openTestErasures } from './open-test-erasures.ts';

export const SETUP_CODE = 'AAAA-BBBB';

/** What a test may turn, and what it may look at afterwards. */
export interface AdminHub {
  readonly app: FastifyInstance;
  readonly config: ConfigStore;
  readonly receipts: ReceiptStore;
  readonly users: UserStore;
  readonly sessions: SessionStore;
  readonly database: Connection;
  /** The data folder. */
  readonly folder: string;
  readonly routes: readonly string[];
  /** Of the routes; undefined for one that none describes. */
  readonly operations: readonly (Operation | undefined)[];
  readonly sent: OutgoingRequest[];
  readonly looked: number[];
  readonly configured: { count: number };
  /** Integrations whose destination fails. */
  readonly failing: Set<number>;
  readonly logged: unknown[];
  health: HealthState;
  answer: OutgoingAnswer;
  /** Given first, one after the other. */
  readonly answers: OutgoingAnswer[];
  now: number;
  /** Incoming webhooks, as they are received. */
  readonly webhooks: OpenWebhooks;
  /** Templates and authorizations, as other clients know them. */
  readonly v2: RawHandler;
  /** A workspace with a token. */
  readonly addWorkspace: (name: string) => Promise<{ readonly id: number; readonly token: string }>;
  /** Registers calls, as the tracking API would. */
  readonly register: (
    workspace: number,
    calls: readonly Partial<TrackingCall>[],
    source?: number,
  ) => Promise<void>;
  /** The same of whatever may arrive. */
  readonly arrive: (arrivals: readonly Arrival[]) => Promise<readonly Registered[]>;
  /** The configuration as registering knows it since the last change. */
  readonly modelOf: (workspace: number) => Model;
  /** Sends all that waits, with an answer of this status; what `bury` gives an issue for is buried. */
  readonly deliver: (
    integration: number,
    bury?: (event: number, type: string) => Issue | undefined,
    status?: number,
  ) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** The admin API over a real database in a folder of its own, with a fake destination kind. */
export async function startAdminHub(
  options: { publicUrl?: URL; kinds?: readonly DestinationKind[] } = {},
): Promise<AdminHub> {
  const path = mkdtempSync(join(tmpdir(), 'causeway-admin-'));
  const folder = claimDataFolder(path);
  const turnstile = new Turnstile();
  const writing = new Connection(folder.database, turnstile, { cacheMegabytes: 4 });
  await migrate(writing);
  const reading = new Connection(folder.database, turnstile, { cacheMegabytes: 4 });
  const config = openConfigStore(writing);
  const users = openUserStore(writing);
  const sessions = openSessionStore(writing);
  const deliveryStore = openDeliveryStore(writing);
  const sealer = createSealer(Buffer.alloc(32, 7));
  const log: Log = {
    info: (...line) => hub.logged.push(line),
    warn: (...line) => hub.logged.push(line),
    error: (...line) => hub.logged.push(line),
  };
  const app = fastify({ logger: false, ...routing(log) });
  const routes: string[] = [];
  const operations: (Operation | undefined)[] = [];
  app.addHook('onRoute', ({ method, url, config: facts }) => {
    routes.push(`${String(method)} ${url}`);
    if (method !== 'HEAD') operations.push(facts?.operation);
  });
  const queues = openHealthStore(reading);
  const [audit, logs] = [openAuditStore(reading), openLogStore(reading)];
  const kinds = new Map([fakeKind, ...(options.kinds ?? [])].map((kind) => [kind.key, kind]));
  const audiences = openAudienceStore(writing);
  const seats = openSeats(reading);
  const audiencesOf = createAudiencesOf(
    audiences,
    (workspace) => platformSource(config, workspace, hub.now),
    () => hub.now,
    { info: () => undefined, warn: () => undefined, error: () => undefined },
  );
  const consent = consentParts(config, reading, () => hub.now);
  const modelOf = async (id: number): Promise<Model> => {
    const found = (await config.workspaces()).find((one) => one.id === id);
    if (found === undefined) throw new Error(`no workspace ${id}`);
    const integrations = await config.integrations(id);
    const { templatesOf } = templates.tools;
    return compileModel(config, kinds, found, integrations, templatesOf, audiencesOf, consent.of);
  };
  let messages = 0;
  const models = new Map<number, Model>();
  const reload = async (): Promise<void> => {
    for (const { id } of await config.workspaces()) models.set(id, await modelOf(id));
    await webhooks.reload();
  };
  const now = (workspace: number): Model => models.get(workspace) ?? emptyModel(workspace);
  const submit: SubmitByHand = async (submission, note) => {
    const model = await modelOf(submission.workspace);
    const { registered } = await registerStore.register(
      () => [submission],
      () => model,
      undefined,
      (all) => [noteOf(note, () => hub.now)(all)].filter((made) => made !== undefined),
    );
    return registered[0] as Registered;
  };
  const newMessageId = (): string => `by-hand-${++messages}`;
  const configured = async (): Promise<void> => {
    hub.configured.count++;
    await reload();
  };
  const templates = openTemplates({
    writing,
    config,
    kinds,
    configured,
    clock: () => hub.now,
  });
  const egress: Egress = async (request) => {
    hub.sent.push(request);
    return hub.answers.shift() ?? hub.answer;
  };
  const authorizations = openAuthorizations({
    writing,
    config,
    kinds,
    sealer,
    egress,
    configured,
    clock: () => hub.now,
  });
  const erasing = openTestErasures({
    writing,
    config,
    kinds,
    sealer,
    log,
    clock: () => hub.now,
    ...authorizations,
  });
  const registerStore = consent.counting(erasing.registerStore);
  const integrations = openIntegrations({
    ...templates.tools,
    ...authorizations,
    audienceStore: audiences,
    modelOf: now,
    config,
    kinds,
    sealer,
    configured,
    clock: () => hub.now,
  });
  const audienceTools = openAudiences({
    writing,
    reading,
    audiences,
    config,
    kinds,
    modelOf: now,
    configured,
    clock: () => hub.now,
    log,
  });
  const webhooks = openWebhooks({
    writing,
    config,
    sealer,
    log,
    submit,
    newMessageId,
    modelOf: now,
    registrar: new Registrar(registerStore, now, () => undefined, {
      maxWaitingBytes: 8 * 1024 * 1024,
      maxGroup: 2_000,
    }),
    clock: () => hub.now,
    budget: { reading: 0, max: 8 * 1024 * 1024 },
    hash: keyHash,
  });

  const hub: AdminHub = {
    app,
    webhooks,
    v2: openV2Api({
      ...templates.tools,
      ...authorizations,
      ...integrations,
      ...audienceTools,
      seatsOf: async (customer) => seats(customer),
      config,
      kinds,
      failing: () => hub.failing,
      delivered: deliveryStore.delivered,
      audit,
      logs,
      budget: { reading: 0, max: 8 * 1024 * 1024 },
      clock: () => hub.now,
      log,
    }),
    config,
    users,
    sessions,
    receipts: openReceiptStore(writing),
    database: writing,
    folder: path,
    routes,
    operations,
    sent: [],
    answers: [],
    looked: [],
    configured: { count: 0 },
    failing: new Set(),
    logged: [],
    health: { phase: 'serving', storeFailure: undefined, delivering: true },
    answer: { status: 200, headers: {}, body: '{}', ms: 12, error: undefined },
    now: 1_800_000_000_000,
    addWorkspace: async (name) => {
      const { id } = await config.addWorkspace({ publicId: `public-${name}`, name }, hub.now, byTest);
      const token = newKey('cwt');
      await config.addToken(
        { workspace: id, name: 'Test', role: 'owner', hash: keyHash(token), prefix: keyPrefix(token) },
        hub.now,
        byTest,
      );
      await reload();
      return { id, token };
    },
    register: async (workspace, calls, source = 1) => {
      const model = await modelOf(workspace);
      const arrivals = calls.map((call): Arrival => ({
        workspace,
        source,
        receivedAt: hub.now,
        call: { ...CALL, messageId: `m${++messages}`, timestamp: hub.now, ...call },
      }));
      await registerStore.register(
        () => arrivals,
        () => model,
      );
    },
    arrive: async (arrivals) => (await registerStore.register(() => arrivals, now)).registered,
    modelOf: now,
    deliver: async (integration, bury = () => undefined, status = 200) => {
      const { lanes } = await deliveryStore.pending(integration, hub.now);
      const { queues: taken } = await deliveryStore.take(integration, lanes, 100_000, hub.now);
      const places = new Map(
        taken.flatMap(({ lane, customer, waiting, events }) =>
          events.map(
            ({ id, type }) =>
              [id, { lane, customer: customer.key, event: id, waiting: waiting.has(id), type }] as const,
          ),
        ),
      );
      const plan = fakeKind.compile({}, NO_TEMPLATES).plan(taken, hub.now);
      const skipped = plan.skips.flatMap(({ events, reason }) =>
        events.flatMap((event): SettledMessage[] => {
          const place = places.get(event);
          return place === undefined
            ? []
            : [
                {
                  ...place,
                  ending: { outcome: 'skipped', reason },
                  status: undefined,
                  delivery: undefined,
                  slot: undefined,
                  issues: [],
                },
              ];
        }),
      );
      const flown = await deliveryStore.record(integration, lanes, plan.flights, places, hub.now);
      const settled = flown.flatMap((flight) =>
        flight.flight.entries.flatMap((entry, slot) =>
          entry.events.flatMap((event): SettledMessage[] => {
            const place = flight.messages.get(event);
            if (place === undefined) return [];
            const issue = bury(event, place.type);
            const ending =
              issue === undefined
                ? ({ outcome: 'delivered' } as const)
                : ({ outcome: 'buried', issue } as const);
            return [
              { ...place, ending, status, delivery: flight.deliveries.at(-1), slot, issues: entry.issues },
            ];
          }),
        ),
      );
      const attempts = flown.map(({ id }) => ({
        flight: id,
        step: 0,
        attempt: 1,
        at: hub.now,
        ms: 40,
        status,
        error: status === 200 ? undefined : `It answered ${status}.`,
        response: `{"answered":${status}}`,
      }));
      const shadows = flown.flatMap(({ flight }) =>
        flight.entries.flatMap(({ customer, shadow }) =>
          shadow === undefined ? [] : [{ customer, shadow }],
        ),
      );
      await deliveryStore.settle({
        integration,
        at: hub.now,
        settled: [...skipped, ...settled],
        parked: [],
        shadows,
        attempts,
        finished: flown.map(({ id }) => id),
      });
    },
    close: async () => {
      await app.close();
      await Promise.all([audienceTools.previewer.stop(), erasures.stop()]);
      reading.close();
      writing.close();
      folder.release();
      rmSync(path, { recursive: true, force: true });
    },
  };

  const tools: AdminTools = {
    ...webhooks.tools,
    ...templates.tools,
    ...authorizations,
    ...integrations,
    ...audienceTools,
    ...erasing.tools,
    modelOf: now,
    seatsOf: async (customer) => seats(customer),
    config,
    kinds,
    egress,
    sealSourceSecret: (workspace, source, value) =>
      sealer.seal(value, ownedSecret(workspace, `source:${source}`, 'secret')),
    submit,
    newMessageId,
    consoleSource: (caller) => consoleSource(config, caller, hub.now),
    configured,
    look: (integration) => {
      hub.looked.push(integration);
    },
    clock: () => hub.now,
    keys: { newKey, keyHash, keyPrefix },
    users,
    sessions,
    passwords: createPasswords({ log: 4, blockSize: 8, parallel: 1 }),
    secrets: { newSecret, hash: keyHash, csrfOf },
    isSetupCode: createSetupCode(SETUP_CODE).is,
    audit,
    publicUrl: options.publicUrl,
    recheckMs: 20,
    health: () => hub.health,
    queues,
    metrics: openMetrics({
      webhooks: () => webhooks.counts,
      tracking: () => ({ requests: 3, accepted: 2, duplicates: 1, refused: 0, overloaded: 0, retried: 0 }),
      eventsApi: () => ({ requests: 7, accepted: 4, duplicates: 1, refused: 2, overloaded: 0 }),
      insiderHooks: () => ({ requests: 6, done: 1, ignored: 2, error: 0, unknown: 3, overloaded: 0 }),
      delivering: () => [
        {
          integration: 1,
          requests: 5,
          failedRequests: 1,
          records: 50,
          requestMs: 1500,
          breaker: { openings: 0, probing: false },
          busyLanes: 2,
        },
      ],
      queues: async () =>
        queues.counts(
          (await config.integrations()).map(({ id }) => id),
          hub.now,
        ),
      clock: () => hub.now,
      process: false,
    }),
    logs,
    deadLetters: openDeadLetterStore(writing),
    customers: openCustomerStore(reading),
    ...consent.tools,
    identity: openIdentityStore(reading),
    decide: createDecideByHand(
      new Registrar(registerStore, now, () => undefined, { maxWaitingBytes: 1024 * 1024, maxGroup: 100 }),
      () => hub.now,
    ),
    fates: openFateStore(reading),
    ways: openWayStore(reading),
    feed: openFeedStore(reading),
    livePollMs: 5,
    recent: openRecentStore(reading),
    activity: openActivityStore(reading),
    failing: () => hub.failing,
    receipts: openReceiptQueries(reading),
    inbound: openInboundStore(reading),
    baseUrl: () => options.publicUrl?.origin ?? 'http://hub.test',
    log,
    version: '0.0.0',
  };
  const erasures = erasing.start();
  registerAdminRoutes(app, tools);
  await app.ready();
  return hub;
}

/** What a test does behind the API's back. */
export function byTest(): AuditDraft {
  return {
    by: { workspace: 0, actor: { kind: 'hub', id: undefined, name: 'test' } },
    action: 'workspace.add',
    target: { kind: 'test', id: undefined, name: 'test' },
  };
}
