import type { Node, Rule } from './rule.ts';

/**
 * `new Date()` and `Date()` read the clock, and `new Date(year, month)` reads the host's time zone. oxlint can forbid
 * `Date.now` by name, but not a constructor by its number of arguments.
 */
export const noAmbientClock: Rule = {
  create: (context) => ({
    NewExpression(node) {
      if (!isDate(node)) return;
      const count = node.arguments?.length ?? 0;
      if (count === 0) {
        context.report({ node, message: '`new Date()` reads the clock: take `now` as an argument.' });
      } else if (count > 1) {
        context.report({
          node,
          message: "`new Date(y, m)` reads the host's time zone: use `Date.UTC(y, m)`.",
        });
      }
    },
    CallExpression(node) {
      if (isDate(node))
        context.report({ node, message: '`Date()` reads the clock: take `now` as an argument.' });
    },
  }),
};

function isDate(node: Node): boolean {
  return node.callee?.type === 'Identifier' && node.callee.name === 'Date';
}
