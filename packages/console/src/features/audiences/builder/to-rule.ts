import type { Condition, Operand, Rule } from '@causeway/core/audience/rule';
import type { GroupNode, Leaf, RuleNode, Subject } from './node.ts';

/** The rule that the builder shows; undefined when there is nothing in it. */
export function toRule(root: GroupNode): Rule | undefined {
  if (!root.bare) return ruleOf(root);
  const [only] = root.nodes;
  return only === undefined ? undefined : ruleOf(only);
}

/** One part of it. */
export function ruleOf(node: RuleNode): Rule {
  switch (node.kind) {
    case 'not':
      return { kind: 'not', rule: ruleOf(node.node) };
    case 'leaf': {
      const rule = leafRule(node.leaf);
      return node.negated ? { kind: 'not', rule } : rule;
    }
    case 'group': {
      const { join } = node;
      const rules = node.nodes.map(ruleOf);
      const rule: Rule = { kind: join === 'all' || join === 'not_all' ? 'and' : 'or', rules };
      return join === 'none' || join === 'not_all' ? { kind: 'not', rule } : rule;
    }
  }
}

/** A leaf without the NOT before it. */
export function leafRule(leaf: Leaf): Exclude<Rule, { kind: 'and' | 'or' | 'not' }> {
  if (leaf.kind !== 'condition') return leaf;
  // Only a field is asked for a place, and only the builder could ask otherwise, which it does not offer.
  return { ...leaf.asked, operand: operandOf(leaf.subject) } as Condition;
}

function operandOf(subject: Subject): Operand {
  if (subject.kind === 'field') return subject;
  return { ...subject, where: subject.where === undefined ? undefined : toRule(subject.where) };
}
