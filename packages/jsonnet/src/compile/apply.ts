import { Closure, tailCall } from '../runtime/closure.ts';
import type { Evaluation } from '../runtime/evaluation.ts';
import { Frame } from '../runtime/frame.ts';
import type { Code, LazyCode } from '../runtime/frame.ts';
import { CodeThunk } from '../runtime/thunk.ts';
import { FunctionValue, typeName } from '../runtime/value.ts';
import type { Lazy, Value } from '../runtime/value.ts';
import type { Apply } from '../syntax/ast.ts';
import { libraryField } from './access.ts';
import { arranged } from './arguments.ts';
import type { Compiler } from './compiler.ts';
import type { Block } from './scope.ts';
import { siteOf } from './variable.ts';

export function applyCode(compiler: Compiler, node: Apply, block: Block, tail: boolean): Code {
  const quick = libraryCall(compiler, node, block);
  if (quick !== undefined) return quick;
  const target = compiler.code(node.target, block);
  const positional = node.positional.map((arg) => compiler.lazy(arg, block, ''));
  const named = node.named.map(({ value }) => compiler.lazy(value, block, ''));
  const names = node.named.map(({ name }) => name);
  const site = siteOf(node, block);
  const strict = node.tailstrict;

  const apply = (frame: Frame, run: Evaluation, fn: Value): Value => {
    run.at(site, frame);
    if (!(fn instanceof FunctionValue)) return run.failFor((words) => words.notFunction(typeName(fn)));
    const order = arranged(run, fn, positional.length, names);
    const size = fn instanceof Closure ? fn.plan.home.size : fn.parameters.length;
    const slots: (Lazy | undefined)[] = new Array<Lazy | undefined>(size);
    for (let at = 0; at < positional.length; at += 1) {
      slots[at] = labelled((positional[at] as LazyCode)(frame, run), fn, at);
    }
    for (let at = 0; at < named.length; at += 1) {
      const to = order[at] as number;
      slots[to] = labelled((named[at] as LazyCode)(frame, run), fn, to);
    }
    if (!(fn instanceof Closure)) {
      return fn.apply(run, strict ? slots.map((arg) => (arg === undefined ? arg : run.force(arg))) : slots);
    }
    const inner = fn.bound(run, slots);
    if (strict) {
      for (let at = 0; at < fn.plan.parameters.length; at += 1) {
        slots[at] = run.force(slots[at] as Lazy);
      }
      if (tail) {
        run.at(site, frame);
        run.next = { closure: fn, frame: inner };
        return tailCall;
      }
    }
    return fn.enter(run, inner);
  };

  if (named.length > 0 || strict) return (frame, run) => apply(frame, run, target(frame, run));
  const count = positional.length;
  return (frame, run) => {
    const fn = target(frame, run);
    if (!(fn instanceof Closure) || fn.plan.parameters.length !== count) return apply(frame, run, fn);
    const slots: (Lazy | undefined)[] = new Array<Lazy | undefined>(fn.plan.home.size);
    for (let at = 0; at < count; at += 1) {
      slots[at] = labelled((positional[at] as LazyCode)(frame, run), fn, at);
    }
    run.site = site;
    run.frame = frame;
    return fn.enter(run, new Frame(fn.frame, slots, undefined, 0));
  };
}

/** `std.name(…)` with as many arguments as the function has parameters: nothing is left to be arranged. */
function libraryCall(compiler: Compiler, node: Apply, block: Block): Code | undefined {
  if (node.target.kind !== 'index' || node.named.length > 0 || node.tailstrict) return undefined;
  const fn = libraryField(compiler, node.target, block);
  if (!(fn instanceof FunctionValue) || fn.parameters.length !== node.positional.length) {
    return undefined;
  }
  const args = node.positional.map((arg) => compiler.lazy(arg, block, ''));
  const site = siteOf(node, block);
  return (frame, run) => {
    const given: Lazy[] = [];
    for (let at = 0; at < args.length; at += 1) given.push((args[at] as LazyCode)(frame, run));
    run.site = site;
    run.frame = frame;
    return fn.apply(run, given);
  };
}

/** Traces call an argument by the parameter's name; those of built in functions have none. */
function labelled(lazy: Lazy, fn: FunctionValue, at: number): Lazy {
  if (lazy instanceof CodeThunk && lazy.plan.label === '' && fn instanceof Closure) {
    lazy.plan.label = fn.plan.parameters[at]?.name ?? '';
  }
  return lazy;
}
