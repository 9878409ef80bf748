import type { Run } from '../runtime/run.ts';
import { ArrayValue, typeName, type FunctionValue, type Lazy, type Value } from '../runtime/value.ts';
import { demand } from './kind.ts';
import { Keyed } from './keyed.ts';
import { native, type NativeFunction } from './native.ts';
import { itemsOf } from './text.ts';

/** Stable. A single item is not looked at. */
export function sorted(run: Run, items: readonly Lazy[], keyF: FunctionValue | undefined): readonly Lazy[] {
  if (items.length <= 1) return items;
  run.allocate(items.length);
  const keyed = new Keyed(run, items, keyF);
  const order = items.map((_, at) => ({ at, key: keyed.key(at) }));
  order.sort((a, b) => {
    run.spend(1);
    return run.compare(a.key, b.key);
  });
  return order.map(({ at }) => items[at] ?? null);
}

/** The first of each row of equal neighbours. */
export function unique(run: Run, items: readonly Lazy[], keyF: FunctionValue | undefined): Lazy[] {
  run.allocate(items.length);
  const keyed = new Keyed(run, items, keyF);
  let last = 0;
  return items.filter((_, at) => {
    if (at === 0) return true;
    if (run.equals(keyed.key(last), keyed.key(at))) return false;
    last = at;
    return true;
  });
}

/** The first of the items with the least key, or the greatest. */
function extreme(name: 'minArray' | 'maxArray', beats: (order: number) => boolean): NativeFunction {
  return native(
    name,
    { arr: 'sequence', keyF: 'function?', onEmpty: 'lazy?' },
    (run, { arr, keyF, onEmpty }) => {
      const items = itemsOf(arr);
      if (items.length === 0) {
        if (onEmpty === undefined) return run.fail('Expected at least one element in array. Got none');
        return run.force(onEmpty);
      }
      const keyed = new Keyed(run, items, keyF);
      let best = 0;
      for (let at = 1; at < items.length; at++) {
        if (beats(run.compare(keyed.key(at), keyed.key(best)))) best = at;
      }
      return run.force(items[best] ?? null);
    },
  );
}

function sum(run: Run, arr: ArrayValue): Value {
  let total: Value = 0;
  for (const item of arr.items) {
    run.spend(1);
    const value = run.force(item);
    if (run.wording === 'go') demand(run, value, 'number', '');
    total = run.add(total, value);
  }
  return total;
}

export const sorts: readonly NativeFunction[] = [
  native(
    'sort',
    { arr: 'sequence', keyF: 'function?' },
    (run, { arr, keyF }) => new ArrayValue([...sorted(run, itemsOf(arr), keyF)]),
  ),
  native(
    'uniq',
    { arr: 'sequence', keyF: 'function?' },
    (run, { arr, keyF }) => new ArrayValue(unique(run, itemsOf(arr), keyF)),
  ),
  extreme('minArray', (order) => order < 0),
  extreme('maxArray', (order) => order > 0),
  native('sum', { arr: 'array' }, (run, { arr }) => sum(run, arr)),
  native('avg', { arr: 'array' }, (run, { arr }) => {
    if (arr.items.length === 0) run.fail('Cannot calculate average of an empty array.');
    const total = sum(run, arr);
    demand(
      run,
      total,
      'number',
      `binary operator / requires matching types, got ${typeName(total)} and number.`,
    );
    return total / arr.items.length;
  }),
];
