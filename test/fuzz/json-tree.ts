/**
 * JSON as it is written: an object may have a key twice, and a value may be any text. Keys and values are JSON texts.
 */
export type JsonTree =
  string | { readonly list: JsonTree[] } | { readonly pairs: [key: string, value: JsonTree][] };

export function treeOf(value: unknown): JsonTree {
  if (Array.isArray(value)) return { list: value.map(treeOf) };
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  return { pairs: Object.entries(value).map(([key, part]) => [JSON.stringify(key), treeOf(part)]) };
}

export function printTree(tree: JsonTree): string {
  if (typeof tree === 'string') return tree;
  if ('list' in tree) return `[${tree.list.map(printTree).join(',')}]`;
  return `{${tree.pairs.map(([key, value]) => `${key}:${printTree(value)}`).join(',')}}`;
}

/** A place in a tree, and how to put something else there. */
export interface Place {
  readonly tree: JsonTree;
  readonly put: (tree: JsonTree) => void;
}

/** Every place below `holder`, the root among them. */
export function placesIn(holder: { root: JsonTree }): Place[] {
  const places: Place[] = [];
  const walk = (tree: JsonTree, put: Place['put']): void => {
    places.push({ tree, put });
    if (typeof tree === 'string') return;
    if ('list' in tree) tree.list.forEach((part, at) => walk(part, (other) => (tree.list[at] = other)));
    else for (const pair of tree.pairs) walk(pair[1], (other) => (pair[1] = other));
  };
  walk(holder.root, (tree) => (holder.root = tree));
  return places;
}
