interface SeenField {
  readonly path: string;
  readonly types: readonly string[];
  readonly example: string;
}

const EXAMPLES: Readonly<Record<string, unknown>> = {
  numeric: 1,
  boolean: true,
  date: '2026-01-31',
  datetime: '2026-01-31T12:00:00Z',
  url: 'https://shop.example/page',
  image: 'https://shop.example/image.jpg',
  multiple_choice: ['sample'],
  list: ['sample'],
  object: {},
  objects: [{}],
};

/** The fields of a definition with made-up values, for an event that never came in. */
export function madeUp(
  fields: readonly { readonly name: string; readonly type: string }[],
): readonly SeenField[] {
  return fields.map(({ name, type }) => ({
    path: name,
    types: [],
    example: JSON.stringify(EXAMPLES[type] ?? 'sample'),
  }));
}

/** Of fields that are one but for their spelling the one that came in most: nobody sends both. */
export function spelledOnce<F extends SeenField & { readonly count: number }>(
  fields: readonly F[],
): readonly F[] {
  const taken = new Set<string>();
  const often = fields.toSorted((one, other) => other.count - one.count);
  return often.filter(({ path }) => {
    const plain = path.toLowerCase().replaceAll(/[\s_-]+/g, '');
    return !taken.has(plain) && taken.add(plain);
  });
}

/** An object as it could have come in, put together from one example of each of its fields. */
export function sampleOf(fields: readonly SeenField[]): Record<string, unknown> {
  const sample: Record<string, unknown> = {};
  // Short paths first: what a longer one holds goes into the object that is then there.
  const byLength = fields.toSorted((one, other) => one.path.length - other.path.length);
  for (const { path, example } of byLength) put(sample, steps(path), valueOf(example));
  return sample;
}

function steps(path: string): readonly (string | 0)[] {
  return path.split('.').flatMap((part) => {
    const name = part.replaceAll(/\[\d*\]/g, '');
    const depth = part.match(/\[\d*\]/g)?.length ?? 0;
    return [...(name === '' ? [] : [name]), ...Array.from({ length: depth }, () => 0 as const)];
  });
}

function put(into: Record<string, unknown>, path: readonly (string | 0)[], value: unknown): void {
  let at: object = into;
  path.forEach((step, index) => {
    const next = path[index + 1];
    const there = Object.hasOwn(at, step) ? (at as Record<string | 0, unknown>)[step] : undefined;
    if (next === undefined) {
      if (!isHolder(there)) define(at, step, value);
      return;
    }
    const holder = isHolder(there) && (next === 0) === Array.isArray(there) ? there : next === 0 ? [] : {};
    if (holder !== there) define(at, step, holder);
    at = holder;
  });
}

/** Own property, whatever its name. */
function define(holder: object, key: string | 0, value: unknown): void {
  Object.defineProperty(holder, key, { value, writable: true, enumerable: true, configurable: true });
}

function isHolder(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** Examples are JSON cut at some length: what was cut is shown as the text it is. */
function valueOf(example: string): unknown {
  try {
    return JSON.parse(example) as unknown;
  } catch {
    return example.replace(/^"/, '');
  }
}
