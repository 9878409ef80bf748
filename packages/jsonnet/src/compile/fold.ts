import type { Node } from '../syntax/ast.ts';

/** The value of a literal, or of a sign before one: `-1`, `!true`. Anything more is left to the run. */
export function folded(node: Node): null | boolean | number | string | undefined {
  if (node.kind === 'literal') return node.value;
  if (node.kind !== 'unary' || node.operand.kind !== 'literal') return undefined;
  const { value } = node.operand;
  if (node.operator === '-' && typeof value === 'number') return -value;
  if (node.operator === '!' && typeof value === 'boolean') return !value;
  return undefined;
}
