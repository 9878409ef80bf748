import { useState } from 'react';

interface KeptDraft {
  readonly draft: string;
  readonly setDraft: (draft: string) => void;
  /** Keeps what is written, or what is given, if it is new. */
  readonly keep: (text?: string) => void;
}

/** A text that is written first and counts later, on Enter or on leaving: for filters that stand in the address. */
export function useKeptDraft(
  value: string | undefined,
  onKeep: (value: string | undefined) => void,
): KeptDraft {
  const kept = value ?? '';
  const [seen, setSeen] = useState(kept);
  const [draft, setDraft] = useState(kept);
  if (seen !== kept) {
    setSeen(kept);
    setDraft(kept);
  }
  const keep = (text: string = draft): void => {
    const next = text.trim();
    if (next !== kept) onKeep(next === '' ? undefined : next);
  };
  return { draft, setDraft, keep };
}
