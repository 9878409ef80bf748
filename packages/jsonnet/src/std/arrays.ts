import type { Run } from '../runtime/run.ts';
import { ArrayValue, typeName, type FunctionValue, type Lazy, type Value } from '../runtime/value.ts';
import type { Wording } from '../wording.ts';
import { demandAll } from './kind.ts';
import { native, type NativeFunction } from './native.ts';
import { whole } from './numbers.ts';
import { itemsOf } from './text.ts';

/** An array of that many items, paid for. */
function make(run: Run, size: number, item: (at: number) => Lazy): ArrayValue {
  run.allocate(size);
  return new ArrayValue(Array.from({ length: size }, (_, at) => item(at)));
}

/** How many items are asked for. */
function sizeOf(run: Run, size: number): number {
  const count = whole(run, size);
  if (count < 0) run.fail(`makeArray requires size >= 0, got ${count}`);
  return count;
}

/** C++ looks at how many parameters a function has before it calls it. */
function takesOne(run: Run, fn: FunctionValue, otherwise: (count: number) => string): void {
  const count = fn.parameters.length;
  if (run.wording === 'cpp' && count !== 1) run.fail(otherwise(count));
}

function slice(run: Run, indexable: ArrayValue | string, bounds: SliceBounds): Value {
  if (typeof indexable === 'string') run.spend(indexable.length >> 2);
  const items = itemsOf(indexable);
  const from = bounds.index ?? 0;
  const to = bounds.end ?? items.length;
  const step = bounds.step ?? 1;
  const begin = from < 0 ? Math.max(0, items.length + from) : from;
  const end = Math.min(items.length, to < 0 ? items.length + to : to);
  if (step < 0) run.fail(`got [${begin}:${to}:${step}] but negative steps are not supported`);
  if (step === 0) run.fail(`got ${step} but step must be greater than 0`);
  run.allocate(Math.max(0, Math.ceil((end - begin) / step)));
  const taken: Lazy[] = [];
  for (let at = begin; at < end; at += step) {
    const item = items[at];
    if (item === undefined) run.fail(`array index was not integer: ${run.numberText(at)}`);
    else taken.push(item);
  }
  return typeof indexable === 'string' ? taken.map(String).join('') : new ArrayValue(taken);
}

interface SliceBounds {
  readonly index: number | null;
  readonly end: number | null;
  readonly step: number | null;
}

/** `std.slice`, and what `indexable[index:end:step]` means. Bounds are numbers or null. */
function sliceOf(run: Run, indexable: Value, index: Value, end: Value, step: Value): Value {
  const bound = (value: Value): number | null => {
    if (value === null || typeof value === 'number') return value;
    return run.fail(`Unexpected type ${typeName(value)}, expected number`);
  };
  const bounds = { index: bound(index), end: bound(end), step: bound(step) };
  if (typeof indexable === 'string' || indexable instanceof ArrayValue) return slice(run, indexable, bounds);
  return run.fail(`std.slice accepts a string or an array, but got: ${typeName(indexable)}`);
}

function repeat(run: Run, what: Value, count: number): Value {
  const times = sizeOf(run, count);
  if (typeof what === 'string') {
    run.allocate(what.length * times);
    return what === '' ? '' : what.repeat(times);
  }
  if (!(what instanceof ArrayValue))
    return run.fail('std.repeat first argument must be an array or a string');
  const { items } = what;
  return make(run, items.length * times, (at) => items[at % items.length] ?? null);
}

const notArrays: Readonly<Record<Wording, (value: Value) => string>> = {
  cpp: (value) => `std.flattenArrays expected an array of arrays, got ${typeName(value)}`,
  go: (value) => `Unexpected type ${typeName(value)}, expected array`,
};

function flatten(run: Run, arrays: ArrayValue): ArrayValue {
  const parts = arrays.items.map((item) => {
    const value = run.force(item);
    if (!(value instanceof ArrayValue)) return run.fail(notArrays[run.wording](value));
    run.allocate(value.items.length);
    return value.items;
  });
  return new ArrayValue(parts.flat());
}

function flattenDeep(run: Run, value: Value, into: Lazy[]): void {
  run.allocate(1);
  if (!(value instanceof ArrayValue)) {
    into.push(value);
    return;
  }
  run.deeper(() => {
    for (const item of value.items) flattenDeep(run, run.force(item), into);
  });
}

/** Arrays made anew, of nothing or of other arrays. */
export const arrays: readonly NativeFunction[] = [
  native('makeArray', { sz: 'number', func: 'function' }, (run, { sz, func }) => {
    const size = sizeOf(run, sz);
    takesOne(run, func, (count) => `makeArray function must take 1 param, got: ${count}`);
    return make(run, size, (at) => run.later(func, at));
  }),
  native('range', { from: 'number', to: 'number' }, (run, { from, to }) => {
    const first = whole(run, from);
    return make(run, Math.max(0, whole(run, to) - first + 1), (at) => first + at);
  }),
  native('repeat', { what: 'any', count: 'number' }, (run, { what, count }) => repeat(run, what, count)),
  native(
    'slice',
    { indexable: 'any', index: 'any', end: 'any', step: 'any' },
    (run, { indexable, index, end, step }) => sliceOf(run, indexable, index, end, step),
  ),
  native('reverse', { arr: 'any' }, (run, { arr }) => {
    if (typeof arr !== 'string' && !(arr instanceof ArrayValue))
      return run.fail(`Unexpected type ${typeName(arr)}, expected array`);
    const items = itemsOf(arr);
    return make(run, items.length, (at) => items[items.length - 1 - at] ?? null);
  }),
  native('filter', { func: 'any', arr: 'any' }, (run, { func, arr }) => {
    const args = [
      { kind: 'function', value: func },
      { kind: 'array', value: arr },
    ] as const;
    // Go looks at the array first.
    demandAll(run, 'filter', run.wording === 'go' ? args.toReversed() : args);
    return filtered(run, func as FunctionValue, arr as ArrayValue);
  }),
  native('removeAt', { arr: 'array', at: 'number' }, (run, { arr, at }) => {
    run.allocate(arr.items.length);
    return new ArrayValue(arr.items.filter((_, index) => index !== at));
  }),
  native('flattenArrays', { arrs: 'array' }, (run, { arrs }) => flatten(run, arrs)),
  native('flattenDeepArray', { value: 'any' }, (run, { value }) => {
    const into: Lazy[] = [];
    flattenDeep(run, value, into);
    return new ArrayValue(into);
  }),
];

const notBoolean: Readonly<Record<Wording, (value: Value) => string>> = {
  cpp: (value) => `filter function must return boolean, got: ${typeName(value)}`,
  go: (value) => `Unexpected type ${typeName(value)}, expected boolean`,
};

/** Those items of which the function says true; the items themselves are not looked at. */
export function filtered(run: Run, func: FunctionValue, arr: ArrayValue): ArrayValue {
  takesOne(run, func, () => 'filter function takes 1 parameter.');
  run.allocate(arr.items.length);
  const kept = arr.items.filter((item) => {
    const holds = run.call(func, item);
    return typeof holds === 'boolean' ? holds : run.fail(notBoolean[run.wording](holds));
  });
  return new ArrayValue(kept);
}
