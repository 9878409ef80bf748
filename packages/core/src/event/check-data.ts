import type { AttributeDefinition } from '../customer/attribute.ts';
import { asWritten } from '../result/as-written.ts';
import { isEmpty, own, type Json, type JsonObject } from '../result/json.ts';
import { convertDefined, convertField, type Kept } from './convert-field.ts';
import { missingField, wrongRequest } from './data-refusals.ts';
import { effectiveTimestamp } from './effective-timestamp.ts';
import { isRefused, type Refused } from './event-refusal.ts';
import type { EventType, FieldDefinition } from './event-type.ts';

/** Events whose data are attributes of the customer. */
const SETS_ATTRIBUTES: ReadonlySet<string> = new Set(['opt_in', 'profile']);

/**
 * The data of a submitted event as its type wants them. What must be there is, every defined field holds a value of
 * its type, and what is empty (see `isEmpty`) is left out; what nobody defined stays as it was sent. For events that
 * set attributes, the attribute's own definition decides. The first fault refuses the event.
 */
export function checkData(
  type: EventType,
  data: JsonObject,
  attributes: ReadonlyMap<string, AttributeDefinition>,
): { readonly data: JsonObject } | Refused {
  for (const { name, required } of type.fields)
    if (required && isEmpty(own(data, name))) return missingField(`data.${name}`);
  const checked: Record<string, Json> = {};
  for (const name of Object.keys(data)) {
    const value = data[name];
    // Assigned, it would become the prototype.
    if (value === undefined || name === '__proto__') continue;
    const kept = checkField(type, name, value, attributes);
    if (isRefused(kept)) return kept;
    if (kept !== undefined) checked[name] = asWritten(kept.value);
  }
  return { data: checked };
}

/** The value as it is kept; undefined when it is left out. */
function checkField(
  type: EventType,
  name: string,
  value: Json,
  attributes: ReadonlyMap<string, AttributeDefinition>,
): Kept | Refused | undefined {
  const path = `data.${name}`;
  const setsAttributes = SETS_ATTRIBUTES.has(type.name);
  const attribute = setsAttributes ? attributes.get(name) : undefined;
  if (attribute?.readOnly === true) {
    const hint = 'Leave it out; it follows from the events of the customer.';
    return wrongRequest(path, `${path} is computed by the hub and cannot be set.`, hint);
  }
  const field = fieldOf(type, name, setsAttributes);
  if (attribute === undefined && field === undefined) return { value };
  if (isEmpty(value)) return undefined;
  if (name === 'effective_timestamp') return effectiveTimestamp(path, value);
  if (attribute !== undefined) return convertDefined(path, attribute, value);
  return field === undefined ? { value } : convertField(path, field, value);
}

type Field = Pick<FieldDefinition, 'type' | 'choices' | 'format'>;

const TIME: Field = { type: 'numeric' };
const LABELS: Field = { type: 'list' };

/** What the field holds; undefined when nobody defined it. */
function fieldOf(type: EventType, name: string, setsAttributes: boolean): Field | undefined {
  if (name === 'effective_timestamp') return TIME;
  const field = type.fields.find((defined) => defined.name === name);
  // Labels need no definition.
  return field ?? (setsAttributes && name === 'labels' ? LABELS : undefined);
}
