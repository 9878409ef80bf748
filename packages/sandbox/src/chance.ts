/**
 * Seeded chance without state: the draw depends only on the seed and on what it is asked about, so switching one
 * hostile mode on never shifts the draws of another. Returns a number in [0, 1).
 */
export type Chance = (...about: readonly number[]) => number;

export function createChance(seed: number): Chance {
  return (...about) => {
    let hash = scramble(seed | 0);
    for (const part of about) hash = scramble((hash ^ part) + 0x9e3779b9);
    return (hash >>> 0) / 4294967296;
  };
}

/** A UUID-shaped name, always the same for the same seed and number. */
export function createIdMaker(seed: number): (number: number) => string {
  const chance = createChance(seed);
  return (number) => {
    let hex = '';
    for (let word = 0; word < 4; word++) {
      hex += Math.floor(chance(number, word) * 4294967296)
        .toString(16)
        .padStart(8, '0');
    }
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
  };
}

function scramble(value: number): number {
  let hash = value | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
