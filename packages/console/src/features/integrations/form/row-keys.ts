import { useMemo, useState } from 'react';

let made = 0;

/** Tells one row from all others. */
export function newKey(): string {
  made += 1;
  return `row-${made}`;
}

interface KeyChanges {
  readonly insert: (at: number) => void;
  readonly move: (from: number, to: number) => void;
  readonly remove: (at: number) => void;
}

export interface RowKeys extends KeyChanges {
  readonly keys: readonly string[];
}

/** Tells the rows of a list apart while they move. Told of each change; a list that became another is counted anew. */
export function useRowKeys(count: number): RowKeys {
  const [keys, setKeys] = useState<readonly string[]>(() => Array.from({ length: count }, newKey));
  const fitting = keys.length === count ? keys : resized(keys, count);
  if (fitting !== keys) setKeys(fitting);
  const changes = useMemo(
    (): KeyChanges => ({
      insert: (at) => setKeys((all) => all.toSpliced(at, 0, newKey())),
      move: (from, to) =>
        setKeys((all) => {
          const [key] = all.slice(from, from + 1);
          return key === undefined ? all : all.toSpliced(from, 1).toSpliced(to, 0, key);
        }),
      remove: (at) => setKeys((all) => all.toSpliced(at, 1)),
    }),
    [],
  );
  return { keys: fitting, ...changes };
}

function resized(keys: readonly string[], count: number): readonly string[] {
  return Array.from({ length: count }, (_none, index) => keys[index] ?? newKey());
}
