import type { AnswerOf, Caller } from '@causeway/contract/operation';
import type { getIntegration } from '@causeway/contract/integrations';
import { timeOf } from '@causeway/contract/page';
import type { DestinationKind } from '@causeway/core/delivery/destination';
import type { Clock } from '../../ports/clock.ts';
import type { ConfigStore, Integration } from '../../ports/config-store.ts';
import type { CustomerStore } from '../../ports/customer-store.ts';
import type { Egress } from '../../ports/egress.ts';
import type { HealthStore, QueueCounts } from '../../ports/health-store.ts';
import type { IntegrationDesk } from '../../ports/integration-desk.ts';
import { requiredPurposes } from '../../ports/required-purposes.ts';
import type { SeatsOf } from '../../ports/seats-of.ts';
import type { SignRequest } from '../../ports/sign-request.ts';
import type { SettingsTools } from './usable-settings.ts';

export interface IntegrationTools extends SettingsTools {
  readonly integrationDesk: IntegrationDesk;
  readonly config: ConfigStore;
  readonly kinds: ReadonlyMap<string, DestinationKind>;
  readonly customers: CustomerStore;
  readonly queues: HealthStore;
  readonly egress: Egress;
  /** A secret is opened as that of one integration and name, and as nothing else. */
  readonly open: (workspace: number, integration: number, name: string, sealed: Uint8Array) => string;
  readonly sign: SignRequest;
  readonly seatsOf: SeatsOf;
  readonly clock: Clock;
}

export type IntegrationView = AnswerOf<typeof getIntegration>;

/** The integration's secrets as its destination is to be given them. Throws when one cannot be opened. */
export async function openedSecrets(
  { config, open }: IntegrationTools,
  { workspace }: Caller,
  { id }: Integration,
): Promise<Readonly<Record<string, string>>> {
  const kept = await config.secrets(workspace, `integration:${id}`);
  return Object.fromEntries(
    Object.entries(kept).map(([name, sealed]) => [name, open(workspace, id, name, sealed)]),
  );
}

/** Integrations as answers show them: with what lies in their queues, and never with a secret. */
export async function integrationViews(
  tools: IntegrationTools,
  integrations: readonly Integration[],
): Promise<IntegrationView[]> {
  const now = tools.clock();
  const counts = await tools.queues.counts(
    integrations.map(({ id }) => id),
    now,
  );
  const views: IntegrationView[] = [];
  for (const integration of integrations) {
    const set = await tools.config.secrets(integration.workspace, `integration:${integration.id}`);
    const names = new Set([
      ...(tools.kinds.get(integration.kind)?.secrets ?? []),
      ...(tools.kinds.get(integration.kind)?.optionalSecrets ?? []),
      ...Object.keys(set),
    ]);
    const secrets = Object.fromEntries([...names].map((name) => [name, { set: Object.hasOwn(set, name) }]));
    views.push({
      id: integration.id,
      kind: integration.kind,
      name: integration.name,
      state: integration.state === 'paused' ? 'paused' : 'active',
      pause:
        integration.pause === undefined ? null : { ...integration.pause, at: timeOf(integration.pause.at) },
      settings: integration.settings,
      secrets,
      revision: integration.revision,
      requires: [...requiredPurposes(integration, tools.kinds.get(integration.kind))],
      delivery_mode: 'server_side',
      variant: integration.variant ?? null,
      counts: countsView(counts.get(integration.id), now),
      created_at: timeOf(integration.createdAt),
      updated_at: timeOf(integration.updatedAt),
    });
  }
  return views;
}

function countsView(counts: QueueCounts | undefined, now: number): IntegrationView['counts'] {
  const oldestAt = counts?.oldestAt;
  return {
    waiting: counts?.waiting ?? 0,
    parked: counts?.parked ?? 0,
    held: counts?.held ?? 0,
    dead_letters: counts?.deadLetters ?? 0,
    oldest_undelivered_seconds: oldestAt === undefined ? null : Math.max(0, now - oldestAt) / 1000,
  };
}
