import type { Wording } from '../wording.ts';
import type { FunctionValue, Lazy, ObjectValue, Value } from './value.ts';

/**
 * One evaluation: what the functions of the standard library may ask of it. Everything that takes time or memory is
 * paid for, so that no template runs away.
 */
export interface Run {
  readonly wording: Wording;
  /** How numbers become text: `%.17g` as the references do, or the shortest text that reads back the same. */
  readonly numbers: 'reference' | 'shortest';

  force(lazy: Lazy): Value;
  /** Calls with positional arguments; a wrong number of them fails. */
  call(fn: FunctionValue, ...args: readonly Lazy[]): Value;
  /** The call, put off until its value is asked for. */
  later(fn: FunctionValue, ...args: readonly Lazy[]): Lazy;
  /** Any other value that is put off. `label` names it in traces. */
  delay(find: () => Value, label?: string): Lazy;

  /** `==`. Fails on functions. */
  equals(a: Value, b: Value): boolean;
  /** `<`, `=`, `>` as a negative number, 0, a positive one. Fails on what has no order. */
  compare(a: Value, b: Value): number;
  /** `std.toString`: strings as they are, all else as JSON on one line. */
  text(value: Value): string;
  numberText(value: number): string;
  /** `a + b` of any types. */
  add(a: Value, b: Value): Value;

  /** An object with these visible fields (and hidden ones), from the outside world or a library function. */
  object(fields: ReadonlyMap<string, Lazy>, hidden?: ReadonlyMap<string, Lazy>): ObjectValue;

  /**
   * Does the work one level deeper: for library functions that recurse by themselves. Fails as a call too deep does
   * ("max stack frames exceeded") when there are too many levels, so that no recursion ends in an error of JavaScript.
   */
  deeper<T>(work: () => T): T;

  /** A RUNTIME ERROR with this message, where evaluation now stands. */
  fail(said: string): never;
  /** Pays for work: about one per value looked at. Fails when the budget is used up. */
  spend(steps: number): void;
  /** Pays for memory: about one per value or character made. Fails when the budget is used up. */
  allocate(units: number): void;
}
