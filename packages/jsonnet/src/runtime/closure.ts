import type { Evaluation } from './evaluation.ts';
import { Frame } from './frame.ts';
import type { Code, LazyCode } from './frame.ts';
import type { Run } from './run.ts';
import { FunctionValue } from './value.ts';
import type { Lazy, Value } from './value.ts';

export interface ParameterPlan {
  readonly name: string;
  readonly optional: boolean;
  /** The value of a parameter left out, which may ask for the others. */
  readonly fallback: LazyCode | undefined;
}

/** What all functions of one place in the source share. Parameters are in the first slots. */
export interface FunctionPlan {
  readonly parameters: readonly ParameterPlan[];
  /** How many slots a call needs. */
  readonly home: { readonly size: number };
  /** May answer `tailCall`. */
  readonly body: Code;
}

/** What a function's body answers when its value is that of the call in `Evaluation.next`, in place of its own frame. */
class TailCall extends FunctionValue {
  override readonly parameters: readonly { readonly name: string; readonly optional: boolean }[] = [];
  override readonly label: string = 'tail call';

  override apply(): Value {
    return null;
  }
}

export const tailCall: FunctionValue = new TailCall();

export class Closure extends FunctionValue {
  readonly plan: FunctionPlan;
  readonly frame: Frame;

  constructor(plan: FunctionPlan, frame: Frame) {
    super();
    this.plan = plan;
    this.frame = frame;
  }

  override get parameters(): readonly ParameterPlan[] {
    return this.plan.parameters;
  }

  override get label(): string {
    return 'anonymous';
  }

  override apply(run: Run, args: readonly (Lazy | undefined)[]): Value {
    const evaluation = run as Evaluation;
    const slots: (Lazy | undefined)[] = new Array<Lazy | undefined>(this.plan.home.size);
    for (let at = 0; at < args.length; at += 1) slots[at] = args[at];
    return this.enter(evaluation, this.bound(evaluation, slots));
  }

  /** The frame of a call, with fallbacks where arguments are missing. */
  bound(run: Evaluation, slots: (Lazy | undefined)[]): Frame {
    const frame = new Frame(this.frame, slots, undefined, 0);
    const { parameters } = this.plan;
    for (let at = 0; at < parameters.length; at += 1) {
      const fallback = parameters[at]?.fallback;
      if (slots[at] === undefined && fallback !== undefined) slots[at] = fallback(frame, run);
    }
    return frame;
  }

  /** The value of the call. */
  enter(run: Evaluation, frame: Frame): Value {
    run.enter(this);
    const value = this.plan.body(frame, run);
    const found = value === tailCall ? follow(run) : value;
    run.leave();
    return found;
  }
}

/** A call whose frame gives way to the next: however many follow, they take one frame. */
export interface NextCall {
  readonly closure: Closure;
  readonly frame: Frame;
}

function follow(run: Evaluation): Value {
  let { closure, frame } = run.next as NextCall;
  run.enter(closure);
  for (;;) {
    const value = closure.plan.body(frame, run);
    if (value !== tailCall) {
      run.leave();
      return value;
    }
    ({ closure, frame } = run.next as NextCall);
    run.replace(closure);
  }
}
