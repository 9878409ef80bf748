import type { Run } from '../runtime/run.ts';
import { ArrayValue, type Lazy } from '../runtime/value.ts';
import { Keyed } from './keyed.ts';
import { native, type NativeFunction } from './native.ts';
import { sorted, unique } from './sort.ts';
import { itemsOf } from './text.ts';

/** Which of the items that are met going through two sets at once are kept. */
interface Merge {
  readonly onlyLeft: boolean;
  readonly both: boolean;
  readonly onlyRight: boolean;
}

const union: Merge = { onlyLeft: true, both: true, onlyRight: true };
const intersection: Merge = { onlyLeft: false, both: true, onlyRight: false };
const difference: Merge = { onlyLeft: true, both: false, onlyRight: false };

/** Both are sorted and without equals. Of two equal items the left one is kept. */
function merged(run: Run, a: Keyed, b: Keyed, kept: Merge): Lazy[] {
  const into: Lazy[] = [];
  const keep = (item: Lazy | undefined, really: boolean): void => {
    if (really && item !== undefined) into.push(item);
  };
  run.allocate(a.items.length + (kept.onlyRight ? b.items.length : 0));
  let [i, j] = [0, 0];
  while (i < a.items.length && j < b.items.length) {
    const order = run.equals(a.key(i), b.key(j)) ? 0 : run.compare(a.key(i), b.key(j));
    if (order < 0) keep(a.items[i++], kept.onlyLeft);
    else if (order > 0) keep(b.items[j++], kept.onlyRight);
    else {
      keep(a.items[i++], kept.both);
      j++;
    }
  }
  for (; i < a.items.length; i++) keep(a.items[i], kept.onlyLeft);
  for (; j < b.items.length; j++) keep(b.items[j], kept.onlyRight);
  return into;
}

function operation(name: string, kept: Merge): NativeFunction {
  return native(
    name,
    { a: 'sequence', b: 'sequence', keyF: 'function?' },
    (run, { a, b, keyF }) =>
      new ArrayValue(merged(run, new Keyed(run, itemsOf(a), keyF), new Keyed(run, itemsOf(b), keyF), kept)),
  );
}

/** Sets are arrays (a string is one of its characters) that are sorted and without equals; of others these functions make something, but not what is meant. */
export const sets: readonly NativeFunction[] = [
  native('set', { arr: 'sequence', keyF: 'function?' }, (run, { arr, keyF }) => {
    return new ArrayValue(unique(run, sorted(run, itemsOf(arr), keyF), keyF));
  }),
  operation('setUnion', union),
  operation('setInter', intersection),
  operation('setDiff', difference),
  native('setMember', { x: 'lazy', arr: 'sequence', keyF: 'function?' }, (run, { x, arr, keyF }) => {
    const one = new Keyed(run, [x], keyF);
    const all = new Keyed(run, itemsOf(arr), keyF);
    for (let at = 0; at < all.items.length; at++) {
      if (run.equals(one.key(0), all.key(at))) return true;
      if (run.compare(one.key(0), all.key(at)) < 0) return false;
    }
    return false;
  }),
];
