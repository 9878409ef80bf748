import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attendanceFrom, copyAttendance, writeDown } from './attendance.ts';
import { catchUp, joinTallies } from './catch-up.ts';
import { judgeAll } from './judge-customer.ts';
import { replay, type RegisteredEvent } from './replay.ts';
import type { Rule } from './rule.ts';
import { gap, rules, step, steps, timeZone } from './testing/arbitrary-world.ts';
import { Expected, Hub, modelOf, slugOf, type Counted, type Ruled } from './testing/hub.ts';
import { audiencesIn } from './walk-rule.ts';

const HOUR = 3_600_000;
const LATER = 500 * 24 * HOUR;

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

function hubOf(list: readonly Rule[], zone: string): Hub {
  const ruled = list.map((rule) => ({ rule, epoch: 1 }));
  return new Hub(modelOf(ruled, zone));
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
        for (const each of before) {
          hub.step(each);
          expected.step(each);
        }
        const told = hub.told.length;
        const model = modelOf(
          ruled.map(([, one]) => one),
          zone,
          counted,
        );
        hub.catchUp(model, pause);
        // Nobody joined or left by a rule before it was applied.
        for (const { slug, at } of hub.told.slice(told))
          if (model.bySlug.get(slug)?.epoch === 2) expect(at).toBe(hub.now);
        expected.look(hub.now);
        expect(hub.seats).toEqual(expected.seats);
        expect(hub.seatsAt(hub.now)).toEqual(hub.seats);
        for (const each of after) {
          hub.step(each);
          expected.step(each);
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
      { numRuns: 800 },
    );
  });

  test('is not waited for by those that turned before', () => {
    const within = (count: number): Rule => ({
      kind: 'compare',
      operand: { kind: 'field', path: ['created_at'] },
      operator: '>',
      value: `now-${count}h`,
    });
    const [first, second] = [within(1), within(2)].map((rule) => ({ rule, epoch: 1 }));
    const hub = new Hub(modelOf([first, second], 'UTC'));
    const third = { rule: { kind: 'not', rule: { kind: 'audience', slug: 'r1' } }, epoch: 2 } as const;
    hub.catchUp(modelOf([{ rule: within(3), epoch: 2 }, second, third], 'UTC'), 4 * HOUR);
    const { now } = hub;
    expect(hub.told.slice(2)).toEqual([
      { slug: 'r1', entered: false, at: now - 2 * HOUR },
      { slug: 'r0', entered: false, at: now },
      { slug: 'r2', entered: true, at: now },
    ]);
  });

  test('is counted from the events that are kept, whatever was counted under its number before', () => {
    const operand = { kind: 'events', figure: 'count', event: 'buy', field: undefined } as const;
    const rule: Rule = {
      kind: 'compare',
      operand: { ...operand, where: undefined, within: undefined },
      operator: '=',
      value: 1,
    };
    const hub = new Hub(modelOf([{ rule, epoch: 1 }], 'UTC'));
    const event = { type: 'buy', late: 0, data: {}, context: {} };
    hub.step({ gap: 0, event, traits: {}, status: undefined });
    hub.catchUp(modelOf([{ rule, epoch: 2 }], 'UTC'), 0);
    expect(hub.seats).toEqual(['r0']);
  });

  test.each([
    ['nobody is told', false, false],
    ['everybody is told who asked, and those who name it', true, true],
  ])('%s', (_, announce, isTold) => {
    const all: Rule = { kind: 'all' };
    const naming = { rule: { kind: 'audience', slug: 'r0' } as const, epoch: 1 };
    const hub = new Hub(modelOf([{ rule: { kind: 'not', rule: all }, epoch: 1 }, naming], 'UTC'));
    const model = modelOf([{ rule: all, epoch: 2, announce }, naming], 'UTC');
    const changes = catchUp(hub.attendance, hub.customer, model, () => [], hub.now);
    expect(changes.map((change) => [change.audience.slug, change.announce])).toEqual([
      ['r0', isTold],
      ['r1', isTold],
    ]);
  });

  test.each([
    ['leaves the others alone', 2, []],
    ['and before everybody was to be judged again: all are', 3, ['r0']],
  ])('%s', (_, epoch, seats) => {
    const first = { rule: { kind: 'all' }, epoch: 1 } as const;
    const hub = new Hub(modelOf([first], 'UTC'));
    hub.attendance.seats.clear();
    const second = { rule: { kind: 'not', rule: { kind: 'all' } }, epoch } as const;
    hub.catchUp(modelOf([first, second], 'UTC'), 0);
    expect(hub.seats).toEqual(seats);
  });
});

