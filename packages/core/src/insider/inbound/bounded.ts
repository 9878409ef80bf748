import type { Json } from '../../result/json.ts';

const DEEPEST = 6;
const MOST_PARTS = 1_000;
const LONGEST_TEXT = 20_000;

/** Is a value small enough to be taken on: not deep, not of very many parts, no very long text or endless number in it? */
export function isBounded(value: Json): boolean {
  let parts = 0;
  const within = (at: Json, depth: number): boolean => {
    parts += 1;
    if (parts > MOST_PARTS) return false;
    if (typeof at === 'string') return at.length <= LONGEST_TEXT;
    if (typeof at === 'number') return Number.isFinite(at);
    if (typeof at !== 'object' || at === null) return true;
    if (depth >= DEEPEST) return false;
    if (Array.isArray(at)) return (at as readonly Json[]).every((entry) => within(entry, depth + 1));
    return Object.values(at).every((entry) => entry === undefined || within(entry, depth + 1));
  };
  return within(value, 0);
}
