import { arbitraryRule } from '@causeway/core/audience/language/testing/arbitrary-rule';
import { parseFilter } from '@causeway/core/audience/language/parse-filter';
import { printPhrase } from '@causeway/core/audience/language/print-filter';
import type { Rule } from '@causeway/core/audience/rule';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeNode, duplicate, insert, nodeAt, placeOf, remove, setJoin, wrap } from './edit.ts';
import { rootOf } from './from-rule.ts';
import { move, movesOf } from './moves.ts';
import { emptyRoot, leafNode, type GroupNode, type RuleNode } from './node.ts';
import { toRule } from './to-rule.ts';

function read(text: string): Rule {
  const parsed = parseFilter(text);
  if (!('filter' in parsed)) throw new Error(JSON.stringify(parsed.faults));
  return parsed.filter.rule;
}

function built(text: string): GroupNode {
  return rootOf(read(text));
}

function written(root: GroupNode): string {
  const rule = toRule(root);
  return rule === undefined ? '' : printPhrase(rule);
}

/** The node that says this. */
function find(root: GroupNode, text: string): RuleNode {
  const wanted = printPhrase(read(text));
  const all = allNodes(root);
  const node = all.find((one) => written({ ...emptyRoot(), nodes: [one] }) === wanted);
  if (node === undefined) throw new Error(`${text} is not in ${written(root)}`);
  return node;
}

function allNodes(root: GroupNode): readonly RuleNode[] {
  return [root, ...root.nodes].flatMap((node): readonly RuleNode[] => {
    if (node === root) return [node];
    if (node.kind === 'group') return allNodes(node);
    if (node.kind === 'not') return [node, node.node];
    const { leaf } = node;
    const where =
      leaf.kind === 'condition' && leaf.subject.kind === 'events' ? leaf.subject.where : undefined;
    return where === undefined ? [node] : [node, ...allNodes(where)];
  });
}

function keysOf(root: GroupNode): readonly string[] {
  return allNodes(root).map(({ key }) => key);
}

