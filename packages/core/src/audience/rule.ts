/**
 * A rule over customers. It has two equal forms: this tree, which the builder edits, and FilterQL text (fact sheet
 * DATAFLY-HARDAL-LYTICS 3.6), which people write and the store keeps. Logic has two values: a condition on what is not
 * there is not met, so `NOT` of it is, and `!=` is the opposite of `=`.
 */
export type Rule =
  | { readonly kind: 'all' }
  | { readonly kind: 'and' | 'or'; readonly rules: readonly Rule[] }
  | { readonly kind: 'not'; readonly rule: Rule }
  /** Is in the audience of that slug. */
  | { readonly kind: 'audience'; readonly slug: string }
  | Condition;

/** A leaf: something about one operand. */
export type Condition =
  | { readonly kind: 'exists'; readonly operand: Operand }
  | {
      readonly kind: 'compare';
      readonly operand: Operand;
      readonly operator: Comparison;
      readonly value: Literal;
    }
  | { readonly kind: 'contains' | 'like'; readonly operand: Operand; readonly text: string }
  /** `in`: the value is one of these. `intersects`: of the list's entries at least one is. */
  | { readonly kind: 'in' | 'intersects'; readonly operand: Operand; readonly values: readonly Literal[] }
  /** Both ends belong to it. */
  | { readonly kind: 'between'; readonly operand: Operand; readonly from: Literal; readonly to: Literal }
  /** The field holds "latitude,longitude", at most so many kilometres from the point. */
  | {
      readonly kind: 'near';
      readonly operand: FieldOperand;
      readonly latitude: number;
      readonly longitude: number;
      readonly kilometres: number;
    };

export type Comparison = '=' | '!=' | '>' | '>=' | '<' | '<=';

/** Text may say a point in time relative to now, such as `now-7d` or `now+1M`, where a time is compared. */
export type Literal = string | number | boolean;

export type Operand = FieldOperand | EventsOperand;

/**
 * A field of the customer, or, inside the `where` of an operand over events, of the event. Steps into objects; lists
 * on the way stand for each of their entries.
 */
export interface FieldOperand {
  readonly kind: 'field';
  readonly path: readonly string[];
}

/**
 * A figure over the customer's events of one type.
 *
 * - `count`: how many there are.
 * - `sum`, `min`, `max`: of the numbers in `field` (those that are amounts, see `parseAmount`).
 * - `first`, `last`: the value of `field` in the earliest or latest one that has one; without a field, when that was.
 *
 * `where` chooses among them by their fields. `within` counts only those that happened less than so long ago.
 */
export interface EventsOperand {
  readonly kind: 'events';
  readonly figure: Figure;
  readonly event: string;
  readonly field: readonly string[] | undefined;
  readonly where: Rule | undefined;
  readonly within: Span | undefined;
}

export type Figure = 'count' | 'sum' | 'min' | 'max' | 'first' | 'last';

/**
 * A length of time. Minutes (`m`) to weeks are that many hours, whatever the clocks do; months (`M`) and years are those
 * of the calendar in the workspace's time zone.
 */
export interface Span {
  readonly count: number;
  readonly unit: SpanUnit;
}

export type SpanUnit = 'm' | 'h' | 'd' | 'w' | 'M' | 'y';

/** How deep groups may be nested, how many conditions a rule may have, and how long its text may be. */
export const RULE_LIMITS = { depth: 20, conditions: 500, characters: 50_000, values: 10_000 } as const;
