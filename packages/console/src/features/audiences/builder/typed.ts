import { useState } from 'react';

interface Typed {
  readonly text: string;
  readonly type: (text: string) => void;
  /** What is written says nothing that could be kept; what was there before still holds. */
  readonly unread: boolean;
  readonly leave: () => void;
}

/**
 * A value that is written as a text. While somebody types, the text stays as it is typed, also where the value would be
 * written otherwise (`1.` for 1). `read` gives undefined for what says no value.
 */
export function useTyped<T>(
  value: T,
  write: (value: T) => string,
  read: (text: string) => T | undefined,
  onChange: (value: T) => void,
): Typed {
  const [typed, setTyped] = useState<{ readonly text: string; readonly meant: string }>();
  const written = write(value);
  const kept = typed !== undefined && typed.meant === written;
  return {
    text: kept ? typed.text : written,
    unread: kept && read(typed.text) === undefined,
    type: (text) => {
      const next = read(text);
      const meant = next === undefined ? written : write(next);
      setTyped({ text, meant });
      if (next !== undefined && meant !== written) onChange(next);
    },
    leave: () => setTyped(undefined),
  };
}
