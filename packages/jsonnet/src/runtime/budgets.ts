/** What one evaluation may use up before it fails. */
export interface Budgets {
  /** About one per call, per variable found out, per element looked at by a library function. */
  readonly steps: number;
  /** Calls, fields and variables that wait for each other; the references call it `max stack`. */
  readonly frames: number;
  /** About one per value or character made, over the whole evaluation: what is dropped again is not given back. */
  readonly allocations: number;
}

/** Enough for any sensible template, ends what runs away within seconds and a few hundred megabytes. */
export const ordinaryBudgets: Budgets = { steps: 20_000_000, frames: 500, allocations: 10_000_000 };
