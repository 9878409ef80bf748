import type { Operand, Rule } from '../rule.ts';

/** How many groups, NOTs and WHEREs stand around the innermost condition. */
export function ruleDepth(rule: Rule): number {
  switch (rule.kind) {
    case 'and':
    case 'or':
      return 1 + rule.rules.reduce((most, inner) => Math.max(most, ruleDepth(inner)), 0);
    case 'not':
      return 1 + ruleDepth(rule.rule);
    case 'all':
    case 'audience':
      return 0;
    default:
      return operandDepth(rule.operand);
  }
}

function operandDepth(operand: Operand): number {
  return operand.kind === 'events' && operand.where !== undefined ? 1 + ruleDepth(operand.where) : 0;
}
