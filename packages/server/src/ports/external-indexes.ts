/** An attribute whose values lead to customers. */
export interface IndexedName {
  readonly workspace: number;
  readonly name: string;
}

/**
 * Keeps the values of external ids findable. Registering keeps an index in step from the moment an attribute has the
 * tag; this is about the customers of before, and about what stays when the tag goes.
 */
export interface ExternalIndexes {
  /** Those that hold every customer's value. */
  readonly built: () => Promise<readonly IndexedName[]>;
  /** Exactly these are to have an index. Begins those that are new, and ends those that are not wanted. */
  readonly want: (names: readonly IndexedName[]) => Promise<void>;
  /**
   * Does one small portion of what is begun, in one transaction. What was done is kept, so that work goes on after a
   * restart.
   */
  readonly step: () => Promise<'built' | 'more' | 'idle'>;
}
