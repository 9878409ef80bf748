import type { Json } from '../result/json.ts';

const WORDS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['yes', true],
  ['y', true],
  ['on', true],
  ['1', true],
  ['false', false],
  ['no', false],
  ['n', false],
  ['off', false],
  ['0', false],
]);

/** Yes or no, however a form or a spreadsheet writes it. Undefined when it is neither: consent is never guessed. */
export function parseFlag(value: Json): boolean | undefined {
  if (typeof value === 'boolean') return value;
  if (value === 1) return true;
  if (value === 0) return false;
  return typeof value === 'string' ? WORDS.get(value.trim().toLowerCase()) : undefined;
}
