/** The part of `Storage` that is needed; a test has one of its own. */
export interface Store {
  readonly length: number;
  key(index: number): string | null;
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** Texts by key, in the browser's storage as far as it takes them, and in memory beyond. Never throws. */
export interface Shelf {
  readonly get: (key: string) => string | null;
  readonly set: (key: string, value: string) => void;
  readonly remove: (key: string) => void;
  /** Keys that begin so, in no order. */
  readonly keys: (prefix: string) => string[];
  /** Does what is put here outlive the page? */
  readonly lasting: () => boolean;
}

/** Storage that is blocked, full or switched off costs durability and nothing else. */
export function shelfOn(store: Store | undefined): Shelf {
  const memory = new Map<string, string>();
  let refused = store === undefined;
  return {
    get: (key) => memory.get(key) ?? attempt(() => store?.getItem(key)) ?? null,
    set(key, value) {
      const kept = attempt(() => {
        store?.setItem(key, value);
        return store !== undefined;
      });
      refused = kept !== true;
      if (refused) memory.set(key, value);
      else memory.delete(key);
    },
    remove(key) {
      memory.delete(key);
      attempt(() => store?.removeItem(key));
    },
    keys(prefix) {
      const found = new Set(memory.keys());
      attempt(() => {
        for (let index = 0; index < (store?.length ?? 0); index++) found.add(store?.key(index) ?? '');
      });
      return [...found].filter((key) => key.startsWith(prefix));
    },
    lasting: () => !refused,
  };
}

/** What `work` returns; undefined when it throws. */
export function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
