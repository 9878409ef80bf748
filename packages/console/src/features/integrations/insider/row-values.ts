import type { EventRow, ParamRow, ProfileRow } from '@causeway/core/insider/settings/settings';
import type { EventRowValues, ParamRowValues, ProfileRowValues } from './form-values.ts';

/** Rows of a mapping as they are edited, and back. What the form leaves wrong stays wrong: the hub says so. */
export function fromProfileRow({ from, to, custom, onNull, arrays }: ProfileRow): ProfileRowValues {
  return { ...fromSources(from), to, custom, onNull: onNull ?? '', arrays: arrays ?? '' };
}

function fromParamRow(row: ParamRow): ParamRowValues {
  const { from, to, custom, minus, plus, per, gather, fallback } = row;
  return {
    ...fromSources(from),
    to,
    custom,
    minus: minus ?? '',
    plus: plus ?? '',
    per: per ?? '',
    gather: gather ?? null,
    fallback: fallback ?? null,
  };
}

export function fromEventRow(row: EventRow): EventRowValues {
  const { event, to, rows, lines, orderRows, otherParams, emptyLines } = row;
  return {
    event,
    to,
    rows: rows.map(fromParamRow),
    lines: lines ?? '',
    orderRows: (orderRows ?? []).map(fromParamRow),
    withOrderRows: orderRows !== undefined,
    otherParams,
    emptyLines,
  };
}

function fromSources(from: string | readonly string[]): { from: string[]; asList: boolean } {
  return typeof from === 'string' ? { from: [from], asList: false } : { from: [...from], asList: true };
}

export function toProfileRow({ from, asList, to, custom, onNull, arrays }: ProfileRowValues): ProfileRow {
  return {
    from: toSources(from, asList),
    to,
    custom,
    ...(onNull === '' ? {} : { onNull }),
    ...(arrays === '' ? {} : { arrays }),
  };
}

function toParamRow(row: ParamRowValues): ParamRow {
  const { from, asList, to, custom, minus, plus, per, gather, fallback } = row;
  return {
    from: toSources(from, asList),
    to,
    custom,
    ...(minus === '' ? {} : { minus }),
    ...(plus === '' ? {} : { plus }),
    ...(per === '' ? {} : { per }),
    ...(gather === null ? {} : { gather }),
    ...(fallback === null ? {} : { fallback }),
  };
}

export function toEventRow(row: EventRowValues): EventRow {
  const { event, to, rows, lines, orderRows, withOrderRows, otherParams, emptyLines } = row;
  return {
    event,
    to,
    rows: rows.map(toParamRow),
    ...(lines === '' ? {} : { lines }),
    ...(withOrderRows || orderRows.length > 0 ? { orderRows: orderRows.map(toParamRow) } : {}),
    otherParams,
    emptyLines,
  };
}

function toSources(from: readonly string[], asList: boolean): string | readonly string[] {
  const named = from.filter((source) => source !== '');
  return asList || named.length > 1 ? named : (named[0] ?? '');
}
