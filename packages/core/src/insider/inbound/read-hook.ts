import { isEmpty, isObject, own } from '../../result/json.ts';
import type { Json, JsonObject } from '../../result/json.ts';
import { NO_CONTENT } from './hook-reading.ts';
import type { HookContent, HookReading } from './hook-reading.ts';
import { idText, rawIdText } from './id-text.ts';
import { sortParts } from './hook-parts.ts';
import type { HookParts } from './hook-parts.ts';
import { isSample } from './sample-body.ts';

/**
 * What a request of Insider's webhooks says, whatever shape it comes in: an event when it names one, else a profile.
 * Only one partner's sample of an event body is published (FACTS 6.1); nothing of it is relied on.
 */
export function readHook(body: Json | undefined): HookReading {
  const root = rootOf(body);
  if (root === 'several' || root === 'not_json') return { ...NO_CONTENT, kind: 'unknown', reason: root };
  if (Object.values(root).every(isEmpty)) return { ...NO_CONTENT, kind: 'test' };
  const parts = sortParts(root);
  const content = contentOf(parts);
  const { kind } = parts;
  if (own(root, 'test') === true || isTest(parts, content)) return { ...content, kind: 'test' };
  if (kind.of === 'event') return { ...content, kind: 'event', eventName: kind.name };
  if (kind.of === 'profile') return { ...content, kind: 'profile' };
  return { ...content, kind: 'unknown', reason: 'nothing_known' };
}

/** The object, also when it is the only one of a list. Nothing at all is an empty object. */
function rootOf(body: Json | undefined): JsonObject | 'several' | 'not_json' {
  if (isEmpty(body)) return {};
  if (!Array.isArray(body)) return isObject(body) ? body : 'not_json';
  const [only, ...more] = body as readonly Json[];
  if (more.length > 0) return 'several';
  return isEmpty(only) ? {} : isObject(only) ? only : 'not_json';
}

function contentOf(parts: HookParts): HookContent {
  const attributes = parts.attributes.toObject();
  const insiderId = idText(parts.insiderId) ?? idText(own(attributes, 'insider_id'));
  const identifiers: [string, string][] = [];
  const add = (key: string, value: Json | undefined): void => {
    const text = idText(value);
    if (text !== undefined) identifiers.push([key, text]);
  };
  for (const [key, value] of Object.entries(parts.identifiers.toObject())) add(key, value);
  for (const key of IDENTIFIERS)
    if (!identifiers.some(([known]) => known === key)) add(key, own(attributes, key));
  return {
    insiderId,
    hookId: rawIdText(parts.hookId),
    attributes: insiderId === undefined ? attributes : { ...attributes, insider_id: insiderId },
    identifiers: Object.fromEntries(identifiers),
    params: parts.params.toObject(),
    leftOut: parts.leftOut,
  };
}

const IDENTIFIERS = ['uuid', 'email', 'phone_number'];

/** Whatever could say who somebody is counts, usable or not. What says nothing that can be told is no test by itself. */
function isTest(parts: HookParts, { attributes, params }: HookContent): boolean {
  const identity: Record<string, Json | undefined> = { ...parts.identifiers.toObject() };
  for (const key of IDENTIFIERS) {
    const value = own(attributes, key);
    if (value !== undefined) identity[key] = value;
  }
  if (parts.insiderId !== undefined) identity['insider_id'] = parts.insiderId;
  if (parts.kind.of === 'nothing' && Object.keys(identity).length === 0) return false;
  return isSample({ identity, rest: [attributes, params] });
}
