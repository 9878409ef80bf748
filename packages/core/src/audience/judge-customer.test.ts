import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Rule } from './rule.ts';
import { rules, steps, timeZone } from './testing/arbitrary-world.ts';
import { BEGINNING, Expected, Hub, modelOf } from './testing/hub.ts';

/** Long enough for nearly everything to turn. */
const LATER = 500 * 86_400_000;

function hubOf(list: readonly Rule[], zone: string): Hub {
  const ruled = list.map((rule) => ({ rule, epoch: 1 }));
  return new Hub(modelOf(ruled, zone));
}

describe('audiences as a customer lives', () => {
  test('are joined and left as if everything was judged at every time', () => {
    fc.assert(
      fc.property(rules, steps, timeZone, (list, lived, zone) => {
        const hub = hubOf(list, zone);
        const expected = new Expected(list, zone);
        for (const step of lived) {
          hub.step(step);
          expected.step(step);
          expect(hub.seats).toEqual(expected.seats);
        }
        hub.look(hub.now + LATER);
        expected.look(expected.now + LATER);
        expect(hub.told).toEqual(expected.told);
      }),
      { numRuns: 1_000 },
    );
  });

  test('are the same however often somebody looks', () => {
    const shares = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 3 });
    fc.assert(
      fc.property(rules, steps, fc.array(shares), timeZone, (list, lived, looks, zone) => {
        const [asleep, awake, restless] = [hubOf(list, zone), hubOf(list, zone), hubOf(list, zone)];
        let last = BEGINNING;
        for (const [index, step] of lived.entries()) {
          awake.wake(last + step.gap);
          for (const share of (looks[index] ?? []).toSorted((a, b) => a - b))
            restless.look(last + Math.floor(share * step.gap));
          for (const hub of [asleep, awake, restless]) hub.step(step);
          last += step.gap;
        }
        awake.wake(last + LATER);
        for (const hub of [asleep, awake, restless]) hub.look(last + LATER);
        expect(awake.told).toEqual(asleep.told);
        expect(restless.told).toEqual(asleep.told);
      }),
      { numRuns: 1_000 },
    );
  });

  test('are due before the next of them turns, and until then nothing is to be judged', () => {
    fc.assert(
      fc.property(rules, steps, timeZone, (list, lived, zone) => {
        const hub = hubOf(list, zone);
        const expected = new Expected(list, zone);
        for (const step of lived) {
          hub.step(step);
          expected.step(step);
          const { due = Infinity } = hub.attendance;
          expect(due).toBeGreaterThan(hub.now);
          expect(due).toBeLessThanOrEqual(expected.next ?? Infinity);
          expect(hub.seatsAt(hub.now)).toEqual(hub.seats);
          expect(hub.seatsAt(Math.min(due - 1, hub.now + LATER))).toEqual(hub.seats);
        }
      }),
      { numRuns: 600 },
    );
  });
});
