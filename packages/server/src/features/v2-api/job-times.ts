import { badField } from './answers.ts';

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const PERIODS: ReadonlyMap<string, string> = new Map([
  ['hourly', 'hour'],
  ['daily', 'day'],
  ['weekly', 'week'],
  ['monthly', 'month'],
]);

/** `2:00pm`, `14:00` and `2 PM` as HH:MM. */
export function timeOfDay(value: string, field: string): string {
  const [, hours = '', minutes = '00', half = ''] =
    /^(\d{1,2})(?::(\d{2}))?\s*(am|pm)?$/i.exec(value.trim()) ?? [];
  const hour = Number(hours);
  const limit = half === '' ? 23 : 12;
  if (hours === '' || hour > limit || (half !== '' && hour === 0) || Number(minutes) > 59)
    throw badField(field, `${field} is a time of the day such as 14:00 or 2:00pm.`);
  const full = half === '' ? hour : (hour % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
  return `${String(full).padStart(2, '0')}:${minutes}`;
}

/** A day of the week by its English name, or by its number from Monday, 1, on. */
export function dayOfWeek(value: string | number, field: string): number {
  const text = String(value).trim().toLowerCase();
  const named = text.length < 3 ? -1 : DAYS.findIndex((day) => day.startsWith(text));
  const number = named >= 0 ? named + 1 : Number(text);
  if (text === '' || !Number.isInteger(number) || number < 1 || number > 7)
    throw badField(field, `${field} is a day such as monday, or a number from 1 (Monday) to 7.`);
  return number;
}

export function dayName(day: number): string {
  return DAYS[day - 1] ?? '';
}

/** `hourly` and the like as the period. */
export function period(value: string): string {
  const text = value.trim().toLowerCase();
  return PERIODS.get(text) ?? text;
}
