import { boundedCache } from '../mapping/bounded-cache.ts';
import { parseDate } from '../mapping/time.ts';
import { isObject, own, type Json } from '../result/json.ts';
import type { Literal } from './rule.ts';

const WITH_OFFSET = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})$/;
const DATE_LIKE = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}|$)/;
const NUMERIC = /^\s*[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?\s*$/;

const LAST_DATE = 8_640_000_000_000_000;

/** A point in time that a value says, in whole Unix milliseconds: ISO dates and times (UTC without an offset), and Unix times. */
export function timeOf(value: Json | undefined): number | undefined {
  if (typeof value === 'string') {
    const at = timeOfText(value);
    return Number.isNaN(at) ? undefined : at;
  }
  if (typeof value !== 'number') return undefined;
  const at = Math.floor(Math.abs(value) < 1e11 ? value * 1000 : value);
  return Math.abs(at) <= LAST_DATE ? at : undefined;
}

/** Many rules ask the same of a customer. Not a number when it is no time. */
const timeOfText = boundedCache(1_000, (text: string): number => {
  if (WITH_OFFSET.test(text)) return Date.parse(text);
  return Date.parse(parseDate(text, 0) ?? '');
});

export function isDateLike(text: string): boolean {
  return DATE_LIKE.test(text) && timeOf(text) !== undefined;
}

/** A number, or text that is one. */
export function numberOf(value: Json | undefined): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && NUMERIC.test(value) ? Number(value) : undefined;
}

/** Compiles `value = literal`. Text that says a number equals that number, as `true` equals true. */
export function compileEquals(literal: Literal): (value: Json | undefined) => boolean {
  if (typeof literal === 'number') return (value) => numberOf(value) === literal;
  if (typeof literal === 'boolean') {
    const text = String(literal);
    return (value) => value === literal || value === text;
  }
  const number = numberOf(literal);
  return (value) =>
    value === literal ||
    (typeof value === 'boolean' && String(value) === literal) ||
    (typeof value === 'number' && value === number);
}

/**
 * Compiles the order of a value and a literal: below 0 when the value is less, undefined when the two have none.
 * Numbers are ordered as numbers, dates and times as such, and text letter by letter.
 */
export function compileOrder(literal: Literal): (value: Json | undefined) => number | undefined {
  if (typeof literal === 'boolean') return () => undefined;
  if (typeof literal === 'number')
    return (value) => {
      const number = numberOf(value);
      return number === undefined ? undefined : number - literal;
    };
  if (isDateLike(literal)) return compileTimeOrder(literal);
  const number = numberOf(literal);
  if (number !== undefined) return compileOrder(number);
  return (value) => (typeof value !== 'string' ? undefined : value < literal ? -1 : value > literal ? 1 : 0);
}

/** The same where both are points in time. */
export function compileTimeOrder(literal: Literal): (value: Json | undefined) => number | undefined {
  const at = timeOf(literal);
  return (value) => {
    const time = timeOf(value);
    return time === undefined || at === undefined ? undefined : time - at;
  };
}

/** `*` stands for anything, also for nothing; upper and lower case differ. Takes time linear in the text. */
export function compileLike(pattern: string): (text: string) => boolean {
  const pieces = pattern.split('*');
  const [first = ''] = pieces;
  if (pieces.length === 1) return (text) => text === first;
  const last = pieces.at(-1) ?? '';
  const between = pieces.slice(1, -1).filter((piece) => piece !== '');
  return (text) => {
    if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last))
      return false;
    let at = first.length;
    for (const piece of between) {
      const found = text.indexOf(piece, at);
      if (found < 0) return false;
      at = found + piece.length;
    }
    return at <= text.length - last.length;
  };
}

/** A text, number or truth value as text. */
export function textOf(value: Json | undefined): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

const EARTH_KILOMETRES = 6371.0088;

/** Along the surface of the earth, in kilometres; undefined when the value is no "latitude,longitude". */
export function compileDistance(
  latitude: number,
  longitude: number,
): (value: Json | undefined) => number | undefined {
  const at = latitude * (Math.PI / 180);
  return (value) => {
    const place = placeOf(value);
    if (place === undefined) return undefined;
    const other = place.latitude * (Math.PI / 180);
    const across = Math.sin((other - at) / 2);
    const along = Math.sin(((place.longitude - longitude) * (Math.PI / 180)) / 2);
    const half = across * across + Math.cos(at) * Math.cos(other) * along * along;
    return 2 * EARTH_KILOMETRES * Math.asin(Math.min(1, Math.sqrt(half)));
  };
}

function placeOf(value: Json | undefined): { latitude: number; longitude: number } | undefined {
  const [latitude, longitude] = isObject(value)
    ? [
        own(value, 'latitude') ?? own(value, 'lat'),
        own(value, 'longitude') ?? own(value, 'lon') ?? own(value, 'lng'),
      ].map(numberOf)
    : typeof value === 'string'
      ? value.split(',').map(numberOf)
      : [];
  if (latitude === undefined || longitude === undefined) return undefined;
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : undefined;
}

/** What lies at a path, from the step `from` on. Where lists stand on the way it is a list of all that lies behind them. */
export function valueAt(value: Json | undefined, path: readonly string[], from: number): Json | undefined {
  let found = value;
  for (let step = from; step < path.length; step++) {
    if (Array.isArray(found)) {
      const values = valuesAt(found, path, step).flat() as readonly Json[];
      return values.length === 0 ? undefined : values;
    }
    found = isObject(found) ? own(found, path[step] as string) : undefined;
  }
  return found;
}

/** Everything that lies at a path: lists on the way stand for each of their entries, a list at its end stays one. */
function valuesAt(value: Json | undefined, path: readonly string[], from: number): readonly Json[] {
  if (value === undefined || value === null) return [];
  if (from >= path.length) return [value];
  if (Array.isArray(value)) return (value as readonly Json[]).flatMap((entry) => valuesAt(entry, path, from));
  return isObject(value) ? valuesAt(own(value, path[from] as string), path, from + 1) : [];
}
