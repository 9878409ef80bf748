import type { Json } from '../result/json.ts';
import type { Kept } from './convert-field.ts';
import { wrongValue } from './data-refusals.ts';
import type { Refused } from './event-refusal.ts';

/** The year 2100 in Unix seconds. Any later time is in milliseconds, or a slip. */
const END = 4_102_444_800;

/**
 * When an event really happened, in Unix seconds, which every event may say in `data.effective_timestamp` (antavo
 * FACTS (a), Events). Numeric text counts.
 */
export function effectiveTimestamp(path: string, value: Json): Kept | Refused {
  const seconds = typeof value === 'string' && /^\s*\d+(\.\d+)?\s*$/.test(value) ? Number(value) : value;
  if (typeof seconds === 'number' && seconds > 0 && seconds < END) return { value: seconds };
  const hint =
    typeof seconds === 'number' && seconds >= END
      ? 'It is in seconds; milliseconds are a thousand times as many.'
      : 'Send the number of seconds since 1970.';
  return wrongValue(path, 'be a time in Unix seconds between 1970 and 2100', value, hint);
}
