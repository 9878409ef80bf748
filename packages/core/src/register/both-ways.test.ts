import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asSent, BothWays, type BothWaysOptions } from './testing/both-ways.ts';

type Step = (world: BothWays) => void;

const VALUES = ['a', 'A', 'b', 'B', 'c', undefined];
const here = fc.constantFrom(...VALUES).map(
  (value): Step =>
    (world) =>
      world.change(value),
);
const there = fc.constantFrom('"A"', '"B"', '"C"').map(
  (text): Step =>
    (world) =>
      world.changeThere(text),
);
const hear = fc.tuple(fc.nat(), fc.boolean()).map(([index, again]): Step => (world) => {
  if (world.hooks.length > 0) world.hear(index % world.hooks.length, again);
});
const lose = fc
  .tuple(fc.constantFrom('heard', 'unheard', 'refused'), fc.boolean())
  .map(([fate, parks]): Step => (world) => {
    world.lose(fate, parks);
  });
const work = fc.constant<Step>((world) => world.work());

/** Runs the steps, then lets everything that is still under way happen, in an order that `luck` decides. */
function play(options: BothWaysOptions, steps: readonly Step[], luck: readonly number[]): BothWays {
  const world = new BothWays(options);
  for (const step of steps) step(world);
  const before = world.sends;
  const most = world.hooks.length + steps.length + 5;
  for (let at = 0; !world.quiet || world.hooks.length > 0; at++) {
    const chance = luck[at % Math.max(1, luck.length)] ?? 0;
    if (world.hooks.length > 0 && (world.quiet || chance % 2 === 0))
      world.hear(chance % world.hooks.length, false);
    else world.work();
    if (world.sends - before > most) throw new Error(`does not stop: ${JSON.stringify(world)}`);
  }
  return world;
}

describe('an attribute that goes both ways, as it is kept', () => {
  test.each([false, true])(
    'changed and taken away on both sides, told in any order and again: both end with the same and are quiet (own writes muted: %s)',
    (muted) => {
      fc.assert(
        fc.property(
          fc.array(fc.oneof(here, there, hear, work, work), { maxLength: 30 }),
          fc.array(fc.nat(), { maxLength: 20 }),
          fc.boolean(),
          (steps, luck, hooksAlways) => {
            const world = play({ muted, hooksAlways }, steps, luck);
            expect(world.insider).toBe(asSent(world.hub));
          },
        ),
        { numRuns: 60_000 },
      );
    },
  );

  test.each([false, true])(
    'requests that come to nothing, heard by Insider or not: the next message puts it right (own writes muted: %s)',
    (muted) => {
      fc.assert(
        fc.property(
          fc.array(fc.oneof(here, there, hear, work, work, lose), { maxLength: 30 }),
          fc.array(fc.nat(), { maxLength: 20 }),
          fc.boolean(),
          (steps, luck, hooksAlways) => {
            const world = play({ muted, hooksAlways }, steps, luck);
            world.nudge();
            while (!world.quiet) world.work();
            expect(world.insider).toBe(asSent(world.hub));
          },
        ),
        { numRuns: 30_000 },
      );
    },
  );

  test.each([false, true])(
    'a consent, said on both sides in any order and again: both end with the same word and are quiet (own writes muted: %s)',
    (muted) => {
      const said = fc.boolean().map(
        (granted): Step =>
          (world) =>
            world.change(String(granted)),
      );
      const saidThere = fc.boolean().map(
        (granted): Step =>
          (world) =>
            world.changeThere(String(granted)),
      );
      fc.assert(
        fc.property(
          fc.array(fc.oneof(said, saidThere, hear, work, work), { maxLength: 30 }),
          fc.array(fc.nat(), { maxLength: 20 }),
          fc.boolean(),
          (steps, luck, hooksAlways) => {
            const world = play({ muted, hooksAlways, optIn: true }, steps, luck);
            expect(world.insider).toBe(world.hub);
          },
        ),
        { numRuns: 20_000 },
      );
    },
  );

  test('a consent that is taken back there is taken back here, whatever attribute was left behind, and not given anew', () => {
    const world = new BothWays({ muted: true, hooksAlways: false, optIn: true });
    world.change('true');
    while (!world.quiet) world.work();
    expect([world.insider, world.sends]).toEqual(['true', 1]);
    world.changeThere('false');
    world.hear(0, false);
    expect(world.hub).toBe('false');
    while (!world.quiet) world.work();
    world.nudge();
    while (!world.quiet) world.work();
    expect([world.hub, world.insider]).toEqual(['false', 'false']);
  });

  test('what is told again and changes nothing is registered once, before and after it is learnt', () => {
    const world = new BothWays({ muted: false, hooksAlways: true });
    world.changeThere('"A"');
    for (let n = 0; n < 4; n++) world.hear(0, true);
    expect([world.hub, world.registered]).toEqual(['A', 1]);
    while (!world.quiet) world.work();
    for (let n = 0; n < 4; n++) world.hear(0, true);
    expect([world.registered, world.sends]).toEqual([1, 0]);
  });

  test('the echo of what was accepted is not registered at all', () => {
    const world = new BothWays({ muted: false, hooksAlways: true });
    world.change('a');
    while (!world.quiet) world.work();
    expect(world.hooks).toEqual(['"A"']);
    world.hub = 'A';
    world.hear(0, false);
    expect(world.registered).toBe(0);
  });

  test('what is heard while a flight is made ready is not believed over the flight', () => {
    const world = new BothWays({ muted: true, hooksAlways: true });
    world.change('b');
    world.work();
    world.changeThere('"A"');
    world.hear(0, false);
    while (!world.quiet) world.work();
    expect([world.hub, world.insider]).toEqual(['A', '"A"']);
  });
});
