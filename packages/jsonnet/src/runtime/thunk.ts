import type { Evaluation } from './evaluation.ts';
import { nowhere } from './frame.ts';
import type { Code, Frame, Site } from './frame.ts';
import type { Run } from './run.ts';
import { Thunk } from './value.ts';
import type { FunctionValue, Lazy, Value } from './value.ts';

/** What all thunks of one place in the source share. */
export interface ThunkPlan {
  readonly code: Code;
  readonly site: Site;
  /** The variable, or what else traces say after `thunk`. Empty for the arguments of built in functions. */
  label: string;
}

/**
 * The references of this run time count a thunk that waits for itself as recursion without end, so nothing marks one
 * that is being found out: it ends at the limit of frames, with the trace the references show.
 */
export class CodeThunk extends Thunk {
  readonly plan: ThunkPlan;
  value: Value | undefined;
  frame: Frame;

  constructor(plan: ThunkPlan, frame: Frame) {
    super();
    this.plan = plan;
    this.frame = frame;
    this.value = undefined;
  }

  override force(run: Run): Value {
    if (this.value !== undefined) return this.value;
    const evaluation = run as Evaluation;
    evaluation.enter(this);
    const value = this.plan.code(this.frame, evaluation);
    evaluation.leave();
    this.value = value;
    this.frame = nowhere;
    return value;
  }
}

/** A call that is put off. */
export class CallThunk extends Thunk {
  value: Value | undefined;
  #fn: FunctionValue | undefined;
  #args: readonly Lazy[];

  constructor(fn: FunctionValue, args: readonly Lazy[]) {
    super();
    this.#fn = fn;
    this.#args = args;
    this.value = undefined;
  }

  override force(run: Run): Value {
    if (this.value !== undefined || this.#fn === undefined) return this.value ?? null;
    const evaluation = run as Evaluation;
    evaluation.enter(this);
    const value = evaluation.call(this.#fn, ...this.#args);
    evaluation.leave();
    this.value = value;
    this.#fn = undefined;
    this.#args = [];
    return value;
  }
}

/** Any other work that is put off. */
export class FindThunk extends Thunk {
  readonly label: string;
  value: Value | undefined;
  #find: (() => Value) | undefined;

  constructor(find: () => Value, label: string) {
    super();
    this.label = label;
    this.#find = find;
    this.value = undefined;
  }

  override force(run: Run): Value {
    if (this.value !== undefined || this.#find === undefined) return this.value ?? null;
    const evaluation = run as Evaluation;
    evaluation.enter(this);
    const value = this.#find();
    evaluation.leave();
    this.value = value;
    this.#find = undefined;
    return value;
  }
}
