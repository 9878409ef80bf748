import type { Evaluation } from './evaluation.ts';
import type { FunctionValue, Value } from './value.ts';

/** What an evaluation may ask from outside. */
export interface World {
  /** `std.extVar`; undefined when there is none of that name. */
  external(run: Evaluation, name: string): Value | undefined;
  /** `std.native`. */
  native(name: string): FunctionValue | undefined;
  /** `std.trace`. */
  trace(line: string): void;
  /** What an imported file says, evaluated once. */
  readonly imported: Map<object, Value>;
}
