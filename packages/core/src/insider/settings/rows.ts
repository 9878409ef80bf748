import { NAME_RULE, normaliseName } from '../../mapping/name.ts';
import { pathFault } from '../../mapping/path.ts';
import { DEFAULT_ATTRIBUTES, OPT_INS, RESERVED_ATTRIBUTES } from '../taxonomy/attributes.ts';
import { DEFAULT_PARAMS } from '../taxonomy/params.ts';
import {
  choice,
  flag,
  list,
  optional,
  pick,
  required,
  section,
  text,
  wrong,
} from '../../settings/readers.ts';
import type { Reader } from '../../settings/readers.ts';
import type { EventRow, ParamRow, ProfileRow } from './settings.ts';

const ATTRIBUTES = new Set(DEFAULT_ATTRIBUTES.map(({ name }) => name));
const PARAMS = new Set(DEFAULT_PARAMS.map(({ name }) => name));

export const path: Reader<string> = text((value) => (value === '' ? 'Name a field.' : pathFault(value)));

/** A name that Insider takes; the hint says how to write it. */
export const name: Reader<string> = text((value) =>
  NAME_RULE.test(value)
    ? undefined
    : `Insider takes lower-case letters, digits and . _ - here${normaliseName(value) === '' ? '' : `: ${normaliseName(value)}`}.`,
);

const sources: Reader<string | readonly string[]> = (value, at, issues) => {
  if (!Array.isArray(value)) return path(value, at, issues);
  const paths = list(path)(value, at, issues);
  return paths !== undefined && paths.length > 0
    ? paths
    : wrong(issues, at, value, 'Name at least one field.');
};

export const profileRow: Reader<ProfileRow> = (value, at, issues) => {
  const row = section(value, at, ['from', 'to', 'custom', 'onNull', 'arrays'], issues);
  const from = required(row, 'from', at, sources, issues);
  const to = required(row, 'to', at, name, issues);
  const custom = pick(row, 'custom', at, flag, false, issues);
  const onNull = optional(row, 'onNull', at, choice('ignore', 'clear'), issues);
  const arrays = optional(row, 'arrays', at, choice('append', 'replace', 'remove'), issues);
  if (from === undefined || to === undefined) return undefined;
  if (!custom && !ATTRIBUTES.has(to)) {
    const hint = RESERVED_ATTRIBUTES.has(to)
      ? 'Insider fills this in itself. Choose another name.'
      : 'Insider has no attribute of its own called that. Tick Custom if it is one of yours.';
    return wrong(issues, `${at}.to`, to, hint);
  }
  if (!custom && OPT_INS.has(to) && onNull === 'clear') {
    wrong(
      issues,
      `${at}.onNull`,
      'clear',
      'A missing answer never takes consent away. Send false to opt somebody out.',
    );
    return { from, to, custom };
  }
  return {
    from,
    to,
    custom,
    ...(onNull === undefined ? {} : { onNull }),
    ...(arrays === undefined ? {} : { arrays }),
  };
};

const fallback: Reader<string | number> = (value, at, issues) =>
  typeof value === 'string' || typeof value === 'number'
    ? value
    : wrong(issues, at, value, 'Write a text or a number.');

const paramRow: Reader<ParamRow> = (value, at, issues) => {
  const row = section(
    value,
    at,
    ['from', 'to', 'custom', 'minus', 'plus', 'per', 'gather', 'fallback'],
    issues,
  );
  const from = required(row, 'from', at, sources, issues);
  const to = required(row, 'to', at, name, issues);
  const custom = pick(row, 'custom', at, flag, false, issues);
  const minus = optional(row, 'minus', at, path, issues);
  const plus = optional(row, 'plus', at, path, issues);
  const per = optional(row, 'per', at, path, issues);
  const gather = optional(row, 'gather', at, flag, issues);
  const otherwise = optional(row, 'fallback', at, fallback, issues);
  if (from === undefined || to === undefined) return undefined;
  if (!custom && !PARAMS.has(to)) {
    const hint = 'Insider has no parameter of its own called that. Tick Custom if it is one of yours.';
    return wrong(issues, `${at}.to`, to, hint);
  }
  return {
    from,
    to,
    custom,
    ...(minus === undefined ? {} : { minus }),
    ...(plus === undefined ? {} : { plus }),
    ...(per === undefined ? {} : { per }),
    ...(gather === undefined ? {} : { gather }),
    ...(otherwise === undefined ? {} : { fallback: otherwise }),
  };
};

export const eventRow: Reader<EventRow> = (value, at, issues) => {
  const row = section(
    value,
    at,
    ['event', 'to', 'rows', 'lines', 'orderRows', 'otherParams', 'emptyLines'],
    issues,
  );
  const event = required(
    row,
    'event',
    at,
    text(() => undefined),
    issues,
  );
  const to = required(row, 'to', at, name, issues);
  const rows = pick(row, 'rows', at, list(paramRow), [], issues);
  const lines = optional(row, 'lines', at, path, issues);
  const orderRows = optional(row, 'orderRows', at, list(paramRow), issues);
  const otherParams = pick(row, 'otherParams', at, choice('custom', 'drop'), 'custom', issues);
  const emptyLines = pick(row, 'emptyLines', at, choice('order', 'refuse'), 'order', issues);
  if (event === undefined || to === undefined) return undefined;
  return {
    event,
    to,
    rows,
    ...(lines === undefined ? {} : { lines }),
    ...(orderRows === undefined ? {} : { orderRows }),
    otherParams,
    emptyLines,
  };
};
