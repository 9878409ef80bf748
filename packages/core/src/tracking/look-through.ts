import type { JsonObject } from '../result/json.ts';

/** What was found: `unwritable`: a number that JSON cannot say (see `asWritten`); `too_deep` counts for more. */
export type LookedThrough = 'fine' | 'unwritable' | 'too_deep';

/**
 * Answers `deeperThan` and whether `asWritten` would change anything with one look at each value: every event is looked
 * through, and it is most of what reading one costs. Uses a step of the stack for each level down to the limit.
 */
export function lookThrough(value: object, limit: number): LookedThrough {
  if (limit === 0) return 'too_deep';
  let found: LookedThrough = 'fine';
  if (Array.isArray(value)) {
    for (const item of value as readonly unknown[]) {
      if (typeof item === 'number') {
        if (!Number.isFinite(item)) found = 'unwritable';
      } else if (typeof item === 'object' && item !== null) {
        const within = lookThrough(item, limit - 1);
        if (within === 'too_deep') return within;
        if (within !== 'fine') found = within;
      }
    }
    return found;
  }
  const fields = value as JsonObject;
  // In a loop over names, which makes no list of them.
  for (const key in fields) {
    const item = fields[key];
    if (typeof item === 'number') {
      if (!Number.isFinite(item)) found = 'unwritable';
    } else if (typeof item === 'object' && item !== null) {
      const within = lookThrough(item, limit - 1);
      if (within === 'too_deep') return within;
      if (within !== 'fine') found = within;
    }
  }
  return found;
}
