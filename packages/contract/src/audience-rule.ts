import type { Rule } from '@causeway/core/audience/rule';
import { z } from 'zod';

const path = z.array(z.string().min(1).max(500)).min(1).max(16);
const literal = z.union([z.string().max(10_000), z.number(), z.boolean()]);
const literals = z.array(literal).max(10_000);

const span = z.strictObject({
  count: z.int().min(1).max(100_000),
  unit: z.enum(['m', 'h', 'd', 'w', 'M', 'y']),
});

const fieldOperand = z.strictObject({ kind: z.literal('field'), path });

const eventsOperand = z.strictObject({
  kind: z.literal('events'),
  figure: z.enum(['count', 'sum', 'min', 'max', 'first', 'last']),
  event: z.string().min(1).max(500),
  field: path.optional(),
  get where() {
    return audienceRule.optional();
  },
  within: span.optional(),
});

const operand = z.union([fieldOperand, eventsOperand]);

/** A rule as a tree (see core's `Rule`). */
export const audienceRule: z.ZodType<RuleShape, RuleShape> = z
  .union([
    z.strictObject({ kind: z.literal('all') }),
    z.strictObject({
      kind: z.enum(['and', 'or']),
      get rules() {
        return z.array(audienceRule).max(500);
      },
    }),
    z.strictObject({
      kind: z.literal('not'),
      get rule() {
        return audienceRule;
      },
    }),
    z.strictObject({ kind: z.literal('audience'), slug: z.string().min(1).max(200) }),
    z.strictObject({ kind: z.literal('exists'), operand }),
    z.strictObject({
      kind: z.literal('compare'),
      operand,
      operator: z.enum(['=', '!=', '>', '>=', '<', '<=']),
      value: literal,
    }),
    z.strictObject({ kind: z.enum(['contains', 'like']), operand, text: z.string().max(10_000) }),
    z.strictObject({ kind: z.enum(['in', 'intersects']), operand, values: literals }),
    z.strictObject({ kind: z.literal('between'), operand, from: literal, to: literal }),
    z.strictObject({
      kind: z.literal('near'),
      operand: fieldOperand,
      latitude: z.number().min(-90).max(90),
      longitude: z.number().min(-180).max(180),
      kilometres: z.number().positive().max(20_100),
    }),
  ])
  .meta({ id: 'AudienceRule', description: 'The same as FilterQL says, as a tree.' }) as z.ZodType<
  RuleShape,
  RuleShape
>;

/** As JSON carries it: what is undefined in a `Rule` is missing. */
export type RuleShape = Rule;
