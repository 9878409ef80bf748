/** Some things are called otherwise in the form, or are several inputs of it. */
const RENAMED: readonly (readonly [RegExp, string])[] = [
  [/^auth\.(?:kind|preset)$/, 'auth.way'],
  [/^auth\.timestamp\.header$/, 'auth.timeHeader'],
  [/^auth\.(?:timestamp\.)?toleranceSeconds$/, 'auth.tolerance'],
  [/^auth\.timestamp$/, 'auth.timeHeader'],
  [/^auth\.secrets$/, 'auth.secrets.0'],
  [/^(filters\..*)\.value$/, '$1.values'],
  [/^ips\..*$/, 'ips'],
];

/** The place in the form that a field of a definition has: `mapping[2].to` is `mapping.2.to`. */
export function placeOf(field: string): string {
  const place = field.replaceAll(/\[(\d+)\]/g, '.$1');
  for (const [pattern, name] of RENAMED) if (pattern.test(place)) return place.replace(pattern, name);
  return place;
}

/**
 * The place that a JSON pointer of the hub means, in a body such as `{ definition, secrets }`; undefined when it is
 * about something else.
 */
export function placeOfPointer(pointer: string): string | undefined {
  const [root, ...path] = pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  return root === 'definition' ? placeOf(path.join('.')) : undefined;
}

/** Is this place the other one, or inside of it? */
export function isWithin(place: string, around: string): boolean {
  return place === around || place.startsWith(`${around}.`);
}
