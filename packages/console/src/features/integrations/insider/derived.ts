const made = new WeakMap<object, Map<unknown, unknown>>();

/** What is worked out of a value once, however many rows ask for it. */
export function derived<T extends object, R>(value: T, derive: (value: T) => R): R {
  let results = made.get(value);
  if (results === undefined) made.set(value, (results = new Map()));
  if (!results.has(derive)) results.set(derive, derive(value));
  return results.get(derive) as R;
}
