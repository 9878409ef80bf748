const shape = /^\d{4}-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/;

/** Milliseconds since the epoch of an RFC 3339 instant, or undefined. Offsets are allowed, a missing one is not. */
export function instantOf(text: string): number | undefined {
  if (text.length > 40) return undefined;
  const parts = shape.exec(text);
  if (parts === null) return undefined;
  const at = Date.parse(text);
  if (Number.isNaN(at)) return undefined;
  const dayOfMonth = Number(parts[2]);
  if (dayOfMonth > 28 && dayOfMonth > daysIn(Number(text.slice(0, 4)), Number(parts[1]))) return undefined;
  return at;
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
