import type { Run } from '../runtime/run.ts';
import { ArrayValue, typeName, type FunctionValue, type Lazy, type Value } from '../runtime/value.ts';
import type { Wording } from '../wording.ts';
import { filtered } from './arrays.ts';
import { native, type NativeFunction } from './native.ts';
import { itemsOf } from './text.ts';

/** Items put off: no function is called before its result is asked for. */
function mapped(run: Run, arr: ArrayValue | string, item: (item: Lazy, at: number) => Lazy): ArrayValue {
  const items = itemsOf(arr);
  run.allocate(items.length);
  return new ArrayValue(items.map(item));
}

const wrongResult: Readonly<Record<Wording, (kind: 'array' | 'string', got: Value) => string>> = {
  cpp: (kind, got) =>
    `std.flatMap on ${kind}s, provided function must return ${kind === 'array' ? 'an array' : 'a string'}, got ${typeName(got)}`,
  go: (kind, got) => `Unexpected type ${typeName(got)}, expected ${kind}`,
};

function flatMap(run: Run, func: FunctionValue, arr: ArrayValue | string): Value {
  if (typeof arr === 'string') {
    const texts = itemsOf(arr).map((char) => {
      const text = run.call(func, char);
      if (typeof text !== 'string') return run.fail(wrongResult[run.wording]('string', text));
      run.allocate(text.length);
      return text;
    });
    return texts.join('');
  }
  const lists = arr.items.map((item) => {
    const list = run.call(func, item);
    if (!(list instanceof ArrayValue)) return run.fail(wrongResult[run.wording]('array', list));
    run.allocate(list.items.length);
    return list.items;
  });
  return new ArrayValue(lists.flat());
}

const notFoldable: Readonly<Record<Wording, (fn: string, value: Value) => string>> = {
  cpp: (_fn, value) => `length operates on strings, objects, and arrays, got ${typeName(value)}`,
  go: (fn, value) => `${fn} second parameter should be string or array, got ${typeName(value)}`,
};

/** The first value is not looked at; each step's result is found before the next begins. */
function fold(
  name: 'foldl' | 'foldr',
  step: (run: Run, func: FunctionValue, running: Lazy, item: Lazy) => Value,
): NativeFunction {
  return native(name, { func: 'function', arr: 'any', init: 'lazy' }, (run, { func, arr, init }) => {
    if (typeof arr !== 'string' && !(arr instanceof ArrayValue)) {
      return run.fail(notFoldable[run.wording](name, arr));
    }
    const items = name === 'foldl' ? itemsOf(arr) : itemsOf(arr).toReversed();
    let running = init;
    for (const item of items) {
      run.spend(1);
      running = step(run, func, running, item);
    }
    return run.force(running);
  });
}

const wrong = (fn: string, second: string): { func: string; arr: string } => ({
  func: `std.${fn} first param must be function, got `,
  arr: `std.${fn} second param must be ${second}, got `,
});

/** Arrays made by calling a function for each item. */
export const transforms: readonly NativeFunction[] = [
  native(
    'map',
    { func: 'function', arr: 'sequence' },
    (run, { func, arr }) => mapped(run, arr, (item) => run.later(func, item)),
    wrong('map', 'array / string'),
  ),
  native(
    'mapWithIndex',
    { func: 'function', arr: 'sequence' },
    (run, { func, arr }) => mapped(run, arr, (item, at) => run.later(func, at, item)),
    wrong('mapWithIndex', 'array'),
  ),
  native(
    'filterMap',
    { filter_func: 'function', map_func: 'function', arr: 'array' },
    (run, args) =>
      mapped(run, filtered(run, args.filter_func, args.arr), (item) => run.later(args.map_func, item)),
    {
      filter_func: 'std.filterMap first param must be function, got ',
      map_func: 'std.filterMap second param must be function, got ',
      arr: 'std.filterMap third param must be array, got ',
    },
  ),
  native(
    'flatMap',
    { func: 'function', arr: 'sequence' },
    (run, { func, arr }) => flatMap(run, func, arr),
    wrong('flatMap', 'array / string'),
  ),
  fold('foldl', (run, func, running, item) => run.call(func, running, item)),
  fold('foldr', (run, func, running, item) => run.call(func, item, running)),
];
