import fc from 'fast-check';
import type {
  Condition,
  EventsOperand,
  FieldOperand,
  Figure,
  Literal,
  Operand,
  Rule,
  Span,
  SpanUnit,
} from '../../rule.ts';
import { SPAN_LIMITS } from '../span-text.ts';

/** What rules are made of. */
export interface RuleParts {
  /** One step of a path. */
  readonly name: fc.Arbitrary<string>;
  readonly event: fc.Arbitrary<string>;
  readonly slug: fc.Arbitrary<string>;
  /** For CONTAINS and LIKE. */
  readonly text: fc.Arbitrary<string>;
  readonly literal: fc.Arbitrary<Literal>;
}

type Of = 'customer' | 'event';

const DEPTH = 3;
/** Keeps their text well under the limit. */
const MOST_CONDITIONS = 100;
const FIGURES: readonly Figure[] = ['count', 'sum', 'min', 'max', 'first', 'last'];

const ODD_UNIT = fc.constantFrom(
  ...[
    'a',
    'Ş',
    'é',
    '_',
    '0',
    '-',
    '--',
    '//',
    '.',
    ',',
    '(',
    ')',
    '*',
    '=',
    ' ',
    '`',
    '"',
    "'",
    '\\',
    '\\u',
  ],
  ...['\n', '\r', '\t', '\u0000', '\u00a0', '\u2028', '\ufeff', '💃', '\ud83d', '\udc00'],
);

/** Short texts, many of them with signs that mean something in the language. */
export function arbitraryOddText(): fc.Arbitrary<string> {
  return fc.oneof(
    fc.string({ unit: ODD_UNIT, maxLength: 6 }),
    fc.string({ unit: 'binary', maxLength: 6 }),
    fc.constantFrom(
      'city',
      'total',
      'first',
      'count',
      'geodistance',
      'user',
      'null',
      'ın',
      '__proto__',
      'now-7d',
    ),
    fc.constantFrom('and', 'OR', 'Not', 'in', 'FILTER', 'from', 'alias', 'all', 'match_all', 'where', 'true'),
  );
}

/**
 * Rules as the language can write them: paths have a step, numbers are finite, `count` has no field and `sum`, `min`
 * and `max` have one, and what follows WHERE is about fields of the event. At most four levels deep.
 */
export function arbitraryRule(over: Partial<RuleParts> = {}): fc.Arbitrary<Rule> {
  const odd = arbitraryOddText();
  const parts: RuleParts = { name: odd, event: odd, slug: odd, text: odd, literal: literal(odd), ...over };
  return rules(parts, DEPTH, 'customer').filter((rule) => conditionsOf(rule) <= MOST_CONDITIONS);
}

function rules(parts: RuleParts, depth: number, of: Of): fc.Arbitrary<Rule> {
  const where = depth === 0 || of === 'event' ? undefined : rules(parts, Math.min(depth - 1, 1), 'event');
  const leaf = conditions(parts, of, where);
  const single: fc.Arbitrary<Rule> =
    of === 'event'
      ? fc.oneof({ weight: 9, arbitrary: leaf }, fc.constant({ kind: 'all' }))
      : fc.oneof(
          { weight: 9, arbitrary: leaf },
          fc.constant({ kind: 'all' }),
          plain({ kind: fc.constant('audience'), slug: parts.slug }),
        );
  if (depth === 0) return single;
  const inner = rules(parts, depth - 1, of);
  const group = plain({
    kind: fc.constantFrom('and' as const, 'or' as const),
    rules: fc.array(inner, { maxLength: 3 }),
  });
  const not = plain({ kind: fc.constant('not' as const), rule: inner });
  return fc.oneof({ weight: 2, arbitrary: single }, { weight: 2, arbitrary: group }, not);
}

function conditions(
  parts: RuleParts,
  of: Of,
  where: fc.Arbitrary<Rule> | undefined,
): fc.Arbitrary<Condition> {
  const field = fieldOf(parts);
  const operand: fc.Arbitrary<Operand> =
    of === 'event' ? field : fc.oneof({ weight: 2, arbitrary: field }, eventsOf(parts, where));
  return fc.oneof<fc.Arbitrary<Condition>[]>(
    plain({ kind: fc.constant('exists'), operand }),
    plain({
      kind: fc.constant('compare'),
      operand,
      operator: fc.constantFrom('=', '!=', '>', '>=', '<', '<='),
      value: parts.literal,
    }),
    plain({ kind: fc.constantFrom('contains', 'like'), operand, text: parts.text }),
    plain({
      kind: fc.constantFrom('in', 'intersects'),
      operand,
      values: fc.array(parts.literal, { maxLength: 4 }),
    }),
    plain({ kind: fc.constant('between'), operand, from: parts.literal, to: parts.literal }),
    plain({
      kind: fc.constant('near'),
      operand: field,
      latitude: fc.double({ min: -90, max: 90, noNaN: true }),
      longitude: fc.double({ min: -180, max: 180, noNaN: true }),
      kilometres: fc.double({ min: 0, minExcluded: true, noNaN: true, noDefaultInfinity: true }),
    }),
  );
}

function fieldOf({ name }: RuleParts): fc.Arbitrary<FieldOperand> {
  return plain({ kind: fc.constant('field'), path: fc.array(name, { minLength: 1, maxLength: 3 }) });
}

function eventsOf(parts: RuleParts, where: fc.Arbitrary<Rule> | undefined): fc.Arbitrary<EventsOperand> {
  const path = fc.array(parts.name, { minLength: 1, maxLength: 2 });
  return fc.constantFrom(...FIGURES).chain((figure) =>
    plain({
      kind: fc.constant('events'),
      figure: fc.constant(figure),
      event: parts.event,
      field:
        figure === 'count'
          ? nothing
          : figure === 'first' || figure === 'last'
            ? fc.oneof(nothing, path)
            : path,
      where: where === undefined ? nothing : fc.oneof(nothing, where),
      within: fc.oneof(nothing, span()),
    }),
  );
}

/** Objects as code makes them: with the usual prototype. */
function plain<T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T> {
  return fc.record(model, { noNullPrototype: true });
}

const nothing: fc.Arbitrary<undefined> = fc.constant(undefined);

function span(): fc.Arbitrary<Span> {
  return fc
    .constantFrom(...(Object.keys(SPAN_LIMITS) as SpanUnit[]))
    .chain((unit) =>
      plain({ count: fc.integer({ min: 1, max: SPAN_LIMITS[unit] }), unit: fc.constant(unit) }),
    );
}

function literal(text: fc.Arbitrary<string>): fc.Arbitrary<Literal> {
  return fc.oneof(
    text,
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.constantFrom(0, -0, 1e21, 1e-7, 2 ** 53, 2 ** 53 + 2, 123456789012345680000),
    fc.boolean(),
  );
}

function conditionsOf(rule: Rule): number {
  switch (rule.kind) {
    case 'and':
    case 'or':
      return rule.rules.reduce((sum, inner) => sum + conditionsOf(inner), 0);
    case 'not':
      return conditionsOf(rule.rule);
    case 'all':
    case 'audience':
      return 1;
    default: {
      const where = rule.operand.kind === 'events' ? rule.operand.where : undefined;
      return 1 + (where === undefined ? 0 : conditionsOf(where));
    }
  }
}
