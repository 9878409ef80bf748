import type { Coverage, Letters } from './coverage.ts';
import type { Lineage } from './lineage.ts';

/**
 * The inputs of a batch that reached `fresh` letters of code, a few that reach all of them: the batch is run again in
 * halves, and those halves that reach any are halved again.
 */
export function reachingNew(
  batch: readonly Lineage[],
  fresh: Letters,
  coverage: Coverage,
  run: (lineage: Lineage) => void,
): Lineage[] {
  const left = new Map([...fresh].map(([url, letters]) => [url, new Set(letters)]));
  const found: Lineage[] = [];
  const search = (part: readonly Lineage[]): void => {
    if (part.length === 0 || left.size === 0) return;
    for (const lineage of part) run(lineage);
    const reached = coverage.among(left);
    if (reached.size === 0) return;
    if (part.length > 1) {
      const middle = part.length >> 1;
      search(part.slice(0, middle));
      search(part.slice(middle));
      return;
    }
    found.push(...part);
    for (const [url, letters] of reached) {
      const wanted = left.get(url);
      for (const at of letters) wanted?.delete(at);
      if (wanted?.size === 0) left.delete(url);
    }
  };
  coverage.take();
  search(batch);
  return found;
}
