import * as fc from 'fast-check';
import type { CustomerStatus } from '../../customer/customer.ts';
import type { Json, JsonObject } from '../../result/json.ts';
import type { Comparison, Condition, EventsOperand, Figure, Literal, Operand, Rule, Span } from '../rule.ts';
import { BEGINNING, slugOf, type Step } from './hub.ts';

const HOUR = 3_600_000;
/** Times are often the same, so that what meets by chance does so in tests. */
const QUARTER = 6 * HOUR;

const iso = (at: number): string => new Date(at).toISOString();
const moment: fc.Arbitrary<number> = fc.integer({ min: -120, max: 80 }).map((at) => BEGINNING + at * QUARTER);
const second: fc.Arbitrary<number> = moment.map((at) => at / 1000);
const time: fc.Arbitrary<string> = moment.map(iso);
const day: fc.Arbitrary<string> = time.map((text) => text.slice(0, 10));

export const span: fc.Arbitrary<Span> = fc.oneof(
  fc.record({ count: fc.integer({ min: 1, max: 4 }), unit: fc.constantFrom('d', 'd', 'w', 'M') }),
  fc.record({ count: fc.constantFrom(6, 12, 18), unit: fc.constant('h') }),
  fc.record({ count: fc.constantFrom(1, 360), unit: fc.constant('m') }),
  fc.constant({ count: 1, unit: 'y' }),
) as fc.Arbitrary<Span>;

const relative: fc.Arbitrary<string> = fc.oneof(
  { weight: 1, arbitrary: fc.constant('now') },
  {
    weight: 9,
    arbitrary: fc
      .tuple(fc.constantFrom('-', '-', '+'), span)
      .map(([sign, { count, unit }]) => `now${sign}${count}${unit}`),
  },
);
const small: fc.Arbitrary<number> = fc.constantFrom(0, 1, 2, 3, 5, 2.5, -1);
const text: fc.Arbitrary<string> = fc.constantFrom('a', 'b', 'ab', '5', '2', 'true', '');
const scalar: fc.Arbitrary<string | number | boolean> = fc.oneof(text, small, fc.boolean());
const list: fc.Arbitrary<Json> = fc.array(text, { maxLength: 3 });
const item: fc.Arbitrary<JsonObject> = fc.record(
  { sku: fc.oneof(text, list), price: fc.oneof(small, text), on: time },
  { requiredKeys: [] },
);

/** Fields of a customer, and what they may hold. */
const TRAITS: Readonly<Record<string, fc.Arbitrary<Json>>> = {
  plan: fc.oneof(scalar, fc.constant(null)),
  age: fc.oneof(small, fc.constant('3')),
  born: fc.oneof(day, time, moment),
  seen: fc.oneof(time, moment, fc.array(time, { maxLength: 3 })),
  tags: list,
  home: fc.oneof(item, fc.array(item, { maxLength: 2 })),
  place: fc.constantFrom('52.52,13.405', '48.137,11.575', 'nowhere'),
};
const DATA: Readonly<Record<string, fc.Arbitrary<Json>>> = {
  sku: text,
  total: fc.oneof(small, fc.constantFrom('2', 'x', 19.99, 0.1)),
  on: fc.oneof(time, second),
  items: fc.array(item, { maxLength: 2 }),
};
const PATHS = [
  ['plan'],
  ['age'],
  ['born'],
  ['seen'],
  ['tags'],
  ['home', 'sku'],
  ['home', 'on'],
  ['status'],
  ['created_at'],
];
const EVENT_PATHS = [['sku'], ['total'], ['on'], ['items', 'sku'], ['items', 'price'], ['context', 'page']];

const literal: fc.Arbitrary<Literal> = fc.oneof(scalar, relative, day, time, moment);
const operator: fc.Arbitrary<Comparison> = fc.constantFrom('=', '!=', '>', '>=', '<', '<=');

/** A condition on an operand, by literals that make sense for it. */
function conditionOn(
  operand: fc.Arbitrary<Operand>,
  literals: fc.Arbitrary<Literal>,
): fc.Arbitrary<Condition> {
  const values = fc.array(literals, { maxLength: 3 });
  const pattern = fc.constantFrom('a', 'a*', '*b', '*', '5', '2*');
  return fc.oneof(
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('exists'), operand }) },
    { weight: 6, arbitrary: fc.record({ kind: fc.constant('compare'), operand, operator, value: literals }) },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constantFrom('contains', 'like'), operand, text: pattern }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('in', 'intersects'), operand, values }) },
    {
      weight: 2,
      arbitrary: fc.record({ kind: fc.constant('between'), operand, from: literals, to: literals }),
    },
  ) as fc.Arbitrary<Condition>;
}

function fieldCondition(paths: readonly string[][], literals: fc.Arbitrary<Literal>): fc.Arbitrary<Rule> {
  return conditionOn(fc.record({ kind: fc.constant('field'), path: fc.constantFrom(...paths) }), literals);
}

