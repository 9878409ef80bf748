import { Draws } from '@causeway/cli/demo/shop/random';
import { drawFault } from './draw-faults.ts';
import { drawSender, labels } from './draw-steps.ts';
import type { ClientName, Fault, Plan } from './plan.ts';

export interface PlanSize {
  /** How long clients begin new things, about. */
  readonly loadMs: number;
  readonly faults: number;
}

export const FULL: PlanSize = { loadMs: 3_500, faults: 8 };
/** For every build. */
export const SHORT: PlanSize = { loadMs: 1_200, faults: 5 };

/** Which clients there are, and which of the members they speak of; trackers also have customers of their own. */
const CLIENTS: readonly (readonly [client: ClientName, from: number, to: number])[] = [
  ['plain', 0, 4],
  ['segment', 4, 8],
  ['rudder', 8, 12],
  ['events-api', 0, 6],
  ['events-api', 6, 12],
  ['webhook', 0, 12],
  ['insider', 0, 12],
];
const TRACKERS: ReadonlySet<ClientName> = new Set(['plain', 'segment', 'rudder']);

/** Everything a seed means. The same seed and size make the same plan. */
export function makePlan(seed: number, { loadMs, faults: count }: PlanSize = FULL): Plan {
  const draws = new Draws(seed);
  const label = labels();
  const members = Array.from({ length: 12 }, (_, index) => `c${index}`);
  const senders = CLIENTS.map(([client, from, to], index) => {
    const others = TRACKERS.has(client) ? [`n${2 * index}`, `n${2 * index + 1}`] : [];
    if (client === 'plain') others.push('v0', 'v1', 'v2');
    const own = new Draws(seed * 101 + index);
    return drawSender(own, client, [...members.slice(from, to), ...others], loadMs, label);
  });
  const faults = Array.from({ length: count }, (): Fault => ({
    afterMs: draws.whole(0, Math.round((1.6 * loadMs) / count)),
    whenWell: draws.chance(0.85),
    ...drawFault(draws),
  }));
  return {
    seed,
    members,
    senders,
    faults,
    firstStartKills: draws.chance(0.3)
      ? Array.from({ length: draws.whole(1, 2) }, () => draws.whole(30, 400))
      : [],
    smallVolume: faults.some((fault) => fault.kind === 'disk-full' && fault.means === 'volume'),
    usersPerRequest: draws.pick([3, 12, 100]),
  };
}
