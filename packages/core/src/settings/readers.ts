import { isObject, own } from '../result/json.ts';
import type { Json, JsonObject } from '../result/json.ts';
import type { Issue } from '../result/issue.ts';

/** Reads one value at a path of the settings; says what is wrong with it and returns undefined when it cannot be used. */
export type Reader<T> = (value: Json, at: string, issues: Issue[]) => T | undefined;

/** A setting that cannot be used, with what to write instead. */
export function wrong(issues: Issue[], at: string, value: Json, hint: string): undefined {
  issues.push({
    code: 'setting_invalid',
    field: at,
    message: `${at} cannot be "${shorten(typeof value === 'string' ? value : JSON.stringify(value))}".`,
    hint,
  });
  return undefined;
}

export function text(rule: (value: string) => string | undefined): Reader<string> {
  return (value, at, issues) => {
    const hint = typeof value === 'string' ? rule(value) : 'Write a text.';
    return hint === undefined ? (value as string) : wrong(issues, at, value, hint);
  };
}

export function choice<T extends string>(...values: readonly T[]): Reader<T> {
  return (value, at, issues) =>
    values.find((known) => known === value) ??
    wrong(issues, at, value, `Choose one of: ${values.join(', ')}.`);
}

export const flag: Reader<boolean> = (value, at, issues) =>
  typeof value === 'boolean' ? value : wrong(issues, at, value, 'Choose true or false.');

export function whole(least: number, most: number): Reader<number> {
  return (value, at, issues) =>
    typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most
      ? value
      : wrong(issues, at, value, `Choose a whole number from ${least} to ${most}.`);
}

/** A list; entries that cannot be used are left out. */
export function list<T>(entry: Reader<T>): Reader<readonly T[]> {
  return (value, at, issues) => {
    if (!Array.isArray(value)) return wrong(issues, at, value, 'Write a list.');
    const read = (value as readonly Json[]).map((item, index) => entry(item, `${at}[${index}]`, issues));
    return read.filter((item) => item !== undefined);
  };
}

/** An object of which only these keys are known; other keys are refused by name. */
export function section(
  value: Json | undefined,
  at: string,
  known: readonly string[],
  issues: Issue[],
): JsonObject {
  if (value === undefined || value === null) return {};
  if (!isObject(value)) {
    wrong(issues, at, value, 'Write an object.');
    return {};
  }
  for (const key of Object.keys(value)) {
    if (known.includes(key)) continue;
    const meant = known.find(
      (name) => name.toLowerCase().replaceAll('_', '') === key.toLowerCase().replaceAll('_', ''),
    );
    const name = join(at, key);
    issues.push({
      code: 'setting_unknown',
      field: name,
      message: `There is no setting called ${shorten(name)}.`,
      hint: meant === undefined ? 'Remove it.' : `Remove it or write ${meant}.`,
    });
  }
  return value;
}

/** One key of a section: the fallback when it is missing or cannot be used. */
export function pick<T>(
  from: JsonObject,
  key: string,
  at: string,
  read: Reader<T>,
  fallback: T,
  issues: Issue[],
): T {
  const value = own(from, key);
  return value === undefined ? fallback : (read(value, join(at, key), issues) ?? fallback);
}

/** One key of a section that may be left out. */
export function optional<T>(
  from: JsonObject,
  key: string,
  at: string,
  read: Reader<T>,
  issues: Issue[],
): T | undefined {
  const value = own(from, key);
  return value === undefined || value === null ? undefined : read(value, join(at, key), issues);
}

/** One key of a section that must be there. */
export function required<T>(
  from: JsonObject,
  key: string,
  at: string,
  read: Reader<T>,
  issues: Issue[],
): T | undefined {
  const value = own(from, key);
  if (value !== undefined && value !== null && value !== '') return read(value, join(at, key), issues);
  const field = join(at, key);
  issues.push({ code: 'setting_missing', field, message: `${field} is missing.`, hint: 'Fill it in.' });
  return undefined;
}

function join(at: string, key: string): string {
  return at === '' ? key : `${at}.${key}`;
}

function shorten(value: string): string {
  return (value.length > 120 ? value.slice(0, 120) + '…' : value).toWellFormed();
}
