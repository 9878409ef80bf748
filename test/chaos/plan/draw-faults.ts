import type { Draws } from '@causeway/cli/demo/shop/random';
import { TROUBLES, type Change, type FaultKind, type Shares } from './plan.ts';

const MINUTE = 60_000;
const OFFSETS = [-3_600_000, -10 * MINUTE, -30_000, 0, 5_000, 10 * MINUTE, 3_600_000, 26 * 3_600_000];

type Draw = (draws: Draws) => FaultKind;

/** How each fault is drawn, and how often it comes compared with the others. */
const FAULTS: readonly (readonly [weight: number, draw: Draw])[] = [
  [
    5,
    (draws) => ({
      kind: 'kill-hub',
      again: Array.from({ length: draws.chance(0.4) ? draws.whole(1, 3) : 0 }, () => draws.whole(0, 450)),
    }),
  ],
  [2, () => ({ kind: 'stop-hub' })],
  [1, (draws) => ({ kind: 'freeze-hub', forMs: draws.whole(50, 900) })],
  [1, () => ({ kind: 'second-hub' })],
  [2, (draws) => ({ kind: 'kill-sandbox', awayMs: draws.whole(0, 800) })],
  [
    2,
    (draws) => ({ kind: 'disk-full', forMs: draws.whole(100, 900), means: draws.pick(['limit', 'volume']) }),
  ],
  [2, (draws) => ({ kind: 'slow-disk', forMs: draws.whole(200, 1_000), commitMs: draws.pick([5, 30, 150]) })],
  [2, (draws) => ({ kind: 'clock', offsetMs: draws.pick(OFFSETS) })],
  [
    4,
    (draws) => ({
      kind: 'network',
      side: draws.pick(['in', 'out']),
      forMs: draws.whole(200, 1_500),
      shares: drawShares(draws),
    }),
  ],
  [2, (draws) => ({ kind: 'hostile', forMs: draws.whole(200, 1_500), mode: drawMode(draws) })],
  [4, (draws) => ({ kind: 'change', change: drawChange(draws) })],
];

export function drawFault(draws: Draws): FaultKind {
  let left = draws.next() * FAULTS.reduce((sum, [weight]) => sum + weight, 0);
  for (const [weight, draw] of FAULTS) {
    left -= weight;
    if (left < 0) return draw(draws);
  }
  return { kind: 'stop-hub' };
}

/** A third of the requests at least get through, so that a bad network is no broken one. */
function drawShares(draws: Draws): Shares {
  const chosen = draws.some(TROUBLES, draws.whole(1, 3));
  return Object.fromEntries(chosen.map((trouble) => [trouble, draws.whole(5, 22) / 100]));
}

function drawMode(draws: Draws): Readonly<Record<string, number>> {
  const rate = (): number => draws.whole(5, 35) / 100;
  const all = {
    rate5xx: rate(),
    rate429: rate(),
    dropBeforeProcessing: rate(),
    dropAfterProcessing: rate(),
    rejectUsers: rate() / 4,
    hookRepeat: rate(),
    hookShuffleMs: draws.whole(10, 200),
  };
  return Object.fromEntries(draws.some(Object.entries(all), draws.whole(1, 4)));
}

function drawChange(draws: Draws): Change {
  switch (draws.whole(0, 4)) {
    case 0:
      return { kind: 'pause', forMs: draws.whole(0, 800) };
    case 1:
      return {
        kind: 'mapping',
        settings: draws.pick([
          { otherTraits: 'drop' },
          { otherTraits: 'custom' },
          { maxUsersPerRequest: draws.whole(1, 50) },
          { concurrency: draws.whole(1, 6) },
          { profile: [{ from: 'city', to: 'city', custom: false }] },
        ]),
      };
    case 2:
      return {
        kind: 'audience',
        slug: draws.pick(['buyers', 'spenders']),
        least: draws.whole(2, 6),
        announce: draws.pick([true, false]),
      };
    case 3:
      return { kind: 'attribute', name: `extra_${draws.token(4)}` };
    default:
      return { kind: 'consent', unknown: 'deny', forMs: draws.whole(50, 600) };
  }
}
