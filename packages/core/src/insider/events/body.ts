import type { Event } from '../../event/event.ts';
import type { Issue } from '../../result/issue.ts';
import type { Json } from '../../result/json.ts';
import { growFieldTree } from '../../mapping/field-tree.ts';
import type { FieldTree } from '../../mapping/field-tree.ts';
import { quote } from '../../mapping/json-text.ts';
import type { Names } from '../../mapping/names.ts';
import { parsePath } from '../../mapping/path.ts';
import type { Path } from '../../mapping/path.ts';
import { rfc3339 } from '../../mapping/time.ts';
import { issue } from '../issues.ts';
import type { EventRow, InsiderSettings, ParamRow } from '../settings/settings.ts';
import type { DefaultEvent } from '../taxonomy/events.ts';
import { leftovers } from './leftovers.ts';
import type { Leftover } from './leftovers.ts';
import { compileParams } from './params.ts';
import type { Param } from './params.ts';
import type { Getter, Scope } from './scope.ts';

/** Writes one Insider event per line (`undefined` for the event as a whole); the reason when it must not be sent. */
export type WriteBody = (
  event: Event,
  lines: readonly (Json | undefined)[],
  linesField: string,
  out: string[],
  issues: Issue[],
) => Issue | undefined;

interface Members {
  root: string;
  custom: string;
  absent: string | undefined;
}

/** Compiles the rows of an event to a function that writes JSON without building objects. */
export function compileBody(
  row: EventRow,
  rows: readonly ParamRow[],
  known: DefaultEvent | undefined,
  settings: InsiderSettings,
  names: Names,
): WriteBody {
  const params = compileParams(rows, settings, names);
  const shared = params.filter(({ perLine }) => !perLine);
  const own = params.filter(({ perLine }) => perLine);
  const orderTree = readTree(names, params, 'data', row.lines);
  const lineTree = readTree(names, params, 'line', undefined);
  const keeps = row.otherParams === 'custom';
  const start = `{"event_name":${quote(row.to)},"timestamp":"`;
  const step = settings.lineTimestamps === 'distinct' ? 1 : 0;
  const required = new Set(known?.required);
  const unserved = known?.required.find((name) => !params.some((param) => !param.custom && param.name.text === name));

  return (event, lines, linesField, out, issues) => {
    const before = out.length;
    const refuse = (code: 'purchase_incomplete' | 'event_time_invalid', name?: string): Issue => {
      out.length = before;
      return issue(code, name, event.type, name);
    };
    if (unserved !== undefined) return refuse('purchase_incomplete', unserved);
    let mark = names.nextMark();
    const common: Members = { root: '', custom: '', absent: undefined };
    write(shared, { event, line: undefined, lineField: '' }, required, mark, common, issues);
    if (common.absent !== undefined) return refuse('purchase_incomplete', common.absent);
    const rest = keeps ? leftovers(orderTree, event.data, '', mark, issues) : [];
    for (let at = 0; at < lines.length; at++) {
      const timestamp = rfc3339(event.timestamp + at * step);
      if (timestamp === undefined) return refuse('event_time_invalid');
      const line = lines[at];
      const members: Members = { ...common };
      if (line !== undefined) {
        mark = names.nextMark();
        const scope = { event, line, lineField: `${linesField}[${at}]` };
        claim(shared, mark);
        write(own, scope, required, mark, members, issues);
        if (members.absent !== undefined) return refuse('purchase_incomplete', members.absent);
        if (keeps) append(members, leftovers(lineTree, line, scope.lineField, mark, issues), 0);
        append(members, rest, mark);
      } else {
        write(own, { event, line, lineField: '' }, required, mark, members, issues);
        if (members.absent !== undefined) return refuse('purchase_incomplete', members.absent);
        append(members, rest, 0);
      }
      if (at === 0 && known !== undefined) expect(known, members, event, issues);
      out.push(start + timestamp + '"' + paramsText(members) + '}');
    }
    return undefined;
  };
}

/** Marks custom names as taken before the leftovers look for theirs. */
function claim(params: readonly Param[], mark: number): void {
  for (const { custom, name } of params) if (custom) name.mark = mark;
}

function write(
  params: readonly Param[],
  scope: Scope,
  required: ReadonlySet<string>,
  mark: number,
  to: Members,
  issues: Issue[],
): void {
  for (const { name, custom, text } of params) {
    const found = text(scope, issues);
    if (custom) {
      name.mark = mark;
      if (found !== undefined) to.custom += (to.custom === '' ? '' : ',') + name.prefix + found;
    } else if (found !== undefined) to.root += (to.root === '' ? '' : ',') + name.prefix + found;
    else if (required.has(name.text)) to.absent ??= name.text;
  }
}

/** Adds leftovers, except those whose name the line itself has used under `mark`. */
function append(to: Members, rest: readonly Leftover[], mark: number): void {
  for (const { name, text } of rest) {
    if (mark !== 0 && name.mark === mark) continue;
    to.custom += (to.custom === '' ? '' : ',') + name.prefix + text;
  }
}

function paramsText({ root, custom }: Members): string {
  if (custom === '') return root === '' ? '' : `,"event_params":{${root}}`;
  return root === '' ? `,"event_params":{"custom":{${custom}}}` : `,"event_params":{${root},"custom":{${custom}}}`;
}

function expect(known: DefaultEvent, { root }: Members, event: Event, issues: Issue[]): void {
  for (const name of known.expected) {
    if (!root.includes(`"${name}":`)) issues.push(issue('param_missing', name, event.type, name));
  }
}

/** An order's totals stand in for the price when it has no lines, and are told under their own names all the same. */
function isTotal({ root, path }: Getter): boolean {
  return root === 'data' && path.length === 1 && TOTALS.has(String(path[0]));
}

const TOTALS = new Set(['revenue', 'total', 'value', 'subtotal', 'amount']);

/** What the rows read of the event's data or of a line: the rest are parameters of the sender's own. */
function readTree(names: Names, params: readonly Param[], root: 'data' | 'line', lines: string | undefined): FieldTree<true> {
  const known: { path: Path; read: true }[] = [];
  for (const { getters } of params) {
    for (const getter of getters) {
      if (getter.root === root && getter.path.length > 0 && !isTotal(getter)) known.push({ path: getter.path, read: true });
    }
  }
  const list = lines === undefined ? undefined : parsePath(lines);
  if (list !== undefined) known.push({ path: list, read: true });
  return growFieldTree(names, known);
}
