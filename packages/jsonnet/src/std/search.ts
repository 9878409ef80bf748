import type { Run } from '../runtime/run.ts';
import { ArrayValue, typeName, type Lazy, type Value } from '../runtime/value.ts';
import { native, type NativeFunction } from './native.ts';

/** Where the value is, one index after the other. */
function* placesOf(run: Run, value: Value, items: readonly Lazy[]): Generator<number> {
  for (const [at, item] of items.entries()) {
    run.spend(1);
    if (run.equals(run.force(item), value)) yield at;
  }
}

function found(run: Run, value: Value, items: readonly Lazy[]): boolean {
  return placesOf(run, value, items).next().done !== true;
}

/** `std.member`: in an array an item, in a string a part of it. */
function member(run: Run, arr: Value, x: Value): boolean {
  if (arr instanceof ArrayValue) return found(run, x, arr.items);
  if (typeof arr !== 'string') return run.fail('std.member first argument must be an array or a string');
  if (typeof x === 'string') {
    run.spend(arr.length);
    return x !== '' && arr.includes(x);
  }
  return run.fail(
    run.wording === 'go'
      ? `Unexpected type ${typeName(x)}, expected string`
      : `findSubstr first parameter should be a string, got ${typeName(x)}`,
  );
}

/** Looks at items only until one decides. */
function decided(name: 'all' | 'any', by: boolean): NativeFunction {
  return native(
    name,
    { arr: 'array' },
    (run, { arr }) => {
      for (const item of arr.items) {
        run.spend(1);
        const value = run.force(item);
        if (typeof value !== 'boolean') {
          return run.fail(`element "${run.text(value)}" of type ${typeName(value)} is not a boolean`);
        }
        if (value === by) return by;
      }
      return !by;
    },
    { arr: `${name}() parameter should be an array, got ` },
  );
}

export const searches: readonly NativeFunction[] = [
  native('member', { arr: 'any', x: 'any' }, (run, { arr, x }) => member(run, arr, x)),
  native('count', { arr: 'array', x: 'any' }, (run, { arr, x }) => [...placesOf(run, x, arr.items)].length),
  native('contains', { arr: 'array', elem: 'any' }, (run, { arr, elem }) => found(run, elem, arr.items)),
  native(
    'find',
    { value: 'any', arr: 'array' },
    (run, { value, arr }) => {
      run.allocate(arr.items.length);
      return new ArrayValue([...placesOf(run, value, arr.items)]);
    },
    { arr: 'find second parameter should be an array, got ' },
  ),
  native('remove', { arr: 'array', elem: 'any' }, (run, { arr, elem }) => {
    const first = placesOf(run, elem, arr.items).next();
    if (first.done === true) return arr;
    run.allocate(arr.items.length);
    return new ArrayValue(arr.items.toSpliced(first.value, 1));
  }),
  decided('all', false),
  decided('any', true),
];