describe('a rule in the builder', () => {
  it('is the same rule afterwards, whatever it is', () => {
    fc.assert(
      fc.property(arbitraryRule(), (rule) => {
        expect(toRule(rootOf(rule))).toEqual(rule);
      }),
      { numRuns: 500 },
    );
  });

  it('has a name for every part, each another one', () => {
    fc.assert(
      fc.property(arbitraryRule(), (rule) => {
        const keys = keysOf(rootOf(rule));
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });

  it('joins NOT with what it stands before', () => {
    const root = built('AND (NOT OR (a = 1, b = 2), NOT AND (c = 3), NOT EXISTS d, NOT (NOT EXISTS e))');
    expect(root.join).toBe('all');
    expect(root.nodes.map((node) => (node.kind === 'group' ? node.join : node.kind))).toEqual([
      'none',
      'not_all',
      'leaf',
      'not',
    ]);
  });
});

describe('changing it', () => {
  const text = 'AND (a = 1, OR (b = 2, c = 3), count(x WHERE d = 4 WITHIN 7d) >= 1)';

  it('adds to the end, or where it is told to', () => {
    const root = built(text);
    const added = leafNode({ kind: 'audience', slug: 'vip' });
    expect(written(insert(root, root.key, [added]))).toBe(
      'AND (a = 1, OR (b = 2, c = 3), count(x WHERE d = 4 WITHIN 7d) >= 1, INCLUDE vip)',
    );
    const group = find(root, 'OR (b = 2, c = 3)');
    expect(written(insert(root, group.key, [added], 0))).toContain('OR (INCLUDE vip, b = 2, c = 3)');
    expect(written(insert(emptyRoot(), 'not there', [added]))).toBe('');
    const empty = emptyRoot();
    expect(written(insert(empty, empty.key, [added]))).toBe('INCLUDE vip');
  });

  it('removes, and with the last of a group the group', () => {
    let root = built(text);
    root = remove(root, find(root, 'b = 2').key);
    root = remove(root, find(root, 'c = 3').key);
    expect(written(root)).toBe('AND (a = 1, count(x WHERE d = 4 WITHIN 7d) >= 1)');
    root = remove(root, find(root, 'd = 4').key);
    expect(written(root)).toBe('AND (a = 1, count(x WITHIN 7d) >= 1)');
    root = remove(root, find(root, 'a = 1').key);
    expect(written(root)).toBe('count(x WITHIN 7d) >= 1');
    root = remove(root, find(root, 'count(x WITHIN 7d) >= 1').key);
    expect(toRule(root)).toBeUndefined();
  });

  it('changes one node also in a where and in a NOT', () => {
    const vip = leafNode({ kind: 'audience', slug: 'vip' });
    let root = built('AND (NOT (NOT a = 1), count(x WHERE d = 4) > 1)');
    root = changeNode(root, find(root, 'NOT a = 1').key, (node) => ({ ...vip, key: node.key }));
    expect(written(root)).toBe('AND (NOT INCLUDE vip, count(x WHERE d = 4) > 1)');
    root = changeNode(root, find(root, 'd = 4').key, (node) => ({
      ...vip,
      key: node.key,
      leaf: { kind: 'all' },
    }));
    expect(written(root)).toBe('AND (NOT INCLUDE vip, count(x WHERE *) > 1)');
  });

  it('copies with names of its own', () => {
    const before = built(text);
    const { root, key } = duplicate(before, find(before, 'count(x WHERE d = 4 WITHIN 7d) >= 1').key);
    expect(written(root)).toBe(
      'AND (a = 1, OR (b = 2, c = 3), count(x WHERE d = 4 WITHIN 7d) >= 1, count(x WHERE d = 4 WITHIN 7d) >= 1)',
    );
    expect(placeOf(root, key)?.index).toBe(3);
    const keys = keysOf(root);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('moves among its neighbours, into their groups and out of its own', () => {
    const root = built(text);
    const [a, b] = [find(root, 'a = 1').key, find(root, 'b = 2').key];
    expect(movesOf(root, a)).toEqual(['down', 'into_below']);
    expect(movesOf(root, b)).toEqual(['down', 'out']);
    expect(movesOf(root, find(root, 'd = 4').key)).toEqual([]);
    const count = 'count(x WHERE d = 4 WITHIN 7d) >= 1';
    expect(written(move(root, a, 'down'))).toBe(`AND (OR (b = 2, c = 3), a = 1, ${count})`);
    expect(written(move(root, a, 'into_below'))).toBe(`AND (OR (a = 1, b = 2, c = 3), ${count})`);
    expect(written(move(root, b, 'out'))).toBe(`AND (a = 1, OR (c = 3), b = 2, ${count})`);
    expect(written(move(root, find(root, count).key, 'into_above'))).toBe(
      `AND (a = 1, OR (b = 2, c = 3, ${count}))`,
    );
  });

  it('puts into a group of its own, and takes the group away with the last that leaves it', () => {
    const root = built('AND (a = 1, b = 2)');
    const { key } = find(root, 'a = 1');
    const wrapped = wrap(root, key);
    expect(written(wrapped)).toBe('AND (OR (a = 1), b = 2)');
    expect(written(move(wrapped, key, 'out'))).toBe('AND (a = 1, b = 2)');
  });

  it('joins otherwise; a group of one is only what is in it', () => {
    const root = built('a = 1');
    expect(written(setJoin(root, root.key, 'any'))).toBe('a = 1');
    expect(written(setJoin(root, root.key, 'none'))).toBe('NOT OR (a = 1)');
    const empty = built('AND (OR (), a = 1)');
    const group = empty.nodes[0];
    expect(written(setJoin(empty, group?.key ?? '', 'none'))).toBe('AND (NOT OR (), a = 1)');
  });

  it('whatever is done in whatever order, it stays a rule with a name for every part', () => {
    const step = fc.tuple(
      fc.nat(),
      fc.constantFrom('remove', 'copy', 'wrap', 'up', 'down', 'out', 'into_above', 'into_below'),
    );
    fc.assert(
      fc.property(arbitraryRule(), fc.array(step, { maxLength: 8 }), (rule, steps) => {
        let root = rootOf(rule);
        for (const [which, what] of steps) {
          const keys = keysOf(root).slice(1);
          const key = keys[which % Math.max(1, keys.length)];
          if (key === undefined || nodeAt(root, key) === undefined) continue;
          if (what === 'remove') root = remove(root, key);
          else if (what === 'copy') ({ root } = duplicate(root, key));
          else if (what === 'wrap') root = wrap(root, key);
          else root = move(root, key, what);
        }
        const keys = keysOf(root);
        expect(new Set(keys).size).toBe(keys.length);
        const made = toRule(root);
        if (made !== undefined) expect(toRule(rootOf(made))).toEqual(made);
      }),
    );
  });
});
