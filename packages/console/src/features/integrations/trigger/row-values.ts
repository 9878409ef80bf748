/** A row of the mapping of answers while it is edited. */
export interface RowValues {
  readonly from: string;
  readonly to: string;
  /** As a text; empty: none. */
  readonly default: string;
}
