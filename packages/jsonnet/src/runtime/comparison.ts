import type { Evaluation } from './evaluation.ts';
import { compareTexts } from './text-order.ts';
import { ArrayValue, FunctionValue, ObjectValue, typeName } from './value.ts';
import type { Value } from './value.ts';

export function equalValues(run: Evaluation, a: Value, b: Value): boolean {
  if (typeof a === 'string') return equalTexts(run, a, b);
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  if (a instanceof ArrayValue) return b instanceof ArrayValue && equalArrays(run, a, b);
  if (a instanceof ObjectValue) return b instanceof ObjectValue && equalObjects(run, a, b);
  if (!(b instanceof FunctionValue)) return false;
  return run.failFor((words) => words.equalFunctions);
}

function equalTexts(run: Evaluation, a: string, b: Value): boolean {
  if (typeof b !== 'string' || a.length !== b.length) return false;
  run.read(a);
  return a === b;
}

function equalArrays(run: Evaluation, a: ArrayValue, b: ArrayValue): boolean {
  if (a.items.length !== b.items.length) return false;
  run.spend(a.items.length);
  return nested(run, () => a.items.every((item, at) => equalValues(run, run.force(item), run.item(b, at))));
}

function equalObjects(run: Evaluation, a: ObjectValue, b: ObjectValue): boolean {
  const names = a.names(false);
  const others = b.names(false);
  if (names.length !== others.length || names.some((name, at) => name !== others[at])) return false;
  run.spend(names.length);
  return nested(run, () => names.every((name) => equalValues(run, a.get(run, name), b.get(run, name))));
}

/** Data within data counts as a frame: what refers to itself ends at the limit. */
function nested<T>(run: Evaluation, look: () => T): T {
  run.enter('function <anonymous>');
  const found = look();
  run.leave();
  return found;
}

/** Negative, 0 or positive. `operator` is what was written, for what has no order. */
export function compareValues(run: Evaluation, a: Value, b: Value, operator?: string): number {
  if (typeof a === 'number' && typeof b === 'number') return a < b ? -1 : a > b ? 1 : 0;
  if (typeof a === 'string' && typeof b === 'string') {
    run.read(a);
    run.read(b);
    return compareTexts(a, b);
  }
  if (a instanceof ArrayValue && b instanceof ArrayValue) return compareArrays(run, a, b);
  return run.failFor((words) =>
    operator === undefined
      ? words.notComparable(typeName(a), typeName(b))
      : words.binary(operator, typeName(a), typeName(b)),
  );
}

function compareArrays(run: Evaluation, a: ArrayValue, b: ArrayValue): number {
  const length = Math.min(a.items.length, b.items.length);
  run.spend(length);
  return nested(run, () => {
    for (let at = 0; at < length; at += 1) {
      const order = compareValues(run, run.item(a, at), run.item(b, at));
      if (order !== 0) return order;
    }
    return a.items.length - b.items.length;
  });
}
