import type { Json } from '../result/json.ts';

const EARLIEST = Date.UTC(1900, 0, 1);
const LATEST = Date.UTC(2200, 0, 1);
const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|z|[+-]\d{2}:?\d{2})?)?$/;
const DOTTED = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/;

/** A point in time in Unix milliseconds as RFC 3339 in UTC, with milliseconds; undefined outside 1900–2200. */
export function rfc3339(time: number): string | undefined {
  if (!(time >= EARLIEST && time < LATEST)) return undefined;
  const at = Math.trunc(time);
  const minute = Math.floor(at / 60_000);
  const rest = at - minute * 60_000;
  const seconds = Math.floor(rest / 1000);
  return minuteText(minute) + pad2(seconds) + '.' + pad3(rest - seconds * 1000) + 'Z';
}

let lastMinute = NaN;
let lastText = '';

/** `2026-11-21T10:05:` of a minute since 1970. Traffic comes minute by minute: the last one is kept. */
function minuteText(minute: number): string {
  if (minute !== lastMinute) {
    lastText = new Date(minute * 60_000).toISOString().slice(0, 17);
    lastMinute = minute;
  }
  return lastText;
}

function pad2(value: number): string {
  return value < 10 ? '0' + value : String(value);
}

function pad3(value: number): string {
  return value < 10 ? '00' + value : value < 100 ? '0' + value : String(value);
}

/** Minutes east of UTC of `Z` or `+03:00`; undefined when it is neither. */
export function parseOffset(text: string): number | undefined {
  if (text === 'Z' || text === 'z') return 0;
  const parts = /^([+-])(\d{2}):?(\d{2})$/.exec(text);
  if (parts === null) return undefined;
  const minutes = Number(parts[2]) * 60 + Number(parts[3]);
  if (Number(parts[3]) > 59 || minutes > 14 * 60) return undefined;
  return parts[1] === '-' ? -minutes : minutes;
}

/**
 * A date or time as RFC 3339 ending in `Z`: ISO dates and times, `12.03.1993`, and Unix seconds or milliseconds.
 * A time without an offset is read in `zone` (minutes east of UTC). Midnight with an offset means the day, as a
 * birthday does, and keeps it: converted, everybody east of Greenwich would be born a day early.
 */
export function parseDate(value: Json, zone: number): string | undefined {
  if (typeof value === 'number') return fromEpoch(value);
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  const dotted = DOTTED.exec(text);
  if (dotted !== null) return day(Number(dotted[3]), Number(dotted[2]), Number(dotted[1]));
  const iso = ISO.exec(text);
  if (iso !== null) return fromIso(iso, zone);
  return /^-?\d{9,13}$/.test(text) ? fromEpoch(Number(text)) : undefined;
}

/** Below 10^11 a number counts seconds (until the year 5138), above it milliseconds (since 1973). */
function fromEpoch(value: number): string | undefined {
  return whole(Math.abs(value) < 1e11 ? value * 1000 : value);
}

function fromIso(iso: RegExpExecArray, zone: number): string | undefined {
  const date = day(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  if (date === undefined || iso[4] === undefined) return date;
  const hours = Number(iso[4]);
  const minutes = Number(iso[5]);
  const seconds = Number(iso[6] ?? '0');
  if (hours > 23 || minutes > 59 || seconds > 59) return undefined;
  const offset = iso[8] === undefined ? zone : parseOffset(iso[8]);
  if (offset === undefined) return undefined;
  if (hours + minutes + seconds === 0) return date;
  return whole(Date.parse(date) + (hours * 3600 + minutes * 60 + seconds) * 1000 - offset * 60_000);
}

function day(year: number, month: number, date: number): string | undefined {
  const time = Date.UTC(year, month - 1, date);
  const made = new Date(time);
  if (made.getUTCMonth() !== month - 1 || made.getUTCDate() !== date) return undefined;
  return whole(time);
}

function whole(time: number): string | undefined {
  return rfc3339(Math.floor(time / 1000) * 1000)?.replace('.000Z', 'Z');
}
