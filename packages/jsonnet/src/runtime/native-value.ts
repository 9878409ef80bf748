import type { NativeFunction, NativeParameter } from '../std/native.ts';
import type { Run } from './run.ts';
import { FunctionValue } from './value.ts';
import type { Lazy, Value } from './value.ts';

/** A function that is not written in Jsonnet. */
export class NativeValue extends FunctionValue {
  readonly native: NativeFunction;

  constructor(native: NativeFunction) {
    super();
    this.native = native;
  }

  override get parameters(): readonly NativeParameter[] {
    return this.native.parameters;
  }

  override get label(): string {
    return this.native.name;
  }

  override apply(run: Run, args: readonly (Lazy | undefined)[]): Value {
    return this.native.apply(run, args);
  }
}
