/** How a value of a profile is shown. */
export type ShownValue =
  | { readonly kind: 'none' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'time'; readonly at: string }
  | { readonly kind: 'link'; readonly href: string }
  | { readonly kind: 'list'; readonly entries: readonly string[] }
  | { readonly kind: 'json'; readonly value: unknown };

/** By the attribute's type where it has one, and by the value itself where it has none. */
export function shownValue(value: unknown, type: string | undefined): ShownValue {
  if (value === null || value === undefined || value === '') return { kind: 'none' };
  if (typeof value === 'boolean') return { kind: 'text', text: value ? 'yes' : 'no' };
  if (typeof value === 'number') return timeOf(value, type) ?? { kind: 'text', text: String(value) };
  if (typeof value === 'string') {
    // Without a time zone it is only what a clock said somewhere.
    if (type === 'datetime' && /(Z|[+-]\d{2}:?\d{2})$/.test(value))
      return timeOf(Date.parse(value), type) ?? { kind: 'text', text: value };
    if ((type === 'url' || type === 'image') && isWebAddress(value)) return { kind: 'link', href: value };
    return { kind: 'text', text: value };
  }
  if (Array.isArray(value) && value.every((entry) => typeof entry !== 'object' || entry === null))
    return value.length === 0 ? { kind: 'none' } : { kind: 'list', entries: value.map(String) };
  return { kind: 'json', value };
}

/** Unix milliseconds of an attribute that is a moment; of no other number can it be said. */
function timeOf(ms: number, type: string | undefined): ShownValue | undefined {
  if (type !== 'datetime' || !(Math.abs(ms) <= 8.64e15)) return undefined;
  return { kind: 'time', at: new Date(ms).toISOString() };
}

/** Only these may become a link: an address may also be a script. */
function isWebAddress(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text);
}