const where: fc.Arbitrary<Rule> = fc.oneof(
  fieldCondition(EVENT_PATHS, fc.oneof(scalar, day)),
  fc.record({
    kind: fc.constantFrom('and', 'or'),
    rules: fc.array(fieldCondition(EVENT_PATHS, scalar), { minLength: 1, maxLength: 2 }),
  }),
);

function events(
  figure: Figure,
  path: readonly string[] | undefined,
  isRecent: boolean,
): fc.Arbitrary<EventsOperand> {
  return fc.record({
    kind: fc.constant('events'),
    figure: fc.constant(figure),
    event: fc.constantFrom('buy', 'buy', 'view'),
    field: fc.constant(path),
    where: fc.option(where, { nil: undefined, freq: 3 }),
    within: isRecent ? span : fc.constant(undefined),
  });
}

const eventsCondition: fc.Arbitrary<Rule> = fc
  .tuple(
    fc.constantFrom<Figure>('count', 'count', 'sum', 'min', 'max', 'first', 'last'),
    fc.constantFrom(undefined, ...EVENT_PATHS.slice(0, -1)),
    fc.boolean(),
  )
  .chain(([figure, path, isRecent]) => {
    const operand = events(figure, path, isRecent);
    if (figure === 'first' || figure === 'last')
      return conditionOn(operand, path === undefined ? fc.oneof(relative, relative, day, moment) : literal);
    const number = fc.oneof(small, fc.constantFrom<Literal>('1', '2', 8, 21.99, true));
    return conditionOn(operand, path?.[0] === 'on' ? fc.oneof(relative, second) : number);
  });

const near: fc.Arbitrary<Rule> = fc.record({
  kind: fc.constant('near'),
  operand: fc.constant({ kind: 'field', path: ['place'] }),
  latitude: fc.constant(52.5),
  longitude: fc.constant(13.4),
  kilometres: fc.constantFrom(0.1, 10, 600),
});

/** A rule of the audience of that place: it may name earlier ones. */
function ruleOf(index: number): fc.Arbitrary<Rule> {
  const leaf = fc.oneof(
    { weight: 6, arbitrary: fieldCondition(PATHS, literal) },
    { weight: 8, arbitrary: eventsCondition },
    { weight: 1, arbitrary: near },
    {
      weight: index === 0 ? 0 : 3,
      arbitrary: fc.record({
        kind: fc.constant('audience'),
        slug: fc.nat(Math.max(0, index - 1)).map(slugOf),
      }),
    },
    { weight: 1, arbitrary: fc.constantFrom<Rule>({ kind: 'all' }, { kind: 'audience', slug: 'nobody' }) },
  ) as fc.Arbitrary<Rule>;
  const grouped = (inner: fc.Arbitrary<Rule>): fc.Arbitrary<Rule> =>
    fc.oneof(
      { weight: 2, arbitrary: inner },
      {
        weight: 2,
        arbitrary: fc.record({
          kind: fc.constantFrom('and', 'or'),
          rules: fc.array(inner, { maxLength: 3 }),
        }),
      },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('not'), rule: inner }) },
    ) as fc.Arbitrary<Rule>;
  return grouped(grouped(leaf));
}

export const rules: fc.Arbitrary<readonly Rule[]> = fc
  .integer({ min: 1, max: 4 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => ruleOf(index))));

const nothing = fc.constant<JsonObject>({});
const traits = fc.record(TRAITS, { requiredKeys: [] }) as fc.Arbitrary<JsonObject>;
const data = fc.record(DATA, { requiredKeys: [] }) as fc.Arbitrary<JsonObject>;

export const gap: fc.Arbitrary<number> = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom(0, 1, 60_000) },
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 8 }).map((count) => count * QUARTER) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 160 }).map((count) => count * QUARTER) },
);

export const step: fc.Arbitrary<Step> = fc.record({
  gap,
  event: fc.record({
    type: fc.constantFrom('buy', 'buy', 'view', 'identify'),
    late: fc.oneof(
      { weight: 3, arbitrary: fc.constant(0) },
      { weight: 1, arbitrary: fc.integer({ min: -4, max: 200 }).map((count) => count * QUARTER) },
    ),
    data,
    context: fc.record({ page: text }, { requiredKeys: [] }) as fc.Arbitrary<JsonObject>,
  }),
  traits: fc.oneof({ weight: 2, arbitrary: nothing }, { weight: 1, arbitrary: traits }),
  status: fc.oneof(
    { weight: 12, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.constantFrom<CustomerStatus>('opted_out', 'active', 'inactive') },
    { weight: 1, arbitrary: fc.constant('active' as const) },
  ),
});

export const steps: fc.Arbitrary<readonly Step[]> = fc.array(step, { minLength: 1, maxLength: 12 });
export const timeZone: fc.Arbitrary<string> = fc.constantFrom(
  'UTC',
  'Europe/Berlin',
  'America/St_Johns',
  'Australia/Lord_Howe',
);
