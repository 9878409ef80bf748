import type { Evaluation } from '../runtime/evaluation.ts';
import type { FunctionValue } from '../runtime/value.ts';

const inOrder: readonly number[] = [];

/** Which parameter each named argument is for. Fails when they do not fit the function. */
export function arranged(
  run: Evaluation,
  fn: FunctionValue,
  positional: number,
  names: readonly string[],
): readonly number[] {
  const { parameters } = fn;
  if (positional > parameters.length) {
    return run.failFor((words) => words.tooMany(parameters.length, positional));
  }
  const order = names.length === 0 ? inOrder : place(run, fn, positional, names);
  for (let at = positional; at < parameters.length; at += 1) {
    const parameter = parameters[at];
    if (parameter !== undefined && !parameter.optional && !order.includes(at)) {
      return run.failFor((words) => words.notBound(parameter.name));
    }
  }
  return order;
}

function place(
  run: Evaluation,
  fn: FunctionValue,
  positional: number,
  names: readonly string[],
): readonly number[] {
  const order: number[] = [];
  for (const name of names) {
    const at = fn.parameters.findIndex((parameter) => parameter.name === name);
    if (at < 0) run.failFor((words) => words.noParameter(name));
    if (at < positional || order.includes(at)) run.failFor((words) => words.boundTwice(name));
    order.push(at);
  }
  return order;
}
