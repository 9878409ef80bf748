import type { PureEntry } from './entry.ts';
import { mutateJson } from './mutate-json.ts';
import { mutateText } from './mutate-text.ts';
import { Random } from './random.ts';

/**
 * Where an input comes from: the number under which each of its ancestors was made, the first one first. With the seed
 * of the run and the name of the entry it makes the same input again.
 */
export type Lineage = readonly number[];

/** The input of a lineage. */
export function inputOf(entry: PureEntry, seed: number, lineage: Lineage): string {
  let input: string | undefined;
  for (const at of lineage.keys()) input = childOf(entry, seed, lineage.slice(0, at + 1), input);
  return input ?? '';
}

/** The same, when the input that it was made of is at hand. */
export function childOf(
  entry: PureEntry,
  seed: number,
  lineage: Lineage,
  parent: string | undefined,
): string {
  const random = new Random(seed, entry.name, ...lineage);
  const other = random.pick(entry.seeds);
  const from = parent ?? random.pick(entry.seeds);
  const change = entry.form === 'json' ? mutateJson : mutateText;
  return change(from, random, entry.words, other);
}

export function lineageText(lineage: Lineage): string {
  return lineage.join('.');
}

export function readLineage(text: string): Lineage {
  return text.split('.').map(Number);
}
