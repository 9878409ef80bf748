import { hostileJson, hostileKey } from './hostile-values.ts';
import { placesIn, printTree, treeOf, type JsonTree, type Place } from './json-tree.ts';
import { mutateText } from './mutate-text.ts';
import type { Random } from './random.ts';

const MOST_CHANGES = 4;
const LARGEST = 150_000;

/** A JSON text like this one, but wrong in one to four places. `words` are names and texts that mean something there. */
export function mutateJson(text: string, random: Random, words: readonly string[], other: string): string {
  const parsed = parsedOf(text);
  if (parsed === undefined) return mutateText(text, random, words, other);
  const holder = { root: treeOf(parsed.value) };
  const times = 1 + random.below(MOST_CHANGES);
  for (let time = 0; time < times; time++) change(random.pick(placesIn(holder)), random, words, other);
  const printed = printTree(holder.root);
  return printed.length > LARGEST ? text : printed;
}

function parsedOf(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

function change({ tree, put }: Place, random: Random, words: readonly string[], other: string): void {
  if (typeof tree === 'string') return put(leaf(tree, random, words, other));
  const kind = random.below(10);
  if (kind === 0) return put(hostileJson(random));
  if (kind === 1) return put(random.chance(0.5) ? { list: [tree] } : { pairs: [[hostileKey(random), tree]] });
  if (kind === 2) return put(graft(other, random) ?? hostileJson(random));
  if ('list' in tree) changeList(tree.list, random, kind);
  else changePairs(tree.pairs, random, kind, words);
}

function leaf(text: string, random: Random, words: readonly string[], other: string): JsonTree {
  const kind = random.below(10);
  if (kind < 4) return hostileJson(random);
  if (kind === 4) return { list: [text, text] };
  if (kind === 5) return { pairs: [[hostileKey(random), text]] };
  if (kind === 6 && words.length > 0) return JSON.stringify(random.pick(words));
  if (kind === 7) return graft(other, random) ?? 'null';
  const value: unknown = parsedOf(text)?.value;
  if (typeof value === 'string') return JSON.stringify(mutateText(value, random, words, ''));
  if (typeof value === 'number')
    return random.chance(0.5)
      ? JSON.stringify(text)
      : String(Math.max(-1e300, Math.min(1e300, -value * 10 ** random.below(25))));
  return JSON.stringify(text);
}

function changeList(list: JsonTree[], random: Random, kind: number): void {
  const at = random.below(list.length + 1);
  if (kind < 5 && list.length > 0) list.splice(Math.min(at, list.length - 1), 1);
  else if (kind < 8) list.splice(at, 0, hostileJson(random));
  else {
    const part = list[Math.min(at, list.length - 1)] ?? hostileJson(random);
    for (let time = random.pick([1, 2, 3, 5, 40]); time > 0; time--) list.push(part);
  }
}

function changePairs(
  pairs: [string, JsonTree][],
  random: Random,
  kind: number,
  words: readonly string[],
): void {
  const key = (): string =>
    words.length > 0 && random.chance(0.6) ? JSON.stringify(random.pick(words)) : hostileKey(random);
  const at = random.below(Math.max(1, pairs.length));
  const pair = pairs[at];
  if (kind < 5 && pair !== undefined) pairs.splice(at, 1);
  else if (kind < 7 || pair === undefined) pairs.push([key(), hostileJson(random)]);
  else if (kind === 7) pairs.push([pair[0], hostileJson(random)]);
  else if (kind === 8) pair[0] = key();
  else for (let many = random.below(60); many > 0; many--) pairs.push([JSON.stringify(`k${many}`), pair[1]]);
}

/** Some part of another text. */
function graft(other: string, random: Random): JsonTree | undefined {
  const parsed = parsedOf(other);
  return parsed === undefined ? undefined : random.pick(placesIn({ root: treeOf(parsed.value) })).tree;
}
