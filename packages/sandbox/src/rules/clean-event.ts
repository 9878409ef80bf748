import { asObject, isScalar, isScalarArray, type Json, type JsonObject } from '../json.ts';
import { paramTable, type ParamType } from '../wire/param-table.ts';
import type { Drop } from './apply-attributes.ts';
import { instantOf } from './rfc3339.ts';

/** An event as it is kept: default parameters and custom ones apart. */
export interface CleanEvent {
  readonly name: string;
  readonly timestamp: string;
  /** milliseconds since the epoch */
  readonly at: number;
  readonly params: JsonObject;
  readonly custom: JsonObject;
}

const empty: JsonObject = {};

/**
 * The storable part of an event whose name was already checked, or undefined when its time cannot be read.
 * inferred: no message is published for bad times and types, so they vanish behind a 200.
 */
export function cleanEvent(raw: Json, position: number, drop: Drop): CleanEvent | undefined {
  const event = asObject(raw) ?? empty;
  const timestamp = event['timestamp'];
  const at = typeof timestamp === 'string' ? instantOf(timestamp) : undefined;
  if (at === undefined) {
    drop(`events.${position}.timestamp`, 'not an RFC 3339 time; the event was not stored', timestamp ?? null);
    return undefined;
  }
  const { custom, ...params } = asObject(event['event_params']) ?? empty;
  const path = `events.${position}.event_params`;
  return {
    name: event['event_name'] as string,
    timestamp: timestamp as string,
    at,
    params: keep(params, paramFault, path, drop),
    custom: keep(asObject(custom) ?? empty, customFault, `${path}.custom`, drop),
  };
}

/** The members without a fault; the object itself when that is all of them. */
function keep(
  members: JsonObject,
  fault: (name: string, value: Json) => string | undefined,
  path: string,
  drop: Drop,
): JsonObject {
  const names = Object.keys(members);
  if (names.every((name) => fault(name, members[name] as Json) === undefined)) return members;
  const kept: (readonly [string, Json])[] = [];
  for (const name of names) {
    const value = members[name] as Json;
    const reason = fault(name, value);
    if (reason === undefined) kept.push([name, value]);
    else drop(`${path}.${name}`, reason, value);
  }
  return Object.fromEntries(kept);
}

function paramFault(name: string, value: Json): string | undefined {
  const type = paramTable.get(name);
  if (type === undefined) return 'not a default parameter; own parameters go inside custom';
  return holds(type, value) ? undefined : `must be ${type}`;
}

function holds(type: ParamType, value: Json): boolean {
  switch (type) {
    case 'string':
    case 'number':
      return typeof value === type;
    case 'integer':
      return Number.isInteger(value);
    case 'strings':
      return Array.isArray(value) && value.every((item) => typeof item === 'string');
    case 'text or number':
      return typeof value === 'string' || typeof value === 'number';
  }
}

function customFault(_name: string, value: Json): string | undefined {
  return isScalar(value) || isScalarArray(value) ? undefined : 'not a storable type';
}
