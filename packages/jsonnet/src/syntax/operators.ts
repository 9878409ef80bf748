import type { BinaryOperator, UnaryOperator } from './ast.ts';

/** How tightly operators bind: the lower, the tighter. Calls, indexing and `a {…}` bind tighter than all of them. */
export const UNARY_LEVEL = 4;
/** Looser than every operator. */
export const LOOSEST = 15;

const LEVELS: ReadonlyMap<string, number> = new Map<BinaryOperator, number>([
  ['*', 5],
  ['/', 5],
  ['%', 5],
  ['+', 6],
  ['-', 6],
  ['<<', 7],
  ['>>', 7],
  ['<', 8],
  ['>', 8],
  ['<=', 8],
  ['>=', 8],
  ['in', 8],
  ['==', 9],
  ['!=', 9],
  ['&', 10],
  ['^', 11],
  ['|', 12],
  ['&&', 13],
  ['||', 14],
]);

/** `undefined` when there is no such binary operator. */
export function binaryLevel(operator: string): number | undefined {
  return LEVELS.get(operator);
}

export function isUnary(operator: string): operator is UnaryOperator {
  return operator === '!' || operator === '-' || operator === '+' || operator === '~';
}
