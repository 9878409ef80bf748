import type { Json, JsonObject } from '../json.ts';
import { formChoices, type Stream } from '../webhooks/webhook.ts';
import type { TriggerRow, WebhookValues } from './webhook-values.ts';

/** The fields of a sent form. Lines of triggers come as one list per column. */
export function sentValues(sent: URLSearchParams, stream: Stream): WebhookValues {
  const text = (name: string): string => sent.get(name)?.trim() ?? '';
  const columns = ['trigger', 'parameter', 'how', 'from', 'to'].map((name) => sent.getAll(name));
  const [names = [], parameters = [], hows = [], froms = [], tos = []] = columns;
  const rows = hows.map((how, line) => ({
    name: names[line]?.trim() ?? '',
    parameter: parameters[line]?.trim() ?? '',
    how,
    from: froms[line] ?? '',
    to: tos[line] ?? '',
  }));
  const chosen = Object.keys(formChoices)
    .filter((part) => sent.has(part))
    .map((part) => [part, text(part)] as const);
  return {
    stream,
    name: text('name'),
    url: text('url'),
    headers: text('headers'),
    active: sent.has('active'),
    rows: rows.filter((row) => row.name !== '' || row.parameter !== ''),
    parameters: text('parameters'),
    attributes: text('attributes'),
    form: {
      ...Object.fromEntries(chosen),
      idsAsNumbers: sent.has('idsAsNumbers'),
      together: sent.has('together'),
    },
  };
}

/** The settings a form stands for, as the control API would take them. */
export function settingsOf(values: WebhookValues): JsonObject {
  const { stream, name, url, active, form } = values;
  return {
    stream,
    name,
    url,
    active,
    form,
    headers: headersOf(values.headers),
    attributes: namesIn(values.attributes),
    triggers: stream === 'events' ? eventTriggers(values.rows) : attributeTriggers(values.rows),
    ...(stream === 'events' ? { parameters: namesIn(values.parameters) } : {}),
  };
}

function namesIn(text: string): string[] {
  return text.split(/[\s,]+/).filter((name) => name !== '');
}

/** A line without a colon is kept as a name, which then is refused with its name. */
function headersOf(text: string): JsonObject {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return Object.fromEntries(
    lines.map((line): [string, Json] => {
      const mark = line.indexOf(':');
      return mark < 0 ? [line.trim(), null] : [line.slice(0, mark).trim(), line.slice(mark + 1).trim()];
    }),
  );
}

function eventTriggers(rows: readonly TriggerRow[]): JsonObject[] {
  const triggers: { event: string; where: JsonObject[] }[] = [];
  for (const row of rows) {
    // a line without an event adds a condition to the event above
    if (row.name !== '' || triggers.length === 0) triggers.push({ event: row.name, where: [] });
    if (row.parameter === '') continue;
    triggers.at(-1)?.where.push({ parameter: row.parameter, operator: row.how, value: row.to });
  }
  return triggers;
}

function attributeTriggers(rows: readonly TriggerRow[]): JsonObject[] {
  return rows.map(({ name, how, from, to }) => ({
    attribute: name,
    action: how,
    ...(how === 'change_from_to' ? { from } : {}),
    ...(how === 'change' || (how === 'generated_as' && to === '') ? {} : { to }),
  }));
}
