import * as fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { gap, rules, step } from '../audience/testing/arbitrary-world.ts';
import { BEGINNING, modelOf, type Step } from '../audience/testing/hub.ts';
import type { AudienceModel } from '../audience/audience-model.ts';
import { parseFilter } from '../audience/language/parse-filter.ts';
import type { Rule } from '../audience/rule.ts';
import type { Arrival } from './known.ts';
import { emptyModel, type Model } from './model.ts';
import { Memory } from './testing/memory.ts';

/** What happens: to whom of two people, or nothing but time, and whether the store begins anew before. */
interface Turn {
  readonly step: Step;
  readonly who: 'ada' | 'bob' | 'nobody';
  readonly forgets: boolean;
}

const turn: fc.Arbitrary<Turn> = fc.record({
  step,
  who: fc.constantFrom('ada', 'ada', 'bob', 'nobody'),
  forgets: fc.boolean(),
});

const workspace = (model: AudienceModel): Model => ({ ...emptyModel(1), audiences: { model, source: 9 } });

/** Lets it all happen; `isForgetful`: the store begins anew where the turn says so. */
class World {
  readonly memory: Memory;
  now: number = BEGINNING;
  #model: Model;
  readonly #isForgetful: boolean;
  #messages = 0;

  constructor(model: AudienceModel, isForgetful: boolean) {
    this.#model = workspace(model);
    this.memory = new Memory(this.#model);
    this.#isForgetful = isForgetful;
  }

  take({ step: { gap: after, event, traits }, who, forgets }: Turn): void {
    this.now += after;
    this.#wake();
    if (this.#isForgetful && forgets) this.memory.forget();
    if (who === 'nobody') return;
    const { type, late, data, context } = event;
    const arrival: Arrival = {
      workspace: 1,
      source: 1,
      receivedAt: this.now,
      call: {
        kind: type === 'identify' ? 'identify' : 'track',
        type,
        userId: who,
        anonymousId: undefined,
        previousId: undefined,
        messageId: `m${++this.#messages}`,
        timestamp: this.now - late,
        originalAt: undefined,
        sentAt: undefined,
        data: type === 'identify' ? traits : data,
        context,
        integrations: undefined,
      },
    };
    this.memory.arrive([arrival], this.#model);
  }

  /** Other rules hold from now on. */
  rule(model: AudienceModel): void {
    this.#model = workspace(model);
  }

  /** Ada turns out to be Bob. */
  merge(): void {
    const call = {
      kind: 'alias',
      type: 'alias',
      userId: 'bob',
      previousId: 'ada',
      anonymousId: undefined,
    } as const;
    const empty = {
      originalAt: undefined,
      sentAt: undefined,
      data: {},
      context: {},
      integrations: undefined,
    };
    this.memory.arrive(
      [
        {
          workspace: 1,
          source: 1,
          receivedAt: this.now,
          call: { ...call, ...empty, messageId: 'merge', timestamp: this.now },
        },
      ],
      this.#model,
    );
  }

  judgeEverybody(): void {
    this.memory.arrive(
      [...this.memory.customers.keys()].map((look) => ({ workspace: 1, receivedAt: this.now, look })),
      this.#model,
    );
  }

  #wake(): void {
    const due = this.memory.due(this.now);
    if (due.length === 0) return;
    this.memory.arrive(
      due.map((look) => ({ workspace: 1, receivedAt: this.now, look })),
      this.#model,
    );
    // Whoever was looked at is not due any more: looking goes on elsewhere.
    expect(this.memory.due(this.now)).toEqual([]);
  }

  /** When something turns by itself next, for each customer, as far as it was kept. */
  get turns(): ReadonlyMap<number, number> {
    return new Map(
      [...this.memory.attendances].map(([customer, { untils }]) => [customer, Math.min(...untils.values())]),
    );
  }

  get told(): readonly string[] {
    return this.memory.events.flatMap(({ own, customer }) =>
      own === undefined
        ? []
        : `${customer} ${own.type} ${JSON.stringify(own.data['audience'])} ${own.timestamp}`,
    );
  }

  get seats(): readonly string[] {
    return [...this.memory.seats]
      .flatMap(([customer, seats]) =>
        [...seats].map(([audience, since]) => `${customer} ${audience} ${since}`),
      )
      .toSorted();
  }
}

function ruleOf(text: string): Rule {
  const parsed = parseFilter(text);
  if (!('filter' in parsed)) throw new Error(text);
  return parsed.filter.rule;
}

/** Whoever is to be looked at is so by what was written down, and not later than they should be. */
function expectLooks(keeps: World, forgets: World): void {
  for (const [customer, at] of keeps.turns)
    expect(Math.min(at, forgets.memory.dueOf(customer))).toBe(forgets.memory.dueOf(customer));
}

describe('a store that writes counts down now and then', () => {
  test('begins anew at any time, and nobody is told anything else', () => {
    fc.assert(
      fc.property(rules, fc.array(turn, { maxLength: 25 }), gap, (list, turns, rest) => {
        const model = modelOf(
          list.map((rule) => ({ rule, epoch: 1 })),
          'Europe/Berlin',
        );
        const [keeps, forgets] = [new World(model, false), new World(model, true)];
        for (const one of turns) {
          keeps.take(one);
          forgets.take(one);
          expectLooks(keeps, forgets);
        }
        for (const world of [keeps, forgets]) {
          world.now += rest;
          world.judgeEverybody();
        }
        expect(forgets.told).toEqual(keeps.told);
        expect(forgets.seats).toEqual(keeps.seats);
      }),
      { numRuns: 400 },
    );
  });

  test('also through rules that begin and people who turn out to be one', () => {
    fc.assert(
      fc.property(
        rules,
        rules,
        fc.array(turn, { maxLength: 12 }),
        fc.array(turn, { maxLength: 12 }),
        fc.boolean(),
        (first, second, early, later, isMerged) => {
          const counted = new Map();
          const before = first.map((rule) => ({ rule, epoch: 1 }));
          const after = second.map(
            (rule, index) => (index === 0 ? before[0] : undefined) ?? { rule, epoch: 2 },
          );
          const [one, other] = [modelOf(before, 'UTC', counted), modelOf(after, 'UTC', counted)];
          const worlds = [new World(one, false), new World(one, true)];
          for (const world of worlds) {
            for (const each of early) world.take(each);
            world.rule(other);
            if (isMerged) world.merge();
            for (const each of later) world.take(each);
            world.judgeEverybody();
          }
          expect(worlds[1]?.told).toEqual(worlds[0]?.told);
          expect(worlds[1]?.seats).toEqual(worlds[0]?.seats);
        },
      ),
      { numRuns: 300 },
    );
  });

  const HOUR = 3_600_000;

  /** Ada, by these rules, and what happens to her after so long; '' is somebody else's. She is read anew each time. */
  function adaBy(...filters: readonly string[]): {
    readonly world: World;
    readonly happens: (type: string, after: number) => void;
  } {
    const list = filters.map((filter) => ({ rule: ruleOf(filter), epoch: 1 }));
    const world = new World(modelOf(list, 'UTC'), true);
    const happens = (type: string, after: number): void =>
      world.take({
        step: { gap: after, event: { type, late: 0, data: {}, context: {} }, traits: {}, status: undefined },
        who: type === '' ? 'nobody' : 'ada',
        forgets: true,
      });
    return { world, happens };
  }

  test('knows how long a verdict stands that a seat in another audience has changed', () => {
    const { world, happens } = adaBy(
      'count(view) >= 1',
      'count(buy WITHIN 1d) >= 1',
      'AND (INCLUDE r0, count(log WITHIN 3d) >= 1)',
    );
    happens('log', 0);
    happens('buy', 0);
    // She is in the first audience and so in the third; nothing but the seats is written: the second is due before.
    happens('view', HOUR);
    expect(world.told.at(-1)).toBe(`1 audience_entered "r2" ${BEGINNING + HOUR}`);
    happens('', 0);
    happens('', 24 * HOUR);
    happens('', 60 * HOUR);
    expect(world.told.slice(-2)).toEqual([
      `1 audience_left "r1" ${BEGINNING + 24 * HOUR}`,
      `1 audience_left "r2" ${BEGINNING + 72 * HOUR}`,
    ]);
  });

  test('knows of a verdict that stands for a shorter time because of an event that was only counted', () => {
    const { world, happens } = adaBy(
      'count(view WITHIN 1d) >= 1',
      'AND (count(buy) >= 1, NOT count(log WITHIN 3d) >= 1)',
    );
    happens('log', 0);
    happens('view', 0);
    // Now the second rule waits for the log only, and nothing is written: the first one is due before.
    happens('buy', HOUR);
    happens('', HOUR);
    happens('', 24 * HOUR);
    happens('', 48 * HOUR);
    expect(world.told.at(-1)).toBe(`1 audience_entered "r1" ${BEGINNING + 72 * HOUR}`);
  });

  test('does not count the same events again and again for who is read anew each time', () => {
    const model = modelOf([{ rule: ruleOf('count(view) >= 1000'), epoch: 1 }], 'UTC');
    const world = new World(model, true);
    const since = vi.spyOn(world.memory.known, 'since');
    const event = { type: 'view', late: 0, data: {}, context: {} };
    for (let turns = 0; turns < 60; turns++)
      world.take({
        step: { gap: 1_000, event, traits: {}, status: undefined },
        who: 'ada',
        forgets: true,
      });
    const counted = since.mock.results.map(({ value }) => (value as readonly unknown[]).length);
    expect(counted.length).toBeGreaterThan(50);
    expect(Math.max(...counted)).toBeLessThanOrEqual(4);
  });
});
