import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Customer } from '../customer/customer.ts';
import { concernsAudiences, judgeEvent } from './judge-customer.ts';
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

describe('what concerns audiences', () => {
  const nothing = {
    gap: 0,
    event: { type: 'view', late: 0, data: {}, context: {} },
    traits: {},
    status: undefined,
  };
  const is = (name: string, value: string | boolean): Rule => ({
    kind: 'compare',
    operand: { kind: 'field', path: [name] },
    operator: '=',
    value,
  });

  test('a name: who is anonymous has none', () => {
    const hub = hubOf([is('id', 'ada'), is('anonymous', true), { kind: 'audience', slug: 'r0' }], 'UTC');
    expect(hub.seats).toEqual(['r0', 'r2']);
    const { customer, attendance, model, now } = hub;
    const happened = { changed: [], event: undefined };
    const nobody: Customer = { ...customer, anonymous: true };
    const judged = (before: Customer, after: Customer): readonly [boolean, readonly string[]] => [
      concernsAudiences(model, { ...happened, before, after }),
      judgeEvent(attendance, { ...happened, before, after }, model, now).map(
        ({ audience: { slug }, entered }) => (entered ? slug : `not ${slug}`),
      ),
    ];
    expect(judged(customer, nobody)).toEqual([true, ['not r0', 'r1', 'not r2']]);
    expect(judged(nobody, { ...nobody, id: 'bob' })).toEqual([true, []]);
    expect(judged(nobody, customer)).toEqual([true, ['r0', 'not r1', 'r2']]);
    expect(judged(customer, customer)).toEqual([false, []]);
  });

  test('an audience, wherever it stands in the list', () => {
    const hub = hubOf([{ kind: 'audience', slug: 'r1' }, is('plan', 'gold')], 'UTC');
    hub.step({ ...nothing, traits: { plan: 'gold' } });
    expect(hub.told.map(({ slug }) => slug)).toEqual(['r1', 'r0']);
  });

  test('nothing else', () => {
    const hub = hubOf([is('plan', 'gold')], 'UTC');
    const { customer, model } = hub;
    const event = { type: 'view', timestamp: hub.now, data: {}, context: {} };
    const happened = { before: customer, after: customer, changed: ['other'], event };
    expect(concernsAudiences(model, happened)).toBe(false);
    expect(concernsAudiences(model, { ...happened, changed: ['plan'] })).toBe(true);
    expect(concernsAudiences(model, { ...happened, before: undefined })).toBe(true);
    expect(concernsAudiences(modelOf([], 'UTC'), { ...happened, before: undefined })).toBe(false);
  });

  test('too long a sleep: what is left of it is taken together', () => {
    // In again and again: at each of these times for a thousandth of a second.
    const now = BEGINNING + 4_000;
    const times = Array.from({ length: 1_500 }, (_, index) =>
      new Date(BEGINNING + 2 * index + 2).toISOString(),
    );
    const hub = hubOf([is('seen', 'now')], 'UTC');
    hub.step({ ...nothing, traits: { seen: times } });
    hub.look(now);
    expect(hub.told.length).toBeGreaterThan(900);
    expect(hub.seats).toEqual([]);
    expect(hub.attendance.due).toBeUndefined();
  });
});
