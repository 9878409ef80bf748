import type { Shelf } from './shelf.ts';

/** The cookie that holds the anonymous id. Never throws. */
export interface Jar {
  readonly get: () => string | undefined;
  /** Undefined removes it. */
  readonly set: (value: string | undefined) => void;
}

/** Who the visitor is: in memory until `keep`, in the browser's storage and a first-party cookie from then on. */
export interface Identity {
  readonly anonymousId: () => string;
  readonly userId: () => string | undefined;
  /** Says who it is; undefined when somebody left. Another person than before gets another anonymous id. */
  readonly name: (userId: string | undefined) => void;
  /** Stores from now on. What was stored before counts, so that all tabs have the same anonymous id. */
  readonly keep: () => void;
  /** Removes what is stored, and stores no more. A user id stays in memory. */
  readonly forget: () => void;
}

const ANONYMOUS = 'cw.anonymous_id';
const USER = 'cw.user_id';

export function createIdentity(memory: Shelf, lasting: Shelf, jar: Jar, newId: () => string): Identity {
  let shelf = memory;
  const kept = (): boolean => shelf === lasting;
  function put(key: string, value: string | undefined): void {
    if (value === undefined) shelf.remove(key);
    else if (shelf.get(key) !== value) shelf.set(key, value);
  }
  function become(anonymousId: string | undefined): void {
    put(ANONYMOUS, anonymousId);
    if (kept()) jar.set(anonymousId);
  }
  return {
    anonymousId() {
      // Subdomains share the cookie, and it survives where storage is blocked.
      const cookie = kept() ? jar.get() : undefined;
      const stored = shelf.get(ANONYMOUS);
      const id = cookie ?? stored ?? newId();
      if (kept() && cookie !== id) jar.set(id);
      if (stored !== id) put(ANONYMOUS, id);
      return id;
    },
    userId: () => shelf.get(USER) ?? undefined,
    name(userId) {
      const before = shelf.get(USER);
      if (userId === undefined || (before !== null && before !== userId)) become(undefined);
      put(USER, userId);
    },
    keep() {
      const anonymousId = memory.get(ANONYMOUS) ?? undefined;
      const userId = memory.get(USER) ?? undefined;
      shelf = lasting;
      if (jar.get() === undefined && shelf.get(ANONYMOUS) === null && anonymousId !== undefined)
        become(anonymousId);
      if (userId !== undefined) put(USER, userId);
    },
    forget() {
      const userId = shelf.get(USER) ?? undefined;
      shelf = lasting;
      become(undefined);
      put(USER, undefined);
      shelf = memory;
      put(ANONYMOUS, undefined);
      put(USER, userId);
    },
  };
}
