/** The first moment of a day (`2026-01-31`) in a time zone, as Unix milliseconds; undefined when it is no day. */
export function startOfDay(day: string, zone: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return undefined;
  const asUtc = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(asUtc)) return undefined;
  // The offset depends on the moment that is looked for: the second look settles it, also across daylight saving.
  const near = asUtc - offset(asUtc, zone);
  return asUtc - offset(near, zone);
}

/** The last millisecond of a day. */
export function endOfDay(day: string, zone: string): number | undefined {
  const start = startOfDay(day, zone);
  if (start === undefined) return undefined;
  const next = new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  const end = startOfDay(next, zone);
  return end === undefined ? undefined : end - 1;
}

/** How far the clocks of a zone are ahead of UTC at a moment, in milliseconds. */
function offset(at: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at);
  const of = (type: string): number => Number(parts.find((part) => part.type === type)?.value);
  const shown = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
  return shown - Math.floor(at / 1000) * 1000;
}
