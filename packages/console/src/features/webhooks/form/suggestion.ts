/** One text that can be chosen, and a word or two about it. */
export interface Suggestion {
  readonly value: string;
  readonly note: string;
}

export interface SuggestionGroup {
  readonly group: string;
  readonly items: readonly Suggestion[];
}
