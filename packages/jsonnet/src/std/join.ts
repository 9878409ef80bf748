import type { Run } from '../runtime/run.ts';
import { ArrayValue, typeName, type Lazy, type Value } from '../runtime/value.ts';
import type { Wording } from '../wording.ts';
import { native, type NativeFunction } from './native.ts';

interface Words {
  readonly item: (kind: 'string' | 'array', at: number, got: Value) => string;
  readonly list: (got: Value) => string;
}

const said: Readonly<Record<Wording, Words>> = {
  cpp: {
    item: (kind, at, got) => `expected ${kind} but arr[${at}] was ${typeName(got)}`,
    list: (got) => `join second parameter should be array, got ${typeName(got)}`,
  },
  go: {
    item: (kind, _at, got) => `Unexpected type ${typeName(got)}, expected ${kind}`,
    list: (got) => `Unexpected type ${typeName(got)}, expected array`,
  },
};

/** The texts with the separator between them; nulls are left out. */
function joinTexts(run: Run, separator: string, items: readonly Lazy[]): string {
  const texts: string[] = [];
  for (const [at, item] of items.entries()) {
    const text = run.force(item);
    if (text === null) continue;
    if (typeof text !== 'string') return run.fail(said[run.wording].item('string', at, text));
    run.allocate(text.length + separator.length);
    texts.push(text);
  }
  return texts.join(separator);
}

function joinArrays(run: Run, separator: readonly Lazy[], items: readonly Lazy[]): ArrayValue {
  const parts: (readonly Lazy[])[] = [];
  for (const [at, item] of items.entries()) {
    const list = run.force(item);
    if (list === null) continue;
    if (!(list instanceof ArrayValue)) return run.fail(said[run.wording].item('array', at, list));
    run.allocate(list.items.length + separator.length);
    if (parts.length > 0) parts.push(separator);
    parts.push(list.items);
  }
  return new ArrayValue(parts.flat());
}

function join(run: Run, separator: Value, list: Value): Value {
  run.spend(1);
  const kinds = typeof separator === 'string' || separator instanceof ArrayValue;
  if (!kinds) return run.fail(`join first parameter should be string or array, got ${typeName(separator)}`);
  if (!(list instanceof ArrayValue)) return run.fail(said[run.wording].list(list));
  run.spend(list.items.length);
  if (typeof separator === 'string') return joinTexts(run, separator, list.items);
  return joinArrays(run, separator.items, list.items);
}

/** Texts in arrays in arrays, one after the other. */
function deepJoin(run: Run, value: Value, into: string[]): void {
  run.spend(1);
  if (typeof value === 'string') {
    run.allocate(value.length);
    into.push(value);
    return;
  }
  if (!(value instanceof ArrayValue)) return run.fail(`Expected string or array, got ${typeName(value)}`);
  run.deeper(() => {
    for (const item of value.items) deepJoin(run, run.force(item), into);
  });
}

export const joins: readonly NativeFunction[] = [
  native('join', { sep: 'any', arr: 'any' }, (run, { sep, arr }) => join(run, sep, arr)),
  native('lines', { arr: 'array' }, (run, { arr }) => join(run, '\n', new ArrayValue([...arr.items, '']))),
  native('deepJoin', { arr: 'any' }, (run, { arr }) => {
    const into: string[] = [];
    deepJoin(run, arr, into);
    return into.join('');
  }),
  native('resolvePath', { f: 'string', r: 'string' }, (run, { f, r }) => {
    run.allocate(f.length + r.length);
    return f.slice(0, f.lastIndexOf('/') + 1) + r;
  }),
];
