import { parentPort, workerData } from 'node:worker_threads';
import { setTimeout as wait } from 'node:timers/promises';
import type { ConsentPolicy } from '@causeway/core/consent/policy';
import { withConsent } from '@causeway/core/consent/with-consent';
import { coverOf } from '@causeway/core/authorization/cover-secrets';
import { authorizationIssue } from '@causeway/core/authorization/issues';
import { GIVE_UP_AFTER_MS } from '@causeway/core/delivery/backoff';
import type {
  Connection as Address,
  DestinationKind,
  PlannedRequest,
} from '@causeway/core/delivery/destination';
import { createSealer } from '../adapters/crypto/sealer.ts';
import { createWebhookIds, signStandardWebhook } from '../adapters/crypto/standard-webhooks.ts';
import { parseNetwork } from '../adapters/http/allowed-address.ts';
import { openEgress } from '../adapters/http/egress.ts';
import { createJsonnetEngine } from '../adapters/jsonnet/engine.ts';
import { openLog } from '../adapters/log/open-log.ts';
import { openAuthorizationStore } from '../adapters/sqlite/authorization-store.ts';
import { openConfigStore } from '../adapters/sqlite/config-store.ts';
import { Connection } from '../adapters/sqlite/connection.ts';
import { openDeliveryStore } from '../adapters/sqlite/delivery-store.ts';
import { openTemplateStore } from '../adapters/sqlite/template-store.ts';
import { Turnstile } from '../adapters/sqlite/turnstile.ts';
import type { AuthorizedEgress, UsedAuthorization } from '../ports/authorized-egress.ts';
import type { Integration } from '../ports/config-store.ts';
import { requiredPurposes } from '../ports/required-purposes.ts';
import { StoreError } from '../ports/store-error.ts';
import type { UsedTemplates } from '../ports/template-shelf.ts';
import { Dispatcher } from '../workers/dispatcher.ts';
import { dropErased } from '../workers/drop-erased.ts';
import { PlanShare } from '../workers/plan-share.ts';
import type { Sleep } from '../workers/request-gate.ts';
import { createAuthorizationOf } from './authorization-of.ts';
import { cannotStart, Unstartable } from './cannot-start.ts';
import type { DeliverInit, FromDeliver, IntegrationTotals, ToDeliver } from './deliver-messages.ts';
import { KINDS } from './kinds.ts';
import { openSecrets } from './open-secrets.ts';
import { createTemplatesOf } from './template-shelves.ts';

const TIMEOUT_MS = 30_000;
const MAX_RESPONSE_BYTES = 2 * 1024 * 1024;
const TOTALS_EVERY_MS = 1_000;
/** After the disk refused something. */
const TRY_AGAIN_MS = 2_000;
/** To one host. */
const MOST_CONNECTIONS = 1_024;

interface Running {
  /** What it was started with: its own revision, those of its templates and its authorization, and what holds of consent. */
  readonly revisions: string;
  readonly dispatcher: Dispatcher;
}

/** An integration as it is to run. */
interface Wanted {
  readonly integration: Integration;
  readonly kind: DestinationKind;
  readonly templates: UsedTemplates;
  readonly authorization: UsedAuthorization;
  /** What holds for customers who never spoke of a purpose that it needs. */
  readonly unknown: ConsentPolicy['unknown'];
  readonly revisions: string;
}

/**
 * The delivering half of the hub, in a thread of its own: one dispatcher per active integration. It hears of new
 * messages from the registering thread, and reads everything else from the database over its own connection.
 */
