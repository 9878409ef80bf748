/**
 * Headers as people paste them: one `Name: value` per line, or a JSON object of names and values (fact sheet 3.2 and
 * seed hardal-insider, "Add Authentication"). What is neither is one secret without a name, and stands for itself.
 */
export function secretHeaders(text: string): Readonly<Record<string, string>> {
  const found = new Map<string, string>();
  const object = asObject(text);
  if (object !== undefined) {
    for (const [name, value] of Object.entries(object))
      if (typeof value === 'string' || typeof value === 'number') found.set(name, String(value));
  } else {
    for (const line of text.split(/\r?\n/)) {
      const at = line.indexOf(':');
      if (at > 0) found.set(line.slice(0, at), line.slice(at + 1));
    }
  }
  const headers = new Map<string, string>();
  for (const [name, value] of found) {
    const plain = value.trim();
    if (/^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/.test(name.trim()) && /^[\x20-\x7e\x80-\xff]*$/.test(plain))
      headers.set(name.trim().toLowerCase(), plain);
  }
  return Object.fromEntries(headers);
}

/** Why a text cannot be used as headers; undefined when it can. */
export function secretHeadersFault(text: string): string | undefined {
  const object = asObject(text);
  const wanted =
    object === undefined
      ? text.split(/\r?\n/).filter((line) => line.trim() !== '').length
      : Object.keys(object).length;
  const usable = Object.keys(secretHeaders(text)).length;
  return usable === wanted && usable > 0 ? undefined : 'Write one header per line, as Name: value.';
}

function asObject(text: string): Readonly<Record<string, unknown>> | undefined {
  if (!text.trim().startsWith('{')) return undefined;
  try {
    const value = JSON.parse(text) as unknown;
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
