import type { Run } from '../runtime/run.ts';
import { ArrayValue, ObjectValue, type Lazy, type Value } from '../runtime/value.ts';
import { native, type NativeFunction } from './native.ts';
import { fieldOf } from './objects.ts';

/** RFC 7396. Which fields there are is found at once, their values when asked for. */
function mergePatch(run: Run, target: Lazy, patch: Value): Value {
  if (!(patch instanceof ObjectValue)) return patch;
  const found = run.force(target);
  const base = found instanceof ObjectValue ? found : undefined;
  const fields = new Map<string, Lazy>();
  const names = base?.names(false) ?? [];
  run.allocate(names.length + patch.names(false).length);
  for (const name of names) {
    if (base !== undefined) fields.set(name, fieldOf(run, base, name));
  }
  for (const name of patch.names(false)) {
    const value = patch.get(run, name);
    const old = fields.get(name) ?? null;
    if (value === null) fields.delete(name);
    else
      fields.set(
        name,
        run.delay(() => mergePatch(run, old, value)),
      );
  }
  return run.object(fields);
}

function isContent(value: Value): boolean {
  if (value instanceof ArrayValue) return value.items.length > 0;
  if (value instanceof ObjectValue) return value.names(false).length > 0;
  return value !== null;
}

/** Without nulls, empty arrays and empty objects, at any depth. */
function prune(run: Run, value: Value): Value {
  if (value instanceof ArrayValue) {
    run.allocate(value.items.length);
    return run.deeper(
      () => new ArrayValue(value.items.map((item) => prune(run, run.force(item))).filter(isContent)),
    );
  }
  if (!(value instanceof ObjectValue)) return value;
  const names = value.names(false);
  run.allocate(names.length);
  return run.deeper(() => {
    const pruned = names.map((name) => [name, prune(run, value.get(run, name))] as const);
    return run.object(new Map(pruned.filter(([, field]) => isContent(field))));
  });
}

export const patches: readonly NativeFunction[] = [
  native('mergePatch', { target: 'lazy', patch: 'any' }, (run, { target, patch }) =>
    mergePatch(run, target, patch),
  ),
  native('prune', { a: 'any' }, (run, { a }) => prune(run, a)),
];
