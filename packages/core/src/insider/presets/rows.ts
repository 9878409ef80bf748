import type { EventRow, ParamRow } from '../settings/settings.ts';
import { DEFAULT_PARAMS } from '../taxonomy/params.ts';

/** A row into one of Insider's own parameters. */
export function into(to: string, ...from: readonly string[]): ParamRow {
  return { from, to, custom: false };
}

export function intoCustom(to: string, ...from: readonly string[]): ParamRow {
  return { from, to, custom: true };
}

/** An event without a list of lines. */
export function event(name: string, to: string, rows: readonly ParamRow[]): EventRow {
  return { event: name, to, rows, otherParams: 'custom', emptyLines: 'order' };
}

/** An event with one Insider event per line; without lines it goes out as a whole. */
export function eventPerLine(
  name: string,
  to: string,
  lines: string,
  rows: readonly ParamRow[],
  orderRows: readonly ParamRow[] = [],
): EventRow {
  return { event: name, to, rows, lines, orderRows, otherParams: 'custom', emptyLines: 'order' };
}

/** The same events under several names. */
export function each(names: readonly string[], make: (name: string) => EventRow): readonly EventRow[] {
  return names.map(make);
}

/** The page an event happened on; the event's own address wins over the page's. */
export const PAGE_ROWS: readonly ParamRow[] = [
  into('url', 'url', 'context.page.url'),
  into('referrer', 'referrer', 'context.page.referrer'),
];

export const REFERRER: ParamRow = into('referrer', 'referrer', 'context.page.referrer');

/** Parameters under Insider's own names, for senders who already speak them. */
export const OWN_ROWS: readonly ParamRow[] = DEFAULT_PARAMS.map(({ name }) => into(name, name));
