import type { Issue } from '../result/issue.ts';
import { isObject, own, type Json, type JsonObject } from '../result/json.ts';
import type { CallKind } from './call.ts';

/** What the request for the picture says beside its query. */
export interface PixelRequest {
  /** The page that shows it, as browsers name it. */
  readonly referer: string | undefined;
  readonly userAgent: string | undefined;
  /** A whole event as base64url of its JSON; undefined when it is neither. */
  readonly decode: (base64url: string) => Json | undefined;
}

export type PixelEvent = { readonly event: JsonObject } | { readonly issue: Issue };

const TEXTS = [
  'event',
  'name',
  'category',
  'userId',
  'anonymousId',
  'groupId',
  'previousId',
  'messageId',
] as const;
const OBJECTS = ['properties', 'traits', 'context', 'integrations'] as const;
/** Beginnings of parameters that are one field: `p.price=12`. */
const FIELDS: readonly (readonly [prefix: string, field: 'properties' | 'traits'])[] = [
  ['properties.', 'properties'],
  ['p.', 'properties'],
  ['traits.', 'traits'],
];
const DIGITS = /^\d{1,15}$/;

/**
 * The event that a pixel's query says. `data` is a whole event; parameters of their own come before what is in it, and
 * single fields before whole objects. Fields are text, as a query has no other type. An issue names the parameter that
 * cannot be read.
 */
export function pixelEvent(
  kind: CallKind,
  query: Iterable<readonly [string, string]>,
  request: PixelRequest,
): PixelEvent {
  const given = new Map(query);
  const data = given.get('data');
  const whole = data === undefined ? {} : request.decode(data);
  if (!isObject(whole)) return unread('data', 'base64url of an event as a JSON object');
  const event: Record<string, Json | undefined> = { ...whole };
  for (const name of TEXTS) if (given.has(name)) event[name] = given.get(name);
  for (const name of OBJECTS) {
    const text = given.get(name);
    if (text === undefined || text === '') continue;
    const value = jsonOf(text);
    if (!isObject(value)) return unread(name, 'a JSON object');
    event[name] = value;
  }
  const timestamp = given.get('timestamp');
  if (timestamp !== undefined) event['timestamp'] = DIGITS.test(timestamp) ? Number(timestamp) : timestamp;
  for (const [parameter, value] of given) {
    for (const [prefix, field] of FIELDS) {
      if (!parameter.startsWith(prefix) || parameter.length === prefix.length) continue;
      event[field] = withField(event[field], parameter.slice(prefix.length), value);
      break;
    }
  }
  return { event: { ...event, ...circumstances(kind, event, given, request) } };
}

/** Where it happened and in what browser; a page's address is also what happened. */
function circumstances(
  kind: CallKind,
  event: JsonObject,
  given: ReadonlyMap<string, string>,
  { referer, userAgent }: PixelRequest,
): JsonObject {
  const context = object(own(event, 'context'));
  const page: Record<string, Json | undefined> = { ...object(own(context, 'page')) };
  const url = given.get('url') ?? own(page, 'url') ?? referer;
  if (url !== undefined) page['url'] = url;
  for (const name of ['referrer', 'title']) if (given.has(name)) page[name] = given.get(name);
  const described = {
    ...(userAgent === undefined ? {} : { userAgent }),
    ...context,
    ...(Object.keys(page).length === 0 ? {} : { page }),
  };
  if (kind !== 'page') return { context: described };
  return { context: described, properties: { ...page, ...object(own(event, 'properties')) } };
}

function withField(value: Json | undefined, name: string, text: string): JsonObject {
  const result: Record<string, Json | undefined> = { ...object(value) };
  // By definition, so that no name reaches a prototype.
  Object.defineProperty(result, name, { value: text, enumerable: true, configurable: true, writable: true });
  return result;
}

function object(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}

function jsonOf(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

function unread(field: string, what: string): PixelEvent {
  return { issue: { code: `bad_${field}`, field, message: `The parameter ${field} must be ${what}.` } };
}
