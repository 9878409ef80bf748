import { useEffect, useState } from 'react';
import { fromFragment } from './fragment-text.ts';

/** Reads the secret once and takes it out of the address, so that it stays neither in sight nor in the history. */
export function useFragment(name: string): string | undefined {
  const [value] = useState(() => fromFragment(globalThis.location.hash, name));
  useEffect(() => {
    const { pathname, search, hash } = globalThis.location;
    if (hash !== '') globalThis.history.replaceState(globalThis.history.state, '', pathname + search);
  }, []);
  return value;
}
