import { useSyncExternalStore } from 'react';

/** One value that parts of a page far apart look at; only those that see another part of it are drawn again. */
export interface Cell<T> {
  readonly get: () => T;
  readonly set: (value: T) => void;
  readonly subscribe: (tell: () => void) => () => void;
}

export function cell<T>(first: T): Cell<T> {
  let value = first;
  const told = new Set<() => void>();
  return {
    get: () => value,
    set: (next) => {
      value = next;
      for (const tell of told) tell();
    },
    subscribe: (tell) => {
      told.add(tell);
      return () => told.delete(tell);
    },
  };
}

/** `choose` must give the same thing for the same value. */
export function useCell<T, S>({ get, subscribe }: Cell<T>, choose: (value: T) => S): S {
  const read = (): S => choose(get());
  return useSyncExternalStore(subscribe, read, read);
}
