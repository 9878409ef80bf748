import type { Event } from '../../event/event.ts';
import type { Issue } from '../../result/issue.ts';
import { isObject } from '../../result/json.ts';
import type { Json, JsonObject } from '../../result/json.ts';
import type { Names } from '../../mapping/names.ts';
import { compilePath, parsePath } from '../../mapping/path.ts';
import { issue } from '../issues.ts';
import type { EventRow, InsiderSettings } from '../settings/settings.ts';
import { CUSTOM_EVENT_RETENTION_DAYS, DEFAULT_EVENTS } from '../taxonomy/events.ts';
import { compileBody } from './body.ts';

/** How one type of event becomes Insider events. */
export interface EventRule {
  /** The name in Insider. */
  readonly name: string;
  readonly retentionDays: number;
  /** Appends the JSON texts of the Insider events to `out`; the reason when the event must not be sent. */
  readonly write: (event: Event, out: string[], issues: Issue[]) => Issue | undefined;
}

const KNOWN = new Map(DEFAULT_EVENTS.map((known) => [known.name, known]));

export function compileRule(row: EventRow, settings: InsiderSettings, names: Names): EventRule {
  const known = KNOWN.get(row.to);
  const retentionDays = known?.retentionDays ?? CUSTOM_EVENT_RETENTION_DAYS;
  const lineBody = compileBody(row, row.rows, known, settings, names);
  if (row.lines === undefined) {
    return {
      name: row.to,
      retentionDays,
      write: (event, out, issues) => lineBody(event, undefined, out, issues),
    };
  }
  const lines = row.lines;
  const list = compilePath(parsePath(lines) ?? []);
  const wholeBody = compileBody(row, [...(row.orderRows ?? []), ...row.rows], known, settings, names);
  const plain = known === undefined ? undefined : compilePlain(row, settings, names);
  return {
    name: row.to,
    retentionDays,
    write: (event, out, issues) => {
      const items = readLines(list(event.data), lines, issues);
      if (items.length > 0) return lineBody(event, items, out, issues);
      if (row.emptyLines === 'refuse') return issue('lines_empty', lines, event.type);
      const refusal = wholeBody(event, undefined, out, issues);
      return refusal === undefined || plain === undefined ? refusal : plain(event, undefined, out, issues);
    },
  };
}

/** An order that lacks what Insider's own event demands leaves as a custom event rather than not at all. */
function compilePlain(
  row: EventRow,
  settings: InsiderSettings,
  names: Names,
): ReturnType<typeof compileBody> {
  const to = KNOWN.has(row.event) ? 'order_completed' : row.event;
  return compileBody({ ...row, to, rows: [] }, [], undefined, settings, names);
}

/** The lines of an event: a list of objects, or one object alone. */
function readLines(value: Json | undefined, field: string, issues: Issue[]): readonly JsonObject[] {
  if (isObject(value)) return [value];
  if (!Array.isArray(value)) return [];
  const list = value as readonly Json[];
  const objects = list.filter(
    (entry): entry is JsonObject => isObject(entry) && Object.keys(entry).length > 0,
  );
  if (objects.length < list.length) issues.push(issue('lines_unreadable', field));
  return objects;
}
