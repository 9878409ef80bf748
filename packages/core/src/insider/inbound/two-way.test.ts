import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sentText, TwoWay } from './testing/two-way.ts';
import type { TwoWayOptions } from './testing/two-way.ts';

type Step = (world: TwoWay) => void;

const here = (values: readonly (string | undefined)[]): fc.Arbitrary<Step> =>
  fc.constantFrom(...values).map((value) => (world) => world.change(value));
const there = fc.constantFrom('"A"', '"B"', '"C"').map(
  (text): Step =>
    (world) =>
      world.changeThere(text),
);
const hear = fc.tuple(fc.nat(), fc.boolean()).map(([index, again]): Step => (world) => {
  if (world.hooks.length > 0) world.hear(index % world.hooks.length, again);
});
const work = fc.constant<Step>((world) => world.work());

const RUNS = 5_000;

/** Runs the steps, then lets everything that is still under way happen, in an order that `luck` decides. */
function play(options: TwoWayOptions, steps: readonly Step[], luck: readonly number[]): TwoWay {
  const world = new TwoWay(options);
  for (const step of steps) step(world);
  let at = 0;
  const before = world.sends;
  const most = world.hooks.length + steps.length + 5;
  while (!world.quiet || world.hooks.length > 0) {
    const chance = luck[at++ % Math.max(1, luck.length)] ?? 0;
    if (world.hooks.length > 0 && (world.quiet || chance % 2 === 0))
      world.hear(chance % world.hooks.length, false);
    else world.work();
    if (world.sends - before > most) throw new Error(`does not stop: ${JSON.stringify(world)}`);
  }
  return world;
}

function settles(
  options: Omit<TwoWayOptions, 'hooksAlways'>,
  step: fc.Arbitrary<Step>,
  law: (world: TwoWay) => void,
): void {
  fc.assert(
    fc.property(
      fc.array(step, { maxLength: 30 }),
      fc.array(fc.nat(), { maxLength: 20 }),
      fc.boolean(),
      (steps, luck, hooksAlways) => {
        law(play({ ...options, hooksAlways }, steps, luck));
      },
    ),
    { numRuns: RUNS },
  );
}

function bothSame(world: TwoWay): void {
  expect(world.insider).toBe(sentText(world.hub));
}
const VALUES = ['a', 'A', 'b', 'B', 'c'];

describe('a value that goes both ways', () => {
  test('changed in the hub alone: echoes in any order, late and repeated, end with the hub’s last word', () => {
    for (const confirms of [false, true])
      settles({ confirms }, fc.oneof(here(VALUES), hear, work, work), bothSame);
  });

  test('an echo never changes the hub', () => {
    for (const confirms of [false, true]) {
      fc.assert(
        fc.property(
          fc.array(fc.oneof(fc.constantFrom(...VALUES), hear, work, work), { maxLength: 30 }),
          fc.array(fc.nat(), { maxLength: 20 }),
          (steps, luck) => {
            let last: string | undefined;
            const run = steps.map((step): Step => {
              if (typeof step !== 'string') return step;
              last = step;
              return (world) => world.change(step);
            });
            expect(play({ confirms, hooksAlways: true }, run, luck).hub).toBe(last);
          },
        ),
        { numRuns: RUNS },
      );
    }
  });

  test('changed on both sides at once: both end with the same, and nothing more is sent', () => {
    settles({ confirms: true }, fc.oneof(here(VALUES), there, hear, work, work), bothSame);
  });

  // Insider says nothing of a value that is taken away, so here nothing may be heard while a flight is being recorded.
  test('taken away in the hub, where the mapping clears it in Insider too', () => {
    settles(
      { confirms: true, recordsAtOnce: true },
      fc.oneof(here([...VALUES, undefined]), there, hear, work, work),
      bothSame,
    );
  });

  test('changed in Insider alone, told in order: the hub follows and sends nothing', () => {
    const world = new TwoWay({ confirms: true, hooksAlways: true });
    world.changeThere('"A"');
    world.hear(0, true);
    world.hear(0, false);
    while (!world.quiet) world.work();
    expect([world.hub, world.sends]).toEqual(['A', 0]);
  });
});
