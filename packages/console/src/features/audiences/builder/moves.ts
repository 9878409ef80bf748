import { changeGroup, insert, placeOf, remove, type Place } from './edit.ts';
import type { GroupNode, RuleNode } from './node.ts';

/** How a node can be moved from where it stands. */
export type Move = 'up' | 'down' | 'into_above' | 'into_below' | 'out';

/** The moves that are possible. Nothing leaves its `where`, and nothing comes into one. */
export function movesOf(root: GroupNode, key: string): readonly Move[] {
  const place = placeOf(root, key);
  if (place === undefined) return [];
  const { group, index } = place;
  const moves: Move[] = [];
  if (index > 0) moves.push('up');
  if (index < group.nodes.length - 1) moves.push('down');
  if (group.nodes[index - 1]?.kind === 'group') moves.push('into_above');
  if (group.nodes[index + 1]?.kind === 'group') moves.push('into_below');
  if (outerPlace(root, group) !== undefined) moves.push('out');
  return moves;
}

export function move(root: GroupNode, key: string, how: Move): GroupNode {
  const place = placeOf(root, key);
  const node = place?.group.nodes[place.index];
  if (place === undefined || node === undefined || !movesOf(root, key).includes(how)) return root;
  const { group, index } = place;
  switch (how) {
    case 'up':
    case 'down': {
      const to = how === 'up' ? index - 1 : index + 1;
      return changeGroup(root, group.key, (one) => ({
        ...one,
        nodes: one.nodes.toSpliced(index, 1).toSpliced(to, 0, node),
      }));
    }
    case 'into_above':
    case 'into_below': {
      const target = group.nodes[how === 'into_above' ? index - 1 : index + 1] as GroupNode;
      return insert(remove(root, key), target.key, [node], how === 'into_above' ? Infinity : 0);
    }
    case 'out':
      return movedOut(root, group, node);
  }
}

/** Behind the group that it was in, or in its place when it was all that was in it. */
function movedOut(root: GroupNode, from: GroupNode, node: RuleNode): GroupNode {
  const outer = outerPlace(root, from);
  if (outer === undefined) return root;
  const rest = from.nodes.filter(({ key }) => key !== node.key);
  const kept: readonly RuleNode[] = rest.length === 0 ? [] : [{ ...from, nodes: rest }];
  return changeGroup(root, outer.group.key, (group) => ({
    ...group,
    nodes: group.nodes.toSpliced(outer.index, 1, ...kept, node),
  }));
}

/** Where the group itself stands; undefined for what stands around a whole rule or `where`, or in a NOT. */
function outerPlace(root: GroupNode, group: GroupNode): Place | undefined {
  return placeOf(root, group.key);
}
