import type { ShopCall } from './call.ts';
import { makeJourney, type Reach } from './journey.ts';
import { homemadeBatch, mishapsOf } from './mishaps.ts';
import { makeShopper } from './shopper.ts';

/** All that the shop sends in a demo. Rounds follow one another; within a round nobody's calls depend on another's. */
export interface Traffic {
  readonly rounds: readonly (readonly ShopCall[])[];
  /** Posted as it is, and then once more, as a script does that did not wait for the answer. */
  readonly homemade: readonly Record<string, unknown>[];
  readonly shoppers: number;
  readonly visitors: number;
  readonly orders: number;
}

/** The same seed and the same `now` make the same traffic. */
export function makeTraffic(seed: number, count: number, now: number): Traffic {
  const people = Array.from({ length: count }, (_, index) => makeShopper(seed, index + 1));
  const stories = people.map((shopper) => ({
    shopper,
    reach: reachOf(shopper.number),
    story: makeJourney(shopper, reachOf(shopper.number), now),
  }));
  const known = stories.filter(({ reach }) => reach === 'buyer').map(({ shopper }) => shopper);
  return {
    rounds: [
      stories.flatMap(({ story }) => story.browse),
      stories.flatMap(({ story }) => story.introduce),
      stories.flatMap(({ story }) => story.buy),
      stories.flatMap(({ story }) => story.later),
      mishapsOf(known, now),
    ],
    homemade: homemadeBatch(known, now),
    shoppers: count,
    visitors: stories.filter(({ reach }) => reach === 'visitor').length,
    orders: known.length,
  };
}

/** Ids of those who said who they are, in the order in which they did. */
export function namedIn({ rounds }: Traffic): readonly string[] {
  const calls = rounds[1] ?? [];
  return [...new Set(calls.flatMap((call) => (call.kind === 'identify' ? (call.userId ?? []) : [])))];
}

/** Out of ten, one never says who they are, three sign up, six buy. */
function reachOf(number: number): Reach {
  const tenth = number % 10;
  if (tenth === 0) return 'visitor';
  return tenth <= 3 ? 'member' : 'buyer';
}
