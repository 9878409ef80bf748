import { groupNode, newKey, type GroupNode, type Join, type LeafNode, type RuleNode } from './node.ts';

/** Where a node stands: in which group, and at which place. */
export interface Place {
  readonly group: GroupNode;
  readonly index: number;
}

/** The place of a node anywhere in the tree, also in a `where`; undefined when it is not there. */
export function placeOf(root: GroupNode, key: string): Place | undefined {
  const index = root.nodes.findIndex((node) => node.key === key);
  if (index >= 0) return { group: root, index };
  for (const node of root.nodes) {
    const found = groupsIn(node).map((group) => placeOf(group, key));
    const place = found.find((one) => one !== undefined);
    if (place !== undefined) return place;
  }
  return undefined;
}

export function nodeAt(root: GroupNode, key: string): RuleNode | undefined {
  const place = placeOf(root, key);
  return place?.group.nodes[place.index];
}

/** Groups right below a node: itself, what is in a NOT, and a `where`. */
function groupsIn(node: RuleNode): readonly GroupNode[] {
  switch (node.kind) {
    case 'group':
      return [node];
    case 'not':
      return groupsIn(node.node);
    case 'leaf': {
      const { leaf } = node;
      const where =
        leaf.kind === 'condition' && leaf.subject.kind === 'events' ? leaf.subject.where : undefined;
      return where === undefined ? [] : [where];
    }
  }
}

/** The tree with one group of it changed; a group that is emptied by that goes with what it stood in. */
export function changeGroup(
  root: GroupNode,
  key: string,
  change: (group: GroupNode) => GroupNode,
): GroupNode {
  const [changed] = inGroup(root, key, change, true);
  return changed ?? { ...root, join: 'all', nodes: [], bare: true };
}

type Change = (group: GroupNode) => GroupNode;

function inGroup(group: GroupNode, key: string, change: Change, whole: boolean): readonly GroupNode[] {
  if (group.key === key) {
    const changed = change(group);
    if (changed.nodes.length === 0 && group.nodes.length > 0) return [];
    return [whole ? settled(changed) : changed];
  }
  const nodes = group.nodes.flatMap((node) => inNode(node, key, change));
  const same = nodes.length === group.nodes.length && nodes.every((node, at) => node === group.nodes[at]);
  if (same) return [group];
  if (nodes.length === 0) return [];
  const lost = nodes.length < group.nodes.length;
  return [whole && lost ? settled({ ...group, nodes }) : { ...group, nodes }];
}

function inNode(node: RuleNode, key: string, change: Change): readonly RuleNode[] {
  switch (node.kind) {
    case 'group':
      return inGroup(node, key, change, false);
    case 'not': {
      const [inner] = inNode(node.node, key, change);
      if (inner === undefined) return [];
      return inner === node.node ? [node] : [{ ...node, node: inner }];
    }
    case 'leaf':
      return [inWhere(node, key, change)];
  }
}

function inWhere(node: LeafNode, key: string, change: Change): LeafNode {
  const { leaf } = node;
  if (leaf.kind !== 'condition' || leaf.subject.kind !== 'events') return node;
  const { where } = leaf.subject;
  if (where === undefined) return node;
  const [changed] = inGroup(where, key, change, true);
  if (changed === where) return node;
  return { ...node, leaf: { ...leaf, subject: { ...leaf.subject, where: changed } } };
}

/** Around a whole rule: a group of one is only that one. */
function settled(root: GroupNode): GroupNode {
  return { ...root, bare: root.nodes.length < 2 && (root.join === 'all' || root.join === 'any') };
}

/** The tree with one node of it changed, wherever it stands. */
export function changeNode(root: GroupNode, key: string, change: (node: RuleNode) => RuleNode): GroupNode {
  const place = placeOf(root, key);
  if (place !== undefined) {
    return changeGroup(root, place.group.key, (group) => ({
      ...group,
      nodes: group.nodes.map((node) => (node.key === key ? change(node) : node)),
    }));
  }
  const inNots = (node: RuleNode): RuleNode => {
    if (node.key === key) return change(node);
    if (node.kind === 'not') return { ...node, node: inNots(node.node) };
    return node.kind === 'group' ? { ...node, nodes: node.nodes.map(inNots) } : node;
  };
  return { ...root, nodes: root.nodes.map(inNots) };
}

export function setJoin(root: GroupNode, key: string, join: Join): GroupNode {
  return changeGroup(root, key, (group) => ({ ...group, join }));
}

/** Puts nodes into a group, at its end unless told where. */
export function insert(
  root: GroupNode,
  groupKey: string,
  nodes: readonly RuleNode[],
  index = Infinity,
): GroupNode {
  return changeGroup(root, groupKey, (group) => ({
    ...group,
    nodes: group.nodes.toSpliced(Math.min(index, group.nodes.length), 0, ...nodes),
  }));
}

function replace(root: GroupNode, key: string, nodes: readonly RuleNode[]): GroupNode {
  const place = placeOf(root, key);
  if (place === undefined) return root;
  return changeGroup(root, place.group.key, (group) => ({
    ...group,
    nodes: group.nodes.toSpliced(place.index, 1, ...nodes),
  }));
}

export function remove(root: GroupNode, key: string): GroupNode {
  return replace(root, key, []);
}

/** The same again behind it; answers the copy's key as well. */
export function duplicate(root: GroupNode, key: string): { readonly root: GroupNode; readonly key: string } {
  const node = nodeAt(root, key);
  if (node === undefined) return { root, key };
  const copy = copyOf(node);
  return { root: replace(root, key, [node, copy]), key: copy.key };
}

function copyOf(node: RuleNode): RuleNode {
  const key = newKey();
  switch (node.kind) {
    case 'group':
      return copyOfGroup(node);
    case 'not':
      return { ...node, key, node: copyOf(node.node) };
    case 'leaf': {
      const { leaf } = node;
      if (leaf.kind !== 'condition' || leaf.subject.kind !== 'events') return { ...node, key };
      const { where } = leaf.subject;
      const subject = { ...leaf.subject, where: where === undefined ? undefined : copyOfGroup(where) };
      return { ...node, key, leaf: { ...leaf, subject } };
    }
  }
}

function copyOfGroup(group: GroupNode): GroupNode {
  return { ...group, key: newKey(), nodes: group.nodes.map(copyOf) };
}

/** Puts a node into a new group of its own, which is joined the other way than what it stands in. */
export function wrap(root: GroupNode, key: string): GroupNode {
  const place = placeOf(root, key);
  const node = place?.group.nodes[place.index];
  if (place === undefined || node === undefined) return root;
  return replace(root, key, [groupNode(place.group.join === 'all' ? 'any' : 'all', [node])]);
}
