import type { JsonObject } from '../json.ts';
import type { CleanEvent } from './clean-event.ts';

/** The parameters of an event. */
export interface EventBody {
  readonly params: JsonObject;
  readonly custom: JsonObject;
}

/**
 * What makes two events of one profile the same: name, instant and parameters, whatever their order. The text holds
 * the parameters, so that an event is kept as one string: see `eventBody`.
 * published: a repeated identical event is stored once. inferred: what counts as identical.
 */
export function eventContent(event: CleanEvent): string {
  return `${event.name} ${event.at}${belowMilliseconds(event.timestamp)} {"params":${ordered(event.params)},"custom":${ordered(event.custom)}}`;
}

/** The parameters out of the text that `eventContent` made. */
export function eventBody(content: string): EventBody {
  return JSON.parse(content.slice(content.indexOf('{'))) as EventBody;
}

/** Digits of a second finer than `at` can tell, so that events a microsecond apart stay two. */
function belowMilliseconds(timestamp: string): string {
  return timestamp.length > 24 ? (/\.\d{3}(\d*[1-9])/.exec(timestamp)?.[1] ?? '') : '';
}

function ordered(members: JsonObject): string {
  const names = Object.keys(members);
  for (let index = 1; index < names.length; index++) {
    if ((names[index] as string) < (names[index - 1] as string)) return sorted(members, names);
  }
  return JSON.stringify(members);
}

function sorted(members: JsonObject, names: readonly string[]): string {
  return JSON.stringify(Object.fromEntries(names.toSorted().map((name) => [name, members[name]])));
}
