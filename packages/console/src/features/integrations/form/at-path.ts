/** What stands at a dotted place, such as `settings.headers.2.name`; undefined where there is no such place. */
export function valueAt(tree: unknown, place: string): unknown {
  let value = tree;
  for (const step of place.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[step];
  }
  return value;
}

/** The same tree with another value there. What is around it is made where it is missing. */
export function withValue<T>(tree: T, place: string, value: unknown): T {
  return put(tree, place.split('.'), value) as T;
}

function put(tree: unknown, [step = '', ...rest]: readonly string[], value: unknown): unknown {
  const inner = rest.length === 0 ? value : put(valueAt(tree, step), rest, value);
  if (Array.isArray(tree)) {
    const list: unknown[] = [...(tree as readonly unknown[])];
    list[Number(step)] = inner;
    return list;
  }
  return { ...(typeof tree === 'object' ? tree : {}), [step]: inner };
}

/** The same tree without what stands there. */
export function withoutValue<T>(tree: T, place: string): T {
  const steps = place.split('.');
  const last = steps.pop() ?? '';
  const around = steps.length === 0 ? tree : valueAt(tree, steps.join('.'));
  if (typeof around !== 'object' || around === null || !Object.hasOwn(around, last)) return tree;
  const rest = Object.fromEntries(Object.entries(around).filter(([key]) => key !== last));
  return steps.length === 0 ? (rest as T) : withValue(tree, steps.join('.'), rest);
}

/** Is a place the other one, or inside of it? */
export function isWithin(place: string, around: string): boolean {
  return place === around || place.startsWith(`${around}.`);
}
