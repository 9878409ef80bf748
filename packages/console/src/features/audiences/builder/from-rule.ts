import type { Condition, Operand, Rule } from '@causeway/core/audience/rule';
import type { Asked } from '../../../ui/rule/operators.ts';
import {
  groupNode,
  leafNode,
  newKey,
  type GroupNode,
  type Leaf,
  type RuleNode,
  type Subject,
} from './node.ts';

/** A whole rule, or a whole `where`, as the builder edits it. `toRule` makes the same rule of it. */
export function rootOf(rule: Rule): GroupNode {
  const node = nodeOf(rule);
  return node.kind === 'group' ? node : groupNode('all', [node], true);
}

function nodeOf(rule: Rule): RuleNode {
  switch (rule.kind) {
    case 'and':
      return groupNode('all', rule.rules.map(nodeOf));
    case 'or':
      return groupNode('any', rule.rules.map(nodeOf));
    case 'not':
      return notOf(rule.rule);
    default:
      return leafNode(leafOf(rule));
  }
}

function notOf(rule: Rule): RuleNode {
  switch (rule.kind) {
    case 'and':
      return groupNode('not_all', rule.rules.map(nodeOf));
    case 'or':
      return groupNode('none', rule.rules.map(nodeOf));
    case 'not':
      return { key: newKey(), kind: 'not', node: notOf(rule.rule) };
    default:
      return leafNode(leafOf(rule), true);
  }
}

function leafOf(rule: Exclude<Rule, { kind: 'and' | 'or' | 'not' }>): Leaf {
  if (rule.kind === 'all' || rule.kind === 'audience') return rule;
  const { operand, ...asked } = rule satisfies Condition;
  return { kind: 'condition', subject: subjectOf(operand), asked: asked as Asked };
}

function subjectOf(operand: Operand): Subject {
  if (operand.kind === 'field') return operand;
  const { where } = operand;
  return { ...operand, where: where === undefined ? undefined : rootOf(where) };
}
