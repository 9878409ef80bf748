/** What the address asks to be mapped: an attribute, an event, or one field of an event. */
export type MapWish =
  | { readonly kind: 'attribute'; readonly path: string }
  | { readonly kind: 'event'; readonly event: string }
  | { readonly kind: 'param'; readonly event: string; readonly path: string };

/**
 * `attribute:address.city`, `event:Order Completed`, `event:Order Completed:products[].price`. Names of events may hold
 * colons: the longest name that is `known` wins, else everything before the last colon is the name.
 */
export function parseMap(text: string | undefined, known: readonly string[] = []): MapWish | undefined {
  if (text === undefined) return undefined;
  const at = text.indexOf(':');
  const [kind, rest] = [text.slice(0, at), text.slice(at + 1)];
  if (at === -1 || rest === '') return undefined;
  if (kind === 'attribute') return { kind, path: rest };
  if (kind !== 'event') return undefined;
  if (known.includes(rest)) return { kind, event: rest };
  const name = known
    .filter((one) => rest.startsWith(`${one}:`))
    .toSorted((one, other) => other.length - one.length)[0];
  const end = name?.length ?? rest.lastIndexOf(':');
  const path = rest.slice(end + 1);
  if (end <= 0) return end === 0 ? undefined : { kind, event: rest };
  return path === ''
    ? { kind, event: rest.slice(0, end) }
    : { kind: 'param', event: rest.slice(0, end), path };
}

/** A field that came in, as a row of a mapping with this list of lines writes it: `products[].price` is `line.price`. */
export function sourceOf(path: string, lines: string): string {
  if (lines !== '' && path.startsWith(`${lines}[].`)) return `line.${path.slice(lines.length + 3)}`;
  return path.replaceAll('[]', '[0]');
}

/** The list that a field lies in, when it lies in one: `products` of `products[].price`. */
export function listOf(path: string): string | undefined {
  const at = path.indexOf('[]');
  return at <= 0 ? undefined : path.slice(0, at);
}
