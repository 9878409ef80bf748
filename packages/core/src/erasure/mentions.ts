import { isObject, type Json } from '../result/json.ts';

/** A shorter text is found by accident too often to say that somebody is meant. */
const SHORTEST_SPELLING = 6;

/** Says whether texts hold somebody. */
export interface Mentions {
  /** Is there a spelling that is long enough to be looked for? */
  readonly any: boolean;
  /** One of the spellings, letter case aside, as it is, as JSON writes it, or as an address does. */
  readonly anywhere: (text: string) => boolean;
  /** One of the spellings, however short, as a whole value of JSON: for texts that are known to be about them. */
  readonly asValue: (text: string) => boolean;
  /** The text with the spellings taken out. */
  readonly without: (text: string) => string;
  /** The same of an address that is known to be about them: a part of it that is a spelling goes, however short. */
  readonly withoutParts: (address: string) => string;
  /** The same of every text inside; of a name of a member too. */
  readonly withoutAll: (value: Json) => Json;
}

export const TAKEN_OUT = '[erased]';

export function compileMentions(spellings: readonly string[]): Mentions {
  const long = spellings.filter((spelling) => spelling.length >= SHORTEST_SPELLING);
  const written = [...new Set(long.flatMap(variants).map((text) => text.toLowerCase()))];
  const values = [...new Set(spellings.map((spelling) => JSON.stringify(spelling)))];
  // The longest first, so that no part of one is left.
  const pattern = new RegExp(
    written
      .toSorted((a, b) => b.length - a.length)
      .map((text) => text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`))
      .join('|'),
    'giu',
  );
  const anywhere = (text: string): boolean => {
    if (written.length === 0) return false;
    const lower = text.toLowerCase();
    return written.some((one) => lower.includes(one));
  };
  const without = (text: string): string => (anywhere(text) ? text.replace(pattern, TAKEN_OUT) : text);
  const withoutAll = (value: Json): Json => {
    if (typeof value === 'string') return without(value);
    if (typeof value === 'number') return anywhere(String(value)) ? TAKEN_OUT : value;
    if (Array.isArray(value)) return (value as readonly Json[]).map(withoutAll);
    if (!isObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [without(name), withoutAll(inner ?? null)]),
    );
  };
  const parts = new Set(spellings.flatMap(variants));
  return {
    any: written.length > 0,
    anywhere,
    asValue: (text) => values.some((value) => text.includes(value)),
    without,
    withoutParts: (address) =>
      without(address.replaceAll(/[^/?&=#;,]+/g, (part) => (parts.has(part) ? TAKEN_OUT : part))),
    withoutAll,
  };
}

function variants(text: string): readonly string[] {
  const json = JSON.stringify(text).slice(1, -1);
  const address = text.isWellFormed() ? encodeURIComponent(text) : text;
  return [text, json, json.replaceAll('/', String.raw`\/`), address, address.replaceAll('%20', '+')];
}