describe('two customers who turn out to be one', () => {
  test('have counted what one would have who did everything', () => {
    const lived = fc.array(fc.tuple(fc.boolean(), step), { maxLength: 14 });
    fc.assert(
      fc.property(rules, lived, timeZone, (list, all, zone) => {
        const [one, other, both] = [hubOf(list, zone), hubOf(list, zone), hubOf(list, zone)];
        const { model } = one;
        const taken = new Set<number>();
        for (const [isOne, each] of all) {
          // No two at the same time, and no attributes: which of them is kept is not the question.
          let { late } = each.event;
          while (taken.has(both.now + each.gap - late)) late++;
          taken.add(both.now + each.gap - late);
          const done = { ...each, event: { ...each.event, late }, traits: {}, status: undefined };
          const alone = isOne ? one : other;
          for (const hub of [one, other]) if (hub !== alone) hub.rest(each.gap);
          for (const hub of [alone, both]) hub.step(done);
        }
        joinTallies(one.attendance, other.attendance, model);
        judgeAll(one.attendance, one.customer, model, one.now);
        expect(one.seats).toEqual(both.seats);
        const [from, since] = [one.told.length, both.told.length];
        for (const hub of [one, both]) hub.look(hub.now + LATER);
        expect(one.told.slice(from)).toEqual(both.told.slice(since));
      }),
      { numRuns: 600 },
    );
  });
});

describe('an attendance that was written down', () => {
  test('is read as it was', () => {
    fc.assert(
      fc.property(rules, steps, timeZone, (list, lived, zone) => {
        const hub = hubOf(list, zone);
        let texts: string[] = [];
        for (const each of lived) {
          hub.step(each);
          const { attendance } = hub;
          const { epoch, due, asOf, seats } = attendance;
          const written = writeDown(attendance);
          if (written?.kind === 'whole') texts = [];
          if (written !== undefined) texts.push(written.text);
          const read = attendanceFrom(epoch, due, asOf, texts, seats);
          expect(read).toEqual({ ...attendance, isStale: true, closed: undefined });
        }
      }),
      { numRuns: 200 },
    );
  });

  test('and brought up to the events since, goes on as it would have', () => {
    fc.assert(
      fc.property(rules, steps, fc.array(fc.boolean()), timeZone, (list, lived, reads, zone) => {
        const [hub, kept] = [hubOf(list, zone), hubOf(list, zone)];
        const textOf = (): readonly string[] => [writeDown(copyAttendance(hub.attendance))?.text ?? ''];
        let texts = textOf();
        let since: RegisteredEvent[] = [];
        for (const [id, each] of lived.entries()) {
          const { due } = hub.attendance;
          const told = hub.told.length;
          hub.step(each);
          kept.step(each);
          const { late, ...event } = each.event;
          since.push({ ...event, id, timestamp: hub.now - late, receivedAt: hub.now });
          const { attendance } = hub;
          // What is not written down follows from the events.
          const isFollowed =
            attendance.due === due &&
            hub.told.length === told &&
            each.status === undefined &&
            Object.keys(each.traits).length === 0;
          if (!isFollowed) {
            texts = textOf();
            since = [];
          }
          if (!reads[id]) continue;
          hub.attendance = attendanceFrom(attendance.epoch, attendance.due, -1, texts, attendance.seats);
          replay(hub.attendance, hub.customer, hub.model, since);
          expect(hub.attendance.tallies).toEqual(attendance.tallies);
          expect(hub.seatsAt(hub.now)).toEqual(kept.seats);
        }
        for (const one of [hub, kept]) one.look(one.now + LATER);
        expect(hub.told).toEqual(kept.told);
      }),
      { numRuns: 400 },
    );
  });
});
