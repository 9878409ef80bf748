import type { Condition, Rule } from '@causeway/core/audience/rule';
import { valuesOf } from '../../ui/rule/operators.ts';
import type { Vocabulary } from '../../ui/rule/vocabulary.ts';
import type { Answer } from '../../app/api.ts';
import type { GroupNode, LeafNode, NodeIssue, RuleNode } from './builder/node.ts';

export type RuleIssue = Answer<'POST /v1/admin/audience-checks'>['issues'][number];

/** Where in the rule's tree the parts of the builder stand: `rules.0.operand.where`. */
function pathsOf(root: GroupNode): ReadonlyMap<string, string> {
  const paths = new Map<string, string>();
  inRoot(root, '', paths);
  return paths;
}

type Paths = Map<string, string>;

function inRoot(root: GroupNode, at: string, paths: Paths): void {
  if (!root.bare) return inNode(root, at, paths);
  paths.set(at, root.key);
  for (const node of root.nodes) inNode(node, at, paths);
}

function inNode(node: RuleNode, at: string, paths: Paths): void {
  paths.set(at, node.key);
  switch (node.kind) {
    case 'group': {
      const negated = node.join === 'none' || node.join === 'not_all';
      const place = negated ? joined(at, 'rule') : at;
      paths.set(place, node.key);
      for (const [index, inner] of node.nodes.entries())
        inNode(inner, joined(place, `rules.${index}`), paths);
      return;
    }
    case 'not':
      return inNode(node.node, joined(at, 'rule'), paths);
    case 'leaf':
      return inLeaf(node, node.negated ? joined(at, 'rule') : at, paths);
  }
}

function inLeaf({ key, leaf }: LeafNode, at: string, paths: Paths): void {
  paths.set(at, key);
  const where = leaf.kind === 'condition' && leaf.subject.kind === 'events' ? leaf.subject.where : undefined;
  if (where !== undefined) inRoot(where, joined(at, 'operand.where'), paths);
}

function joined(at: string, step: string): string {
  return at === '' ? step : `${at}.${step}`;
}

/** Issues by the part of the builder that they are about, each at the innermost one. */
export function placedIssues(
  root: GroupNode,
  issues: readonly RuleIssue[],
): ReadonlyMap<string, readonly NodeIssue[]> {
  const paths = pathsOf(root);
  const placed = new Map<string, NodeIssue[]>();
  const put = (key: string, issue: NodeIssue): void => {
    const all = placed.get(key);
    if (all === undefined) placed.set(key, [issue]);
    else all.push(issue);
  };
  for (const { field = '', severity, message, hint = '' } of issues) {
    const key = keyOf(paths, field) ?? root.key;
    put(key, { severity, text: `${message} ${hint}`.trim() });
  }
  for (const [key, text] of gapsIn(root)) put(key, { severity: 'warning', text });
  return placed;
}

function keyOf(paths: ReadonlyMap<string, string>, field: string): string | undefined {
  for (let place = field; ; place = place.slice(0, Math.max(0, place.lastIndexOf('.')))) {
    const key = paths.get(place);
    if (key !== undefined || place === '') return key;
  }
}

/** Conditions that still want a value. */
function gapsIn(group: GroupNode): readonly (readonly [key: string, text: string])[] {
  return group.nodes.flatMap((node) => gapsAt(node));
}

function gapsAt(node: RuleNode): readonly (readonly [key: string, text: string])[] {
  if (node.kind === 'group') return gapsIn(node);
  if (node.kind === 'not') return gapsAt(node.node);
  const { leaf, key } = node;
  if (leaf.kind !== 'condition') return [];
  const { asked, subject } = leaf;
  const inside = subject.kind === 'events' && subject.where !== undefined ? gapsIn(subject.where) : [];
  const values = valuesOf(asked);
  const isList = asked.kind === 'in' || asked.kind === 'intersects';
  const missing = isList ? values.length === 0 : values.includes('');
  return missing ? [[key, 'It is compared with nothing yet: give a value.'], ...inside] : inside;
}

/** Without warnings of names that nobody defined, where such a name has come in all the same. */
export function withoutSeenNames(
  issues: readonly RuleIssue[],
  rule: Rule | undefined,
  vocabulary: Vocabulary,
): readonly RuleIssue[] {
  const names = new Set([...vocabulary.fields.values()].map(({ path }) => path[0]));
  return issues.filter(({ code, field = '' }) => {
    if ((code !== 'field_unknown' && code !== 'event_unknown') || rule === undefined) return true;
    const operand = conditionAt(rule, field.split('.'))?.operand;
    if (operand === undefined) return true;
    return operand.kind === 'field' ? !names.has(operand.path[0]) : !vocabulary.events.has(operand.event);
  });
}

/** The condition to which a place in the tree leads. */
function conditionAt(rule: Rule, [step, ...rest]: readonly string[]): Condition | undefined {
  switch (rule.kind) {
    case 'all':
    case 'audience':
      return undefined;
    case 'and':
    case 'or': {
      const inner = step === 'rules' ? rule.rules[Number(rest[0])] : undefined;
      return inner === undefined ? undefined : conditionAt(inner, rest.slice(1));
    }
    case 'not':
      return step === 'rule' ? conditionAt(rule.rule, rest) : undefined;
    default: {
      const where = rule.operand.kind === 'events' ? rule.operand.where : undefined;
      return step === 'operand' && rest[0] === 'where' && where !== undefined
        ? conditionAt(where, rest.slice(1))
        : rule;
    }
  }
}
