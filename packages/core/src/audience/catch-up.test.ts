import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attendanceFrom, attendanceText } from './attendance.ts';
import { joinTallies } from './catch-up.ts';
import { judgeAll } from './judge-customer.ts';
import type { Rule } from './rule.ts';
import { gap, rules, steps, timeZone } from './testing/arbitrary-world.ts';
import { Expected, Hub, modelOf, slugOf, type Counted, type Ruled, type Step } from './testing/hub.ts';
import { audiencesIn } from './walk-rule.ts';

const RUNS = Number(process.env['RUNS'] ?? 1);
const LATER = 500 * 86_400_000;

/** What becomes of an audience: it stays, is new, or has had another rule before. */
type Fate = 'stays' | 'new' | Rule;
const fates = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom<Fate>('stays', 'new') },
    { weight: 1, arbitrary: rules.map<Fate>(([rule]) => rule ?? 'new') },
  ),
  { minLength: 4, maxLength: 4 },
);

function began(list: readonly Rule[], fate: readonly Fate[]): readonly [Ruled | undefined, Ruled][] {
  return list.map((rule, index) => {
    const before = fate[index] ?? 'new';
    if (before === 'stays')
      return [
        { rule, epoch: 1 },
        { rule, epoch: 1 },
      ];
    return [before === 'new' ? undefined : { rule: before, epoch: 1 }, { rule, epoch: 2 }];
  });
}

/** Slugs of those that the change has nothing to do with. */
function apart(list: readonly Rule[], fate: readonly Fate[]): ReadonlySet<string> {
  const slugs = new Set<string>();
  for (const [index, rule] of list.entries())
    if (
      fate[index] === 'stays' &&
      [...audiencesIn(rule)].every((slug) => slug === 'nobody' || slugs.has(slug))
    )
      slugs.add(slugOf(index));
  return slugs;
}

describe('a rule that begins later', () => {
  test('has the members that it would have if it had been there from the beginning', () => {
    fc.assert(
      fc.property(rules, fates, steps, gap, steps, timeZone, (list, fate, before, pause, after, zone) => {
        const counted: Counted = new Map();
        const ruled = began(list, fate);
        const hub = new Hub(
          modelOf(
            ruled.map(([one]) => one),
            zone,
            counted,
          ),
        );
        const expected = new Expected(list, zone);
        for (const step of before) {
          hub.step(step);
          expected.step(step);
        }
        hub.catchUp(
          modelOf(
            ruled.map(([, one]) => one),
            zone,
            counted,
          ),
          pause,
        );
        expected.look(hub.now);
        expect(hub.seats).toEqual(expected.seats);
        expect(hub.seatsAt(hub.now)).toEqual(hub.seats);
        for (const step of after) {
          hub.step(step);
          expected.step(step);
          expect(hub.seats).toEqual(expected.seats);
        }
        hub.look(hub.now + LATER);
        expected.look(expected.now + LATER);
        expect(hub.seats).toEqual(expected.seats);
        // What stays turns at its own time, whatever begins meanwhile.
        const stay = apart(list, fate);
        expect(hub.told.filter(({ slug }) => stay.has(slug))).toEqual(
          expected.told.filter(({ slug }) => stay.has(slug)),
        );
      }),
      { numRuns: 800 * RUNS },
    );
  });
});

describe('two customers who turn out to be one', () => {
  test('have counted what one would have who did everything', () => {
    const lived = fc.array(
      fc.tuple(
        fc.boolean(),
        steps.map(([step]) => step as Step),
      ),
      { maxLength: 14 },
    );
    fc.assert(
      fc.property(rules, lived, timeZone, (list, all, zone) => {
        const model = modelOf(
          list.map((rule) => ({ rule, epoch: 1 })),
          zone,
        );
        const [one, other, both] = [new Hub(model), new Hub(model), new Hub(model)];
        const taken = new Set<number>();
        for (const [isOne, step] of all) {
          // No two at the same time, and no attributes: which of them is kept is not the question.
          let { late } = step.event;
          while (taken.has(both.now + step.gap - late)) late++;
          taken.add(both.now + step.gap - late);
          const apart = { ...step, event: { ...step.event, late }, status: undefined };
          const { gap: pause } = step;
          const alone = isOne ? one : other;
          for (const hub of [one, other]) if (hub !== alone) hub.rest(pause);
          for (const hub of [alone, both]) hub.step({ ...apart, traits: {} });
        }
        joinTallies(one.attendance, other.attendance, model);
        judgeAll(one.attendance, one.customer, model, one.now);
        expect(one.seats).toEqual(both.seats);
        const [from, since] = [one.told.length, both.told.length];
        for (const hub of [one, both]) hub.look(hub.now + LATER);
        expect(one.told.slice(from)).toEqual(both.told.slice(since));
      }),
      { numRuns: 600 * RUNS },
    );
  });
});

test('what is written down of an attendance is all of it', () => {
  fc.assert(
    fc.property(rules, steps, timeZone, (list, lived, zone) => {
      const hub = new Hub(
        modelOf(
          list.map((rule) => ({ rule, epoch: 1 })),
          zone,
        ),
      );
      for (const step of lived) {
        hub.step(step);
        const { epoch, due, seats } = hub.attendance;
        expect(attendanceFrom(epoch, due, attendanceText(hub.attendance), [...seats])).toEqual(
          hub.attendance,
        );
      }
    }),
    { numRuns: 200 * RUNS },
  );
});
