import { timeIn } from '../time.ts';

/** A stretch that ends now; in the address it stands as written here, so that a shared link goes on moving. */
export const QUICK_RANGES = [
  { value: '15m', label: 'Last 15 minutes', ms: 900_000 },
  { value: '1h', label: 'Last hour', ms: 3_600_000 },
  { value: '1d', label: 'Last day', ms: 86_400_000 },
  { value: '7d', label: 'Last week', ms: 604_800_000 },
] as const;

/** A bound of the address as the API takes it: a quick range is counted back from `now` (Unix milliseconds). */
export function momentOf(text: string | undefined, now: number): string | undefined {
  const quick = QUICK_RANGES.find(({ value }) => value === text);
  return quick === undefined ? text : new Date(now - quick.ms).toISOString();
}

/** What the range is called. */
export function rangeText(zone: string, from: string | undefined, to: string | undefined): string {
  const quick = QUICK_RANGES.find(({ value }) => value === from);
  if (quick !== undefined && to === undefined) return quick.label;
  const start = from === undefined ? '' : shortWall(zone, from);
  const end = to === undefined ? '' : shortWall(zone, to);
  if (start === '' && end === '') return 'Any time';
  if (end === '') return `Since ${start}`;
  return start === '' ? `Until ${end}` : `${start} – ${end}`;
}

function shortWall(zone: string, text: string): string {
  const wall = wallOf(zone, text);
  return wall === '' ? text : wall.replace('T', ' ');
}

/** A moment as a field of type `datetime-local` takes it; empty when it is none. */
export function wallOf(zone: string, moment: string): string {
  const at = /^\d{9,15}$/.test(moment) ? Number(moment) : Date.parse(moment);
  if (Number.isNaN(at)) return '';
  return timeIn(zone, at).replace(' ', 'T').replace(/:00$/, '');
}

const DAY = 86_400_000;

/**
 * What a clock on the wall of this zone says (`2026-03-29T02:30`) as a moment in UTC. An hour that comes twice is
 * meant the first time; one that is left out in spring is read as if the clock had not been changed yet.
 */
export function momentOfWall(zone: string, wall: string): string | undefined {
  const read = Date.parse(`${wall}Z`);
  if (Number.isNaN(read)) return undefined;
  const before = read - offsetAt(zone, read - DAY);
  const after = read - offsetAt(zone, read + DAY);
  const fitting = [before, after].toSorted((a, b) => a - b).find((at) => at + offsetAt(zone, at) === read);
  return new Date(fitting ?? before).toISOString();
}

/** How far this zone is ahead of UTC at a moment, in milliseconds, to the second. */
function offsetAt(zone: string, at: number): number {
  const seconds = Math.floor(at / 1_000) * 1_000;
  return Date.parse(`${timeIn(zone, seconds).replace(' ', 'T')}Z`) - seconds;
}
