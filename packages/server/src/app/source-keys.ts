import { keyHash } from '../adapters/crypto/keys.ts';
import type { ConfigStore, Source } from '../ports/config-store.ts';

const REMEMBERED = 10_000;

/**
 * Finds the source of a key, if it is of one of these kinds. Answers are remembered, unknown keys too (in bounded number), until the
 * configuration changes, so that a known key costs one look into a map.
 */
export function createSourceKeys(
  config: ConfigStore,
  kinds: ReadonlySet<string>,
): {
  readonly find: (key: string) => Promise<Source | undefined> | Source | undefined;
  readonly forget: () => void;
} {
  const known = new Map<string, Source>();
  const unknown = new Set<string>();
  return {
    find: (key) => {
      const source = known.get(key);
      if (source !== undefined) return source;
      if (unknown.has(key)) return undefined;
      return config.findSource(keyHash(key)).then((any) => {
        const found = any !== undefined && kinds.has(any.kind) ? any : undefined;
        if (found === undefined) {
          if (unknown.size >= REMEMBERED) unknown.clear();
          unknown.add(key);
        } else {
          known.set(key, found);
        }
        return found;
      });
    },
    forget: () => {
      known.clear();
      unknown.clear();
    },
  };
}
