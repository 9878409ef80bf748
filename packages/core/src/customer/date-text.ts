const DAY = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^[ T](?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-](?:0\d|1[0-4]):?[0-5]\d)?$/;

/** A day that the calendar has, as YYYY-MM-DD. `Date.parse` alone makes 3 March of the 31st of February. */
export function isDay(text: string): boolean {
  if (!DAY.test(text)) return false;
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** A day, or a day with a time: `2026-01-31`, `2026-01-31 12:00:00`, ISO 8601. */
export function isDayOrTime(text: string): boolean {
  return isDay(text.slice(0, 10)) && (text.length === 10 || TIME.test(text.slice(10)));
}
