const LONGEST_MS = 3_600_000;

/**
 * How long the receiver asks to wait, at most an hour: `Retry-After` in seconds, or as a date, which is compared with
 * the answer's own `Date` since no clock is at hand here. Undefined when it does not say.
 */
export function retryAfterMs(headers: Readonly<Record<string, string>>): number | undefined {
  const text = header(headers, 'retry-after')?.trim() ?? '';
  if (/^\d{1,9}(?:\.\d+)?$/.test(text)) return Math.min(LONGEST_MS, Math.ceil(Number(text) * 1000));
  const until = Date.parse(text);
  const sent = Date.parse(header(headers, 'date') ?? '');
  return until > sent ? Math.min(LONGEST_MS, until - sent) : undefined;
}

function header(headers: Readonly<Record<string, string>>, name: string): string | undefined {
  for (const [key, value] of Object.entries(headers)) if (key.toLowerCase() === name) return value;
  return undefined;
}
