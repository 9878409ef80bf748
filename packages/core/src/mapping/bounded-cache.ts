/**
 * Remembers the answers of a pure function for short keys. When `limit` keys are held everything is forgotten and
 * learned again: cheaper than tracking ages, and memory stays bounded whatever arrives. Long keys are not held.
 */
export function boundedCache<V>(limit: number, make: (key: string) => V): (key: string) => V {
  const held = new Map<string, V>();
  return (key) => {
    const known = held.get(key);
    if (known !== undefined) return known;
    const value = make(key);
    if (key.length <= LONGEST_KEY) {
      if (held.size >= limit) held.clear();
      held.set(key, value);
    }
    return value;
  };
}

const LONGEST_KEY = 512;
