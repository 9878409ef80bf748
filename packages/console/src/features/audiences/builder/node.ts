import type { EventsOperand, FieldOperand } from '@causeway/core/audience/rule';
import type { Asked } from '../../../ui/rule/operators.ts';

/**
 * A rule as the builder edits it: the same tree, with a name for every part that stays the same while it is changed and
 * moved. NOT belongs to what it stands before, so that it reads as one thing: none of, is not in.
 */
export type RuleNode = GroupNode | LeafNode | NotNode;

/** all: AND. any: OR. none: NOT OR. not_all: NOT AND. */
export type Join = 'all' | 'any' | 'none' | 'not_all';

export interface GroupNode {
  readonly key: string;
  readonly kind: 'group';
  readonly join: Join;
  readonly nodes: readonly RuleNode[];
  /**
   * Only of what stands around a whole rule or a whole `where`: it is not in the rule itself, which is the one node in it,
   * or, without any, no rule at all.
   */
  readonly bare: boolean;
}

export interface LeafNode {
  readonly key: string;
  readonly kind: 'leaf';
  readonly negated: boolean;
  readonly leaf: Leaf;
}

/** A NOT before another NOT. */
export interface NotNode {
  readonly key: string;
  readonly kind: 'not';
  readonly node: RuleNode;
}

export type Leaf = { readonly kind: 'all' } | AudienceLeaf | ConditionLeaf;

interface AudienceLeaf {
  readonly kind: 'audience';
  readonly slug: string;
}

export interface ConditionLeaf {
  readonly kind: 'condition';
  readonly subject: Subject;
  readonly asked: Asked;
}

export type Subject = FieldOperand | EventsSubject;

export interface EventsSubject extends Omit<EventsOperand, 'where'> {
  readonly where: GroupNode | undefined;
}

/** What is wrong with a part of the rule. */
export interface NodeIssue {
  readonly severity: 'error' | 'warning';
  readonly text: string;
}

let last = 0;

/** A name that no other node has. */
export function newKey(): string {
  last += 1;
  return `n${last}`;
}

export function leafNode(leaf: Leaf, negated = false): LeafNode {
  return { key: newKey(), kind: 'leaf', negated, leaf };
}

export function groupNode(join: Join, nodes: readonly RuleNode[], bare = false): GroupNode {
  return { key: newKey(), kind: 'group', join, nodes, bare };
}

/** The builder with nothing in it. */
export function emptyRoot(): GroupNode {
  return groupNode('all', [], true);
}
