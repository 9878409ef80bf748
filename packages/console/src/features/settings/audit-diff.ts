export interface Difference {
  /** Where, with dots: `settings.identifiers.email`, `events[0].to`. */
  readonly place: string;
  /** Undefined: was not there. */
  readonly before: unknown;
  /** Undefined: is not there any more. */
  readonly after: unknown;
}

/** What differs between two values, place by place. Objects and lists of objects are gone into; anything else is one value. */
export function differences(before: unknown, after: unknown): readonly Difference[] {
  const found: Difference[] = [];
  compare('', before ?? undefined, after ?? undefined, found);
  return found;
}

function compare(place: string, before: unknown, after: unknown, found: Difference[]): void {
  if (same(before, after)) return;
  const was = partsOf(place, before);
  const is = partsOf(place, after);
  const leaf = (was === undefined && before !== undefined) || (is === undefined && after !== undefined);
  if (leaf || (was === undefined && is === undefined)) {
    found.push({ place, before, after });
    return;
  }
  const places = new Set([...(was?.keys() ?? []), ...(is?.keys() ?? [])]);
  for (const inner of places) compare(inner, was?.get(inner), is?.get(inner), found);
}

/** What a value is made of, by place; undefined for one that is shown whole. */
function partsOf(place: string, value: unknown): ReadonlyMap<string, unknown> | undefined {
  if (Array.isArray(value)) {
    const list = value as readonly unknown[];
    if (list.length === 0 || !list.every((one) => typeof one === 'object' && one !== null)) return undefined;
    return new Map(list.map((one, index) => [`${place}[${index}]`, one]));
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const entries = Object.entries(value);
  if (entries.length === 0) return undefined;
  return new Map(entries.map(([name, inner]) => [place === '' ? name : `${place}.${name}`, inner]));
}

function same(a: unknown, b: unknown): boolean {
  return a === b || (a !== undefined && b !== undefined && JSON.stringify(a) === JSON.stringify(b));
}
