interface Word {
  readonly code: string;
}

/** Two codes are the same word in letters of either case. */
export function sameCode(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}

/** The list with a word in the place of the one it replaces, or at its end. */
export function withWord<T extends Word>(
  words: readonly T[],
  replaced: T | undefined,
  word: T,
): readonly T[] {
  return words.some((one) => one === replaced)
    ? words.map((one) => (one === replaced ? word : one))
    : [...words, word];
}

export interface ToolWords<T> {
  readonly tool: string;
  readonly words: readonly T[];
}

/** Known words by the tool that uses them, in the order in which they are listed. */
export function byTool<T extends { readonly tool: string }>(words: readonly T[]): readonly ToolWords<T>[] {
  const groups = new Map<string, T[]>();
  for (const word of words) groups.set(word.tool, [...(groups.get(word.tool) ?? []), word]);
  return [...groups].map(([tool, ofTool]) => ({ tool, words: ofTool }));
}
