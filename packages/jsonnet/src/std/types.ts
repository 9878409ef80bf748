import type { Run } from '../runtime/run.ts';
import { ArrayValue, FunctionValue, ObjectValue, typeName, type Value } from '../runtime/value.ts';
import type { Wording } from '../wording.ts';
import { escapeJson } from '../manifest/escape.ts';
import { hasKind, type Kind } from './kind.ts';
import { native, type NativeFunction } from './native.ts';
import { lengthOf } from './text.ts';

function is(name: string, kind: Kind): NativeFunction {
  return native(name, { v: 'any' }, (_run, { v }) => hasKind(v, kind));
}

interface Words {
  readonly noLength: (value: Value) => string;
  readonly functionEquality: string;
}

const said: Readonly<Record<Wording, Words>> = {
  cpp: {
    noLength: (value) => `length operates on strings, objects, and arrays, got ${typeName(value)}`,
    functionEquality: 'cannot test equality of functions',
  },
  go: {
    noLength: (value) => `Unexpected type ${typeName(value)}`,
    functionEquality: 'Cannot test equality of functions',
  },
};

/** `std.length`: characters, items, visible fields, or parameters. Go counts only those that have no fallback. */
function length(run: Run, value: Value): number {
  if (typeof value === 'string') return lengthOf(value);
  if (value instanceof ArrayValue) return value.items.length;
  if (value instanceof ObjectValue) return value.names(false).length;
  if (value instanceof FunctionValue) {
    return value.parameters.filter(({ optional }) => run.wording === 'cpp' || !optional).length;
  }
  return run.fail(said[run.wording].noLength(value));
}

function primitiveEquals(run: Run, a: Value, b: Value): boolean {
  if (typeName(a) !== typeName(b)) return false;
  if (a instanceof FunctionValue) return run.fail(said[run.wording].functionEquality);
  if (a instanceof ArrayValue || a instanceof ObjectValue) {
    return run.fail(`primitiveEquals operates on primitive types, got ${typeName(a)}`);
  }
  return a === b;
}

const shown = (run: Run, value: Value): string =>
  typeof value === 'string' ? escapeJson(value) : run.text(value);

/** Go wants booleans; in C++ they are `!=` and `==` of anything. */
function logical(name: string, equal: boolean): NativeFunction {
  return native(name, { x: 'any', y: 'any' }, (run, { x, y }) => {
    if (run.wording === 'go') {
      for (const value of [x, y]) {
        if (typeof value !== 'boolean') run.fail(`Unexpected type ${typeName(value)}, expected boolean`);
      }
    }
    return run.equals(x, y) === equal;
  });
}

/** Types, equality and what tells values apart. */
export const types: readonly NativeFunction[] = [
  native('type', { x: 'any' }, (_run, { x }) => typeName(x)),
  is('isString', 'string'),
  is('isNumber', 'number'),
  is('isBoolean', 'boolean'),
  is('isObject', 'object'),
  is('isArray', 'array'),
  is('isFunction', 'function'),
  native('isNull', { v: 'any' }, (_run, { v }) => v === null),
  native('length', { x: 'any' }, (run, { x }) => length(run, x)),
  native('isEmpty', { str: 'any' }, (run, { str }) => {
    if (run.wording === 'go' && typeof str !== 'string') {
      run.fail(`Unexpected type ${typeName(str)}, expected string`);
    }
    return length(run, str) === 0;
  }),
  native('toString', { a: 'any' }, (run, { a }) => run.text(a)),
  native('primitiveEquals', { a: 'any', b: 'any' }, (run, { a, b }) => primitiveEquals(run, a, b)),
  native('equals', { a: 'any', b: 'any' }, (run, { a, b }) => run.equals(a, b)),
  logical('xor', false),
  logical('xnor', true),
  native('assertEqual', { a: 'any', b: 'any' }, (run, { a, b }) => {
    if (run.equals(a, b)) return true;
    return run.fail(`Assertion failed. ${shown(run, a)} != ${shown(run, b)}`);
  }),
  native('__compare', { v1: 'any', v2: 'any' }, (run, { v1, v2 }) => Math.sign(run.compare(v1, v2))),
  native('__compare_array', { arr1: 'array', arr2: 'array' }, (run, { arr1, arr2 }) =>
    Math.sign(run.compare(arr1, arr2)),
  ),
  ordered('__array_less', (order) => order < 0),
  ordered('__array_greater', (order) => order > 0),
  ordered('__array_less_or_equal', (order) => order <= 0),
  ordered('__array_greater_or_equal', (order) => order >= 0),
];

function ordered(name: string, holds: (order: number) => boolean): NativeFunction {
  return native(name, { arr1: 'array', arr2: 'array' }, (run, { arr1, arr2 }) =>
    holds(run.compare(arr1, arr2)),
  );
}
