import type { Issue } from '../../result/issue.ts';
import type { Json, JsonObject } from '../../result/json.ts';
import { RULE_LIMITS, type Literal, type Operand, type Rule } from '../rule.ts';
import { AstReader } from './ast-reader.ts';
import { printFilter } from './print-filter.ts';
import { printNumber, printPath } from './quote.ts';
import { printSpan } from './span-text.ts';

/**
 * The rule as the JSON tree that segments of Lytics have (fact sheet DATAFLY-HARDAL-LYTICS 3.6): nodes `{op, args}`,
 * fields `{ident}` as paths are written in texts, values `{val}`, audiences `{seg}`, lists of values `{args}`. A figure
 * is a node of its name over the event with its field, with `where` and `within` as further arguments.
 */
export function ruleToAst(rule: Rule): Json {
  switch (rule.kind) {
    case 'all':
      return node('match_all');
    case 'audience':
      return node('include', { seg: rule.slug });
    case 'and':
    case 'or':
      return node(rule.kind, ...rule.rules.map(ruleToAst));
    case 'not':
      return node('not', ruleToAst(rule.rule));
    case 'exists':
      return node('exists', operandToAst(rule.operand));
    case 'compare':
      return node(rule.operator, operandToAst(rule.operand), val(rule.value));
    case 'contains':
    case 'like':
      return node(rule.kind, operandToAst(rule.operand), val(rule.text));
    case 'in':
    case 'intersects':
      return node(rule.kind, operandToAst(rule.operand), { args: rule.values.map(val) });
    case 'between':
      return node('between', operandToAst(rule.operand), val(rule.from), val(rule.to));
    case 'near': {
      const place = `${printNumber(rule.latitude)},${printNumber(rule.longitude)}`;
      return node('geodistance', operandToAst(rule.operand), val(place), val(rule.kilometres));
    }
  }
}

/** Reads such a tree; every issue names its place, as in `ast.args[1].val`. What comes out keeps RULE_LIMITS. */
export function astToRule(value: Json): { readonly rule: Rule } | { readonly issues: readonly Issue[] } {
  const reader = new AstReader();
  const rule = reader.rule({ value, field: 'ast' }, { of: 'customer', level: 0 });
  if (rule === undefined || reader.issues.length > 0) return { issues: reader.issues };
  const { length } = printFilter(rule);
  if (length <= RULE_LIMITS.characters) return { rule };
  const message = `Its text has ${length} characters; at most ${RULE_LIMITS.characters} are possible.`;
  const hint = 'Make an audience of a part, and include it.';
  return { issues: [{ code: 'ast_too_long', field: 'ast', message, hint }] };
}

function operandToAst(operand: Operand): JsonObject {
  if (operand.kind === 'field') return { ident: printPath(operand.path) };
  const { figure, event, field, where, within } = operand;
  return node(
    figure,
    { ident: printPath([event, ...(field ?? [])]) },
    ...(where === undefined ? [] : [node('where', ruleToAst(where))]),
    ...(within === undefined ? [] : [node('within', val(printSpan(within)))]),
  );
}

function node(op: string, ...args: readonly Json[]): JsonObject {
  return { op, args };
}

function val(value: Literal): JsonObject {
  return { val: value };
}
