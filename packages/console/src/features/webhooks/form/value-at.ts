/** What stands at a place such as `filters.rules.0.path`; undefined when there is nothing. */
export function valueAt(values: unknown, place: string): unknown {
  let at = values;
  for (const step of stepsOf(place)) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) return undefined;
    at = (at as Readonly<Record<string, unknown>>)[step];
  }
  return at;
}

/** A copy with another value at a place that exists. What lies beside the way there stays the same object. */
export function withValueAt<T>(values: T, place: string, value: unknown): T {
  return put(values, stepsOf(place), value) as T;
}

function put(at: unknown, [step, ...rest]: readonly string[], value: unknown): unknown {
  if (step === undefined) return value;
  if (typeof at !== 'object' || at === null || (!Array.isArray(at) && !Object.hasOwn(at, step))) return at;
  if (!Array.isArray(at)) {
    const held = at as Readonly<Record<string, unknown>>;
    return { ...held, [step]: put(held[step], rest, value) };
  }
  const list = at as readonly unknown[];
  return list.map((item, index) => (String(index) === step ? put(item, rest, value) : item));
}

function stepsOf(place: string): readonly string[] {
  return place === '' ? [] : place.split('.');
}
