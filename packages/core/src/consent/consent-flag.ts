import { parseFlag } from '../mapping/flag.ts';
import type { Json } from '../result/json.ts';

const WORDS: ReadonlyMap<string, boolean> = new Map([
  ['granted', true],
  ['accept', true],
  ['accepted', true],
  ['allow', true],
  ['allowed', true],
  ['denied', false],
  ['deny', false],
  ['refused', false],
  ['reject', false],
  ['rejected', false],
]);

/** Yes or no as consent tools write it. Undefined when it is neither: consent is never guessed. */
export function consentFlag(value: Json): boolean | undefined {
  const flag = parseFlag(value);
  if (flag !== undefined || typeof value !== 'string') return flag;
  return WORDS.get(value.trim().toLowerCase());
}
