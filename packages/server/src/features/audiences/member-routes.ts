import { audienceHistory, listAudienceMembers } from '@causeway/contract/audiences';
import { route, type Route } from '@causeway/contract/operation';
import { cursorOf, keysOf, timeOf } from '@causeway/contract/page';
import { Refused } from '@causeway/contract/problem';
import type { AudienceDesk } from '../../ports/audience-desk.ts';
import type { AudienceRecord } from '../../ports/audience-store.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ConfigStore } from '../../ports/config-store.ts';
import { nameOf } from '../../ports/customer-name.ts';
import type { MemberPlace, MemberStore } from '../../ports/member-store.ts';
import { stretchesOf, type Stretch } from './stretches.ts';

export interface MemberTools {
  readonly audienceDesk: Pick<AudienceDesk, 'get'>;
  readonly members: MemberStore;
  readonly config: ConfigStore;
  readonly clock: Clock;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const STEP_MS = { hour: HOUR_MS, day: DAY_MS } as const;
const DEFAULT_MS = { hour: 48 * HOUR_MS, day: 30 * DAY_MS } as const;
const MOST_ROWS = 400;

/** Who is in an audience, and who came and went. */
export function memberRoutes({ audienceDesk: desk, members, config, clock }: MemberTools): readonly Route[] {
  return [
    route(listAudienceMembers, async ({ params, query }, { workspace }) => {
      const audience = await desk.get(workspace, params.id);
      const found = await members.members(audience.id, placeOf(query.cursor), query.limit + 1);
      const last = found[query.limit - 1];
      return {
        data: found.slice(0, query.limit).map(({ customer, since }) => ({
          customer_id: customer.id,
          name: nameOf(customer.attributes) ?? null,
          anonymous: customer.anonymous,
          since: timeOf(since),
        })),
        next:
          found.length > query.limit && last !== undefined ? cursorOf([last.since, last.customer.key]) : null,
      };
    }),
    route(audienceHistory, async ({ params, query }, { workspace }) => {
      const audience = await desk.get(workspace, params.id);
      const { by } = query;
      const to = Math.min(query.to ?? clock(), clock());
      const from = Math.max(query.from ?? to - DEFAULT_MS[by], 0);
      if (from >= to) throw badRange('The range ends before it begins, or begins after now.');
      if ((to - from) / STEP_MS[by] > MOST_ROWS)
        throw badRange(`Ask for at most ${MOST_ROWS} ${by}s at once.`);
      const zone = (await config.workspaces()).find(({ id }) => id === workspace)?.timeZone ?? 'UTC';
      const rows = await historyOf(members, audience, stretchesOf({ from, to }, by, zone));
      return { data: rows.map(({ at, ...counts }) => ({ at: timeOf(at), ...counts })) };
    }),
  ];
}

interface HistoryRow {
  readonly at: number;
  readonly entered: number;
  readonly left: number;
  readonly members: number;
}

/** An hour belongs to the day in which it begins. Members are reckoned backwards from how many there are now. */
async function historyOf(
  members: MemberStore,
  audience: AudienceRecord,
  stretches: readonly Stretch[],
): Promise<readonly HistoryRow[]> {
  const [from, to] = [stretches[0]?.from ?? 0, stretches.at(-1)?.to ?? 0];
  const hours = (await members.hours(audience.id, from, to)).toReversed();
  let present = audience.members - (await members.grownSince(audience.id, to));
  let next = 0;
  return stretches
    .toReversed()
    .map((stretch): HistoryRow => {
      const row = { at: stretch.from, entered: 0, left: 0, members: Math.max(0, present) };
      for (let hour = hours[next]; hour !== undefined && hour.at >= stretch.from; hour = hours[++next]) {
        row.entered += hour.entered;
        row.left += hour.left;
      }
      present -= row.entered - row.left;
      return row;
    })
    .toReversed();
}

function placeOf(cursor: string | undefined): MemberPlace | undefined {
  if (cursor === undefined) return undefined;
  const [since = 0, customer = 0] = keysOf(cursor, ['number', 'number']) as readonly number[];
  return { since, customer };
}

function badRange(message: string): Refused {
  return new Refused(400, 'bad_parameter', message, [{ parameter: 'from', code: 'bad_range', message }]);
}
