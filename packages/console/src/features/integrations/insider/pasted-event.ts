import { isObject, own, type Json, type JsonObject } from '@causeway/core/result/json';

export interface PastedEvent {
  readonly type: string;
  readonly data: JsonObject;
  readonly context: JsonObject;
  /** Attributes and id of the person, when the text says whom it is about. */
  readonly customerId: string | undefined;
  readonly timestamp: string | undefined;
}

const CALLS = new Set(['track', 'page', 'screen', 'identify', 'group', 'alias']);

/** An event as JSON: as the hub stores it (`type`, `data`), or as a tracking call (`event`, `properties`). Text: what is wrong. */
export function readPasted(text: string): PastedEvent | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return `This is not JSON yet: ${error instanceof Error ? error.message : 'it cannot be read'}.`;
  }
  if (!isObject(value)) return 'Paste one event: an object in braces.';
  const type = typeOf(value);
  if (type === undefined) return 'It has no name. Give it "type", or "event" as tracking calls do.';
  const timestamp = textOf(value, 'timestamp');
  if (timestamp !== undefined && Number.isNaN(Date.parse(timestamp)))
    return 'Its timestamp is no date. Write one such as 2026-01-31T12:00:00Z, or leave it out.';
  return {
    type,
    data: objectOf(value, 'data') ?? objectOf(value, 'properties') ?? objectOf(value, 'traits') ?? {},
    context: objectOf(value, 'context') ?? {},
    customerId: textOf(value, 'customer') ?? textOf(value, 'userId'),
    timestamp: timestamp === undefined ? undefined : new Date(timestamp).toISOString(),
  };
}

function typeOf(value: JsonObject): string | undefined {
  const event = textOf(value, 'event');
  const type = textOf(value, 'type');
  return type === undefined || (CALLS.has(type) && event !== undefined) ? event : type;
}

function textOf(value: JsonObject, key: string): string | undefined {
  const found: Json | undefined = own(value, key);
  return typeof found === 'string' && found !== '' ? found : undefined;
}

function objectOf(value: JsonObject, key: string): JsonObject | undefined {
  const found = own(value, key);
  return isObject(found) ? found : undefined;
}
