import type { AttributeDefinition } from '../customer/attribute.ts';
import type { EventType } from '../event/event-type.ts';

/** What a definition is checked against: the workspace's event types and attributes. */
export interface WebhookModel {
  readonly eventTypes: ReadonlyMap<string, EventType>;
  readonly attributes: ReadonlyMap<string, AttributeDefinition>;
}

/**
 * What is known of a field of an event's data. `typed`: of a type, as an attribute's definition would say it; `free`:
 * known, and holds anything; `read_only`: an attribute that the hub computes; `unknown`: nobody defined it.
 */
export type DataField =
  | { readonly kind: 'typed'; readonly definition: AttributeDefinition }
  | { readonly kind: 'free' | 'read_only' | 'unknown' };

/** Events whose data are attributes of the customer, beside their own fields (antavo FACTS (a), Effects). */
const SETS_ATTRIBUTES: ReadonlySet<string> = new Set(['opt_in', 'profile']);
/** Data that every event may have (antavo events.json, common fields). */
const COMMON: ReadonlySet<string> = new Set(['effective_timestamp']);

/** An attribute's own definition is the stricter one: it has the choices. */
export function dataField(action: string, name: string, { eventTypes, attributes }: WebhookModel): DataField {
  const attribute = SETS_ATTRIBUTES.has(action) ? attributes.get(name) : undefined;
  const field = eventTypes.get(action)?.fields.find((known) => known.name === name);
  if (attribute !== undefined && (field !== undefined || !attribute.readOnly)) {
    return { kind: 'typed', definition: attribute };
  }
  if (attribute !== undefined) return { kind: 'read_only' };
  if (field === undefined) return { kind: COMMON.has(name) ? 'free' : 'unknown' };
  if (field.type === 'object' || field.type === 'objects') return { kind: 'free' };
  return {
    kind: 'typed',
    definition: { name, label: name, type: field.type, tags: [], readOnly: false },
  };
}

/** The names of all data that an event may have as far as it is defined, to suggest one. */
export function dataNames(action: string, { eventTypes, attributes }: WebhookModel): readonly string[] {
  const own = eventTypes.get(action)?.fields.map(({ name }) => name) ?? [];
  if (!SETS_ATTRIBUTES.has(action)) return own;
  return [...own, ...[...attributes.values()].filter(({ readOnly }) => !readOnly).map(({ name }) => name)];
}
