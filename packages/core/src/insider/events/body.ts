import type { Event } from '../../event/event.ts';
import type { Issue } from '../../result/issue.ts';
import type { JsonObject } from '../../result/json.ts';
import { collect, emptyCollection } from '../../mapping/collect.ts';
import { quote } from '../../mapping/json-text.ts';
import { growFieldTree, UNREAD } from '../../mapping/field-tree.ts';
import type { FieldTree } from '../../mapping/field-tree.ts';
import type { Names } from '../../mapping/names.ts';
import { parsePath } from '../../mapping/path.ts';
import { rfc3339 } from '../../mapping/time.ts';
import { issue } from '../issues.ts';
import type { EventRow, InsiderSettings, ParamRow } from '../settings/settings.ts';
import type { DefaultEvent } from '../taxonomy/events.ts';
import { leftovers } from './leftovers.ts';
import { Members, writeParams } from './members.ts';
import { compileParams } from './params.ts';
import type { Param } from './params.ts';
import type { Getter, Scope } from './scope.ts';

/** Writes one Insider event per line, or one for the event as a whole; the reason when it must not be sent. */
export type WriteBody = (
  event: Event,
  lines: readonly JsonObject[] | undefined,
  out: string[],
  issues: Issue[],
) => Issue | undefined;

/** Compiles the rows of an event to a function that writes JSON without building objects. */
export function compileBody(
  row: EventRow,
  rows: readonly ParamRow[],
  known: DefaultEvent | undefined,
  settings: InsiderSettings,
  names: Names,
): WriteBody {
  const params = compileParams(rows, settings, names).map((param) => ({
    ...param,
    want: wanted(param, known),
  }));
  const shared = params.filter(({ perLine }) => !perLine);
  const own = params.filter(({ perLine }) => perLine);
  const slots = params.reduce(
    (most, { getters }) => Math.max(most, ...getters.map(({ slot }) => slot + 1)),
    0,
  );
  const dataTree = readTree(names, params, 'data', row.lines);
  const lineTree = readTree(names, params, 'line', undefined);
  const data = emptyCollection(slots);
  const current = emptyCollection(slots);
  const keeps = row.otherParams === 'custom';
  const start = `{"event_name":${quote(row.to)},"timestamp":"`;
  const step = settings.lineTimestamps === 'distinct' ? 1 : 0;
  const served = new Set(params.filter(({ custom }) => !custom).map(({ name }) => name.text));
  const unserved = known?.required.find((name) => !served.has(name));
  const unmapped = known?.expected.filter((name) => !served.has(name)) ?? [];

  return (event, lines, out, issues) => {
    const before = out.length;
    const incomplete = (name: string): Issue => {
      out.length = before;
      return issue('purchase_incomplete', name, event.type, name);
    };
    if (unserved !== undefined) return incomplete(unserved);
    collect(dataTree, event.data, data);
    let mark = names.nextMark();
    const common = new Members();
    const scope: Scope = { event, data: data.values, line: NOTHING, lineField: '' };
    writeParams(shared, scope, mark, common, issues);
    if (lines === undefined) writeParams(own, scope, mark, common, issues);
    if (common.absent !== undefined) return incomplete(common.absent);
    const rest = keeps ? leftovers(data, '', mark, issues) : [];
    const count = lines?.length ?? 1;
    for (let at = 0; at < count; at++) {
      const timestamp = rfc3339(event.timestamp + at * step);
      if (timestamp === undefined) {
        out.length = before;
        return issue('event_time_invalid', 'timestamp', event.type);
      }
      const members = lines === undefined ? common : common.copy();
      const line = lines?.[at];
      if (line !== undefined) {
        mark = names.nextMark();
        collect(lineTree, line, current);
        const lineField = `${row.lines ?? ''}[${at}]`;
        for (const { custom, name } of shared) if (custom) name.mark = mark;
        writeParams(
          own,
          { event, data: data.values, line: current.values, lineField },
          mark,
          members,
          issues,
        );
        if (members.absent !== undefined) return incomplete(members.absent);
        if (keeps) members.append(leftovers(current, lineField, mark, issues), 0);
      }
      members.append(rest, line === undefined ? 0 : mark);
      if (at === 0 && known !== undefined) {
        for (const name of [...unmapped, ...(members.missed ?? [])])
          issues.push(issue('param_missing', name, event.type, name));
      }
      out.push(start + timestamp + '"' + members.text() + '}');
    }
    return undefined;
  };
}

const NOTHING: readonly undefined[] = [];

/** Insider refuses an event without its required parameters; it documents more than it insists on. */
function wanted(
  { custom, name }: Param,
  known: DefaultEvent | undefined,
): 'required' | 'expected' | undefined {
  if (custom || known === undefined) return undefined;
  if (known.required.includes(name.text)) return 'required';
  return known.expected.includes(name.text) ? 'expected' : undefined;
}

/** An order's totals stand in for the price when it has no lines, and are told under their own names all the same. */
function isTotal({ root, path }: Getter): boolean {
  return root === 'data' && path.length === 1 && TOTALS.has(String(path[0]));
}

const TOTALS = new Set(['revenue', 'total', 'value', 'subtotal', 'amount']);

/** The fields of the event's data or of a line that the rows read: the rest are parameters of the sender's own. */
function readTree(
  names: Names,
  params: readonly Param[],
  root: 'data' | 'line',
  lines: string | undefined,
): FieldTree {
  const getters = params
    .flatMap((param) => param.getters)
    .filter((getter) => getter.root === root && getter.path.length > 0);
  const path = lines === undefined ? undefined : parsePath(lines);
  const tree = growFieldTree(names, [...getters, ...(path === undefined ? [] : [{ path, slot: UNREAD }])]);
  for (const getter of getters)
    if (isTotal(getter)) tree.child(tree.root, String(getter.path[0])).told = true;
  return tree;
}
