import { route, type Route } from '@causeway/contract/operation';
import { getOverview } from '@causeway/contract/overview';
import { timeOf } from '@causeway/contract/page';
import { attentionOf, type Attention, type IntegrationFacts } from '@causeway/core/overview/attention';
import { seriesOf } from '@causeway/core/overview/series';
import type { ActivityStore, Endings } from '../../ports/activity-store.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ConfigStore, Integration } from '../../ports/config-store.ts';
import type { HealthStore, QueueCounts } from '../../ports/health-store.ts';
import type { IdentityStore } from '../../ports/identity-store.ts';

export interface OverviewTools {
  readonly config: ConfigStore;
  readonly activity: ActivityStore;
  readonly queues: HealthStore;
  readonly identity: IdentityStore;
  /** Integrations whose destination has failed so often that it is only tried now and then. */
  readonly failing: () => ReadonlySet<number>;
  readonly clock: Clock;
}

const MINUTE_MS = 60_000;
/** Counted no further. */
const MOST_CONFLICTS = 1_000;

/** One integration with all that is known about it. */
interface Looked {
  readonly integration: Integration;
  readonly endings: Endings | undefined;
  readonly counts: QueueCounts | undefined;
}

/** The first page of the console: what happens, and what needs a person. */
export function overviewRoutes({
  config,
  activity,
  queues,
  identity,
  failing,
  clock,
}: OverviewTools): readonly Route[] {
  return [
    route(getOverview, async ({ query }, { workspace }) => {
      const now = clock();
      const series = seriesOf(now, query.minutes);
      const sources = (await config.sources(workspace)).map(({ id }) => id);
      const integrations = await config.integrations(workspace);
      const ids = integrations.map(({ id }) => id);
      const intake = await activity.intake(sources, series);
      const lastHour = await activity.intake(sources, seriesOf(now, 60));
      const endings = await activity.endings(ids, series);
      const counts = await queues.counts(ids, now);
      const looked = integrations.map((integration): Looked => ({
        integration,
        endings: endings.get(integration.id),
        counts: counts.get(integration.id),
      }));
      const facts: IntegrationFacts[] = [];
      for (const one of looked) {
        const { id } = one.integration;
        const dead = one.counts?.deadLetters ?? 0;
        facts.push({
          ...factsOf(one),
          failing: failing().has(id),
          deadSince: dead === 0 ? undefined : await activity.deadSince(id),
        });
      }
      const attention = attentionOf({
        now,
        anyEvent: await activity.anyEvent(workspace),
        refusedLastHour: sum(lastHour.refused),
        openConflicts: await identity.openConflicts(workspace, MOST_CONFLICTS),
        integrations: facts,
      });
      const together = (kind: 'delivered' | 'skipped' | 'buried'): number[] =>
        Array.from({ length: series.points }, (_, point) =>
          sum([...endings.values()].map((one) => one[kind][point] ?? 0)),
        );
      return {
        from: timeOf(series.first * MINUTE_MS),
        to: timeOf(now),
        step_seconds: series.step * 60,
        ...intake,
        delivered: together('delivered'),
        skipped: together('skipped'),
        buried: together('buried'),
        integrations: looked.map((one) => integrationView(one, now)),
        attention: attention.map(attentionView),
      };
    }),
  ];
}

function factsOf({ integration, endings, counts }: Looked): Omit<IntegrationFacts, 'failing' | 'deadSince'> {
  return {
    id: integration.id,
    name: integration.name,
    paused: integration.state === 'paused',
    pause: integration.pause,
    parked: counts?.parked ?? 0,
    deadLetters: counts?.deadLetters ?? 0,
    oldestAt: counts?.oldestAt,
    identitiesRefused: endings?.identityRefused ?? 0,
  };
}

function integrationView({ integration, endings, counts }: Looked, now: number) {
  const oldestAt = counts?.oldestAt;
  return {
    id: integration.id,
    kind: integration.kind,
    name: integration.name,
    state: integration.state === 'paused' ? ('paused' as const) : ('active' as const),
    delivered: sum(endings?.delivered ?? []),
    skipped: sum(endings?.skipped ?? []),
    buried: sum(endings?.buried ?? []),
    waiting: counts?.waiting ?? 0,
    parked: counts?.parked ?? 0,
    held: counts?.held ?? 0,
    dead_letters: counts?.deadLetters ?? 0,
    oldest_undelivered_seconds: oldestAt === undefined ? null : Math.max(0, now - oldestAt) / 1000,
  };
}

function attentionView({ integration, count, since, ...said }: Attention) {
  return {
    ...said,
    integration: integration ?? null,
    count: count ?? null,
    since: since === undefined ? null : timeOf(since),
  };
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
