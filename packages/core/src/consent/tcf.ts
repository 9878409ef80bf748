import { TCString } from '@iabtechlabtcf/core';
import { boundedCache } from '../mapping/bounded-cache.ts';

/** The purposes that TCF knows. */
const PURPOSES = Array.from({ length: 11 }, (_, index) => index + 1);
/** No string of a tool comes near it, vendors and all. */
const LONGEST = 16_384;
/** Everything up to the vendors: 213 bits, in letters of six bits each (TC string format, core segment). */
const HEAD_LETTERS = 36;
const HEAD_BITS = 213;
/** No vendors, no restrictions: what follows is zero. */
const TAIL = 'A'.repeat(10);
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Each purpose of TCF that a consent string (TC string, version 2) decides; undefined when it cannot be read. */
export function readTcf(text: string): ReadonlyMap<number, boolean> | undefined {
  if (text.length > LONGEST) return undefined;
  const [core = ''] = text.trim().split('.', 1);
  // The library reads strings of version 1, whose purposes are elsewhere, as if they were of version 2.
  if (core.length < HEAD_LETTERS || !/^C[A-Za-z0-9_-]+$/.test(core)) return undefined;
  return purposesOf(headOf(core)) ?? undefined;
}

/**
 * The string without its vendors. Nobody asks for them here, and a few letters can claim that there are many millions,
 * which whoever has the key of a web page could send.
 */
function headOf(core: string): string {
  const last = LETTERS.indexOf(core[HEAD_LETTERS - 1] ?? 'A');
  const spare = HEAD_LETTERS * 6 - HEAD_BITS;
  return core.slice(0, HEAD_LETTERS - 1) + (LETTERS[(last >> spare) << spare] ?? 'A') + TAIL;
}

const purposesOf = boundedCache<ReadonlyMap<number, boolean> | null>(5_000, (head) => {
  try {
    const { purposeConsents } = TCString.decode(head);
    return new Map(PURPOSES.map((purpose) => [purpose, purposeConsents.has(purpose)]));
  } catch {
    // It throws at whatever is no string of this kind.
    return null;
  }
});
