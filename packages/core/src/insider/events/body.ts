import type { Event } from '../../event/event.ts';
import type { Issue } from '../../result/issue.ts';
import type { JsonObject } from '../../result/json.ts';
import { collect, emptyRest } from '../../mapping/collect.ts';
import type { Slots } from '../../mapping/collect.ts';
import { quote } from '../../mapping/json-text.ts';
import { growFieldTree, UNREAD } from '../../mapping/field-tree.ts';
import type { FieldTree } from '../../mapping/field-tree.ts';
import type { Names } from '../../mapping/names.ts';
import { parsePath } from '../../mapping/path.ts';
import { rfc3339 } from '../../mapping/time.ts';
import { issue } from '../issues.ts';
import type { EventRow, InsiderSettings, ParamRow } from '../settings/settings.ts';
import type { DefaultEvent } from '../taxonomy/events.ts';
import { leftovers, placeOf } from './leftovers.ts';
import { Members, writeParams } from './members.ts';
import { compileParams } from './params.ts';
import type { Param } from './params.ts';
import type { Source } from './source.ts';

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
  const sources = params.flatMap((param) => param.sources);
  const outside = sources.filter(({ look }) => look !== undefined);
  const lineSlots = sources.filter(({ root }) => root === 'line').map(({ slot }) => slot);
  const slots: Slots = Array.from({ length: sources.length }, () => undefined);
  const dataTree = readTree(names, sources, 'data', row.lines);
  const lineTree = readTree(names, sources, 'line', undefined);
  const dataRest = emptyRest();
  const lineRest = emptyRest();
  const keeps = row.otherParams === 'custom';
  const start = `{"event_name":${quote(row.to)},"timestamp":"`;
  const step = settings.lineTimestamps === 'distinct' ? 1 : 0;
  const served = new Set(params.filter(({ custom }) => !custom).map(({ name }) => name.text));
  const unserved = known?.required.find((name) => !served.has(name));
  const unmapped = known?.expected.filter((name) => !served.has(name)) ?? [];

  return (event, lines, out, issues) => {
    const before = out.length;
    if (unserved !== undefined) return incomplete(unserved, event);
    slots.fill(undefined);
    collect(dataTree, event.data, slots, dataRest);
    for (const { slot, look } of outside) slots[slot] = look?.(event);
    let mark = names.nextMark();
    const common = new Members();
    writeParams(shared, slots, mark, common, issues);
    if (lines === undefined) writeParams(own, slots, mark, common, issues);
    if (common.absent !== undefined) return incomplete(common.absent, event);
    const rest = keeps ? leftovers(dataRest, undefined, mark, issues) : [];
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
        for (const slot of lineSlots) slots[slot] = undefined;
        collect(lineTree, line, slots, lineRest);
        for (const { custom, name } of shared) if (custom) name.mark = mark;
        const said = issues.length;
        writeParams(own, slots, mark, members, issues);
        const place = { list: row.lines ?? '', at };
        for (let index = said; index < issues.length; index++)
          issues[index] = placed(issues[index] as Issue, placeOf(place));
        if (members.absent !== undefined) {
          out.length = before;
          return incomplete(members.absent, event);
        }
        if (keeps) members.append(leftovers(lineRest, place, mark, issues), 0);
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

function incomplete(name: string, { type }: Event): Issue {
  return issue('purchase_incomplete', name, type, name);
}

/** A complaint about `line.price` says which line. */
function placed(complaint: Issue, place: string): Issue {
  const { field } = complaint;
  return field?.startsWith('line.') === true
    ? { ...complaint, field: place + field.slice('line'.length) }
    : complaint;
}

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
const TOTALS = new Set(['revenue', 'total', 'value', 'subtotal', 'amount']);

/** The fields of the event's data or of a line that the rows read: the rest are parameters of the sender's own. */
function readTree(
  names: Names,
  all: readonly Source[],
  root: 'data' | 'line',
  lines: string | undefined,
): FieldTree {
  const sources = all.filter((source) => source.root === root && source.path.length > 0);
  const list = lines === undefined ? undefined : parsePath(lines);
  const tree = growFieldTree(names, [
    ...sources,
    ...(list === undefined ? [] : [{ path: list, slot: UNREAD }]),
  ]);
  for (const { path } of sources) {
    if (root === 'data' && path.length === 1 && TOTALS.has(String(path[0])))
      tree.child(tree.root, String(path[0])).told = true;
  }
  return tree;
}
