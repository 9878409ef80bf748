const formats = new Map<string, Intl.DateTimeFormat>();

/** `2026-01-31 14:05:09` in a time zone: sorts as it reads, the same in every locale. */
export function timeIn(zone: string, at: string | number): string {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('sv-SE', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formats.set(zone, format);
  }
  return format.format(new Date(at));
}

const spoken = new Map<string, Intl.DateTimeFormat>();

/** `3 December 14:00` in a time zone, with the year where it is not this one: for sentences. */
export function spokenTime(zone: string, at: string, now: number): string {
  let format = spoken.get(zone);
  if (format === undefined) {
    const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
    const day = { day: 'numeric', month: 'long', year: 'numeric' } as const;
    format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...day, ...time });
    spoken.set(zone, format);
  }
  const parts = new Map(format.formatToParts(new Date(at)).map(({ type, value }) => [type, value]));
  const thisYear = format.formatToParts(now).find(({ type }) => type === 'year')?.value;
  const year = parts.get('year') === thisYear ? '' : ` ${parts.get('year')}`;
  return `${parts.get('day')} ${parts.get('month')}${year} ${parts.get('hour')}:${parts.get('minute')}`;
}

const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
];
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto', style: 'short' });

/** `3 min. ago`. Both in Unix milliseconds. */
export function ago(at: number, now: number): string {
  const apart = at - now;
  const [unit, size] = UNITS.find(([, ms]) => Math.abs(apart) >= ms) ?? ['second', 1_000];
  return relative.format(Math.round(apart / size), unit);
}

/** `4 s`, `3 min`, `2 h 5 min`, `3 d 4 h`: how long something lasts or waits, in seconds. */
export function duration(seconds: number): string {
  if (seconds < 1) return `${Math.round(seconds * 1000)} ms`;
  if (seconds < 60) return `${Math.round(seconds)} s`;
  if (seconds < 3_600) return `${Math.round(seconds / 60)} min`;
  const hours = Math.floor(seconds / 3_600);
  if (hours < 24) return joined(hours, 'h', Math.round((seconds % 3_600) / 60), 'min');
  return joined(Math.floor(hours / 24), 'd', hours % 24, 'h');
}

function joined(big: number, bigUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${big} ${bigUnit}` : `${big} ${bigUnit} ${small} ${smallUnit}`;
}
