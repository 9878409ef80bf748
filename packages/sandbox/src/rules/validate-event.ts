import { asObject, printed, type Json } from '../json.ts';
import { eventRow } from '../wire/event-table.ts';
import { rules } from '../wire/texts.ts';
import type { Report } from './read-identifiers.ts';

/** published with capitals allowed; observed: a name with a capital is refused. */
const eventName = /^[a-z0-9][a-z0-9._-]*$/;

/** Reports what makes Insider refuse the user of this event. Bad timestamps are not refused: see `cleanEvent`. */
export function validateEvent(raw: Json, position: number, report: Report): void {
  const event = asObject(raw);
  const name = event?.['event_name'];
  if (typeof name !== 'string' || !eventName.test(name)) {
    const shown = name === undefined || name === null ? '' : printed(name);
    report(`events.${position}.event_name.*.${rules.eventName}`, `invalid event name: ${shown}`);
    return;
  }
  const required = eventRow(name)?.required;
  if (required === undefined || required.length === 0) return;
  const params = asObject(event?.['event_params']);
  for (const param of required) {
    const value = params?.[param];
    if (value !== undefined && value !== null) continue;
    report(
      `events.${position}.event_params.*.${rules.required}`,
      `${param} parameter is required on ${name} event`,
    );
  }
}