async function main(init: DeliverInit, port: NonNullable<typeof parentPort>): Promise<void> {
  const log = openLog(init.logLevel);
  const connection = new Connection(init.database, new Turnstile(init.turnstile), { redoable: true });
  const config = openConfigStore(connection);
  const store = openDeliveryStore(connection);
  const templatesOf = createTemplatesOf(openTemplateStore(connection), createJsonnetEngine());
  const sealer = createSealer(Buffer.from(init.sealingKey));
  const webhookId = createWebhookIds(init.sealingKey);
  const allow = init.allowNetworks.map(parseNetwork).filter((network) => network !== undefined);
  // Each dispatcher bounds what it has under way: one that waits for a host leaves others of the same host their places.
  const egress = openEgress({ allow, connections: MOST_CONNECTIONS });
  const authorizationOf = createAuthorizationOf(
    openAuthorizationStore(connection),
    sealer,
    egress.send,
    Date.now,
  );
  const sleep: Sleep = (ms, signal) => wait(ms, undefined, { signal });
  const planning = new PlanShare(Date.now, threadSpent, sleep);
  const running = new Map<number, Running>();
  const ending = new Map<number, Promise<void>>();
  const totals = new Map<number, IntegrationTotals>();
  const tell = (message: FromDeliver): void => port.postMessage(message);

  const start = async (wanted: Wanted): Promise<void> => {
    const { integration, kind, templates, authorization, unknown, revisions } = wanted;
    const secrets = openSecrets(
      await config.secrets(integration.workspace, `integration:${integration.id}`),
      sealer,
      integration,
    );
    const address = kind.connect(integration.settings, secrets);
    const cover = coverOf(secrets);
    if (authorization.missing !== undefined)
      throw new Unstartable(authorizationIssue('authorization_missing'));
    const { send: authorized } = await authorization.open();
    const sum = totals.get(integration.id) ?? { requests: 0, failedRequests: 0, records: 0, requestMs: 0 };
    totals.set(integration.id, sum);
    const about = { integration: integration.id };
    const required = requiredPurposes(integration, kind);
    const compiled = kind.compile(integration.settings, templates.shelf, about);
    const destination = withConsent(compiled, { required, unknown });
    const dispatcher = new Dispatcher(integration.id, destination, {
      store,
      send: async (request) => {
        const name = () => webhookId(integration.id, request);
        const answer = await send(authorized, address, request, name, compiled.answerBytes);
        return { ...answer, body: cover(answer.body) };
      },
      clock: Date.now,
      random: Math.random,
      sleep,
      planning,
      log,
      giveUpAfterMs: GIVE_UP_AFTER_MS,
      observe: (attempt, request) => {
        sum.requests++;
        sum.requestMs += attempt.ms;
        sum.records += request.slots.length;
        if (attempt.error !== undefined) sum.failedRequests++;
      },
      paused: (id, issue) => {
        running.delete(id);
        ending.set(id, dispatcher.stop());
        tell({ type: 'paused', integration: id, issue });
      },
      replied: () => tell({ type: 'replies' }),
    });
    // What is still under way of a pause ends first: it would be sent and settled twice.
    await ending.get(integration.id);
    running.set(integration.id, { revisions, dispatcher });
    await dispatcher.start();
  };

  /** Makes what runs equal to what is configured: changed integrations are stopped, then started with what they are now. */
  const configure = async (): Promise<void> => {
    const wanted = new Map<number, Wanted>();
    const consents = new Map((await config.workspaces()).map(({ id, consent }) => [id, consent]));
    for (const integration of await config.integrations()) {
      const kind = KINDS.get(integration.kind);
      if (kind === undefined || integration.state !== 'active') continue;
      const templates = await templatesOf(integration.workspace, kind, integration.settings);
      const authorization = await authorizationOf(integration.workspace, kind, integration.settings);
      const unknown = consents.get(integration.workspace)?.unknown ?? 'allow';
      const revisions = `${integration.revision} ${templates.key} ${authorization.key} ${unknown}`;
      wanted.set(integration.id, { integration, kind, templates, authorization, unknown, revisions });
    }
    for (const [id, { revisions, dispatcher }] of running) {
      if (wanted.get(id)?.revisions === revisions) continue;
      running.delete(id);
      await dispatcher.stop();
    }
    for (const one of wanted.values()) {
      const { integration } = one;
      if (running.has(integration.id)) continue;
      try {
        await start(one);
      } catch (error) {
        await notStarted(integration.id, error);
      }
    }
  };

  /** One that cannot be started says so itself; the others go on. What the disk refused is tried again, by itself. */
  const notStarted = async (integration: number, error: unknown): Promise<void> => {
    const begun = running.get(integration)?.dispatcher;
    running.delete(integration);
    log.error({ err: error, integration }, 'an integration cannot be started');
    await begun?.stop();
    if (error instanceof StoreError) return again();
    const issue = cannotStart(error);
    try {
      await store.pause(integration, issue, Date.now());
    } catch (refusal) {
      log.error({ err: refusal, integration }, 'an integration cannot be paused; it is tried again');
      return again();
    }
    tell({ type: 'paused', integration, issue });
  };

  let trying: NodeJS.Timeout | undefined;
  const again = (): void => {
    clearTimeout(trying);
    trying = setTimeout(() => void reconfigure(), TRY_AGAIN_MS);
  };

  let configuring = Promise.resolve();
  const reconfigure = (): Promise<void> => {
    configuring = configuring
      .then(configure)
      .catch((error: unknown) => log.error({ err: error }, 'the configuration cannot be applied'));
    return configuring;
  };

  /** What flies is stopped first; it begins again without the flights that are let go. */
  const dropAllErased = async (): Promise<void> => {
    for (const { id } of await config.integrations()) {
      if ((await store.carriesErased(id)).length === 0) continue;
      const flying = running.get(id)?.dispatcher;
      running.delete(id);
      await flying?.stop();
      await ending.get(id);
      await dropErased(store, id, Date.now);
    }
    await configure();
  };

  const stop = async (): Promise<void> => {
    await configuring;
    clearTimeout(trying);
    await Promise.all([...running.values()].map(({ dispatcher }) => dispatcher.stop()));
    await Promise.all(ending.values());
    await egress.close();
    connection.close();
    tell({ type: 'stopped' });
    clearInterval(beat);
    port.close();
  };

  const beat = setInterval(() => {
    const integrations = [...running].map(
      ([id, { dispatcher }]) =>
        [id, { ...(totals.get(id) as IntegrationTotals), ...dispatcher.state }] as const,
    );
    tell({ type: 'totals', integrations });
  }, TOTALS_EVERY_MS);

  const broken = (error: unknown): void =>
    log.error({ err: error }, 'the delivering thread could not do as told');
  port.on('message', (message: ToDeliver) => {
    switch (message.type) {
      case 'fresh':
        for (const [integration, lanes] of message.lanes) running.get(integration)?.dispatcher.wake(lanes);
        return;
      case 'look':
        running.get(message.integration)?.dispatcher.look().catch(broken);
        return;
      case 'configured':
        reconfigure().catch(broken);
        return;
      case 'erased':
        configuring = configuring.then(dropAllErased).catch(broken);
        return;
      case 'stop':
        stop().catch(broken);
    }
  });
  await reconfigure();
  tell({ type: 'ready' });
}

/** What this thread has spent computing. */
function threadSpent(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}

function send(
  egress: AuthorizedEgress,
  { baseUrl, headers, signing }: Address,
  request: PlannedRequest,
  webhookId: () => string,
  maxResponseBytes = MAX_RESPONSE_BYTES,
): ReturnType<AuthorizedEgress> {
  const { body } = request;
  const signed =
    signing === undefined ? {} : signStandardWebhook(signing, { id: webhookId(), at: Date.now(), body });
  return egress({
    url: baseUrl + request.path,
    method: request.method,
    headers: { ...headers, ...request.headers, ...signed },
    body: request.body === '' ? undefined : request.body,
    timeoutMs: TIMEOUT_MS,
    maxResponseBytes,
  });
}

if (parentPort !== null) await main(workerData as DeliverInit, parentPort);
