import { getCoverage, getSeen } from '@causeway/contract/coverage';
import { route, type Caller, type Route } from '@causeway/contract/operation';
import { timeOf } from '@causeway/contract/page';
import { notFound } from '@causeway/contract/problem';
import type { SeenField } from '@causeway/core/coverage/seen-fields';
import type { DestinationKind } from '@causeway/core/delivery/destination';
import type { AudienceStore } from '../../ports/audience-store.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ConfigStore } from '../../ports/config-store.ts';
import { firstAudience } from '../../ports/first-audience.ts';
import type { RecentStore } from '../../ports/recent-store.ts';
import type { SeatsOf } from '../../ports/seats-of.ts';
import type { TemplatesOf } from '../../ports/template-shelf.ts';
import { gatherSeen, PARSED_PER_TYPE, type Seen } from './gather-seen.ts';
import { judgeCoverage, type Judged, type JudgedField } from './judge-coverage.ts';
import { Kept, Turns } from './kept.ts';

export interface CoverageTools {
  readonly config: ConfigStore;
  readonly recent: RecentStore;
  readonly kinds: ReadonlyMap<string, DestinationKind>;
  /** The templates that settings refer to. */
  readonly templatesOf: TemplatesOf;
  readonly audienceStore: AudienceStore;
  readonly seatsOf: SeatsOf;
  readonly clock: Clock;
}

const DAY_MS = 86_400_000;

/** What comes in, and which of it reaches a destination. */
export function coverageRoutes({
  config,
  recent,
  kinds,
  templatesOf,
  audienceStore,
  seatsOf,
  clock,
}: CoverageTools): readonly Route[] {
  const turns = new Turns();
  const keptSeen = new Kept<Seen>(clock, turns);
  const keptJudged = new Kept<Judged>(clock, turns);

  const seenBy = ({ workspace }: Caller, days: number): Promise<Seen> =>
    keptSeen.get(`${workspace} ${days}`, async () => {
      const sources = (await config.sources(workspace)).map(({ id }) => id);
      return gatherSeen(recent, workspace, sources, clock() - days * DAY_MS);
    });

  return [
    route(getSeen, async ({ query }, caller) => {
      const seen = await seenBy(caller, query.days);
      return {
        ...looked(seen),
        types: seen.types.map(({ type, count, lastAt, fields, context }) => ({
          type,
          count,
          opened: Math.min(count, PARSED_PER_TYPE),
          last_at: timeOf(lastAt),
          fields: fields.map(fieldView),
          context: context.map(fieldView),
        })),
        attributes: seen.attributes.map(fieldView),
      };
    }),
    route(getCoverage, async ({ params, query }, caller) => {
      const integration = await config.integration(caller.workspace, params.id);
      const kind = integration === undefined ? undefined : kinds.get(integration.kind);
      if (integration === undefined || kind === undefined) throw notFound('integration');
      const seen = await seenBy(caller, query.days);
      const { id, settings } = integration;
      const { shelf, key: templates } = await templatesOf(caller.workspace, kind, settings);
      const key = `${id} ${integration.revision} ${query.days} ${templates}`;
      const judged = await keptJudged.get(key, async () => {
        const definitions = await config.attributes(caller.workspace);
        return judgeCoverage(seen, kind.compile(settings, shelf, { integration: id }), {
          definitions: new Map(definitions.map((definition) => [definition.name, definition])),
          seatsOf,
          audience: await firstAudience(audienceStore, caller.workspace, kind, settings),
        });
      });
      return {
        ...looked(seen),
        types: judged.types.map(({ type, mapped, fields }) => ({
          type: type.type,
          count: type.count,
          opened: Math.min(type.count, PARSED_PER_TYPE),
          last_at: timeOf(type.lastAt),
          mapped,
          fields: fields.map(reachView),
        })),
        attributes: judged.attributes.map(reachView),
      };
    }),
  ];
}

function looked({ from, events, complete }: Seen) {
  return { from: timeOf(from), events, complete };
}

function fieldView({ path, types, count, example, lastAt }: SeenField<unknown>) {
  return { path, types: [...types], count, example, last_at: timeOf(lastAt) };
}

function reachView({ path, field, reaches, reason, issue }: JudgedField) {
  return { ...fieldView(field), path, reaches, reason: reason ?? null, issue: issue ?? null };
}
