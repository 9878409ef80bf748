import { isEmpty, isObject } from '../../result/json.ts';
import type { Json, JsonObject } from '../../result/json.ts';
import {
  ATTRIBUTES_NAMES,
  EVENT_NAME_NAMES,
  HOOK_ID_NAMES,
  INSIDER_ID_NAMES,
  PARAMS_NAMES,
  PREFIXES,
} from '../taxonomy/hook-names.ts';
import { Fields, members } from './fields.ts';
import { attributeKey, isAttributeName, isParamName, paramKey } from './names.ts';

/** A request taken apart. Values are as they were sent. */
export interface HookParts {
  readonly kind: { readonly of: 'event'; readonly name: string } | { readonly of: 'profile' | 'nothing' };
  readonly insiderId: Json | undefined;
  readonly hookId: Json | undefined;
  readonly attributes: Fields;
  readonly identifiers: Fields;
  readonly params: Fields;
  readonly leftOut: readonly string[];
}

const ENVELOPE: ReadonlyMap<string, 'insiderId' | 'hookId' | 'eventName'> = new Map([
  ...INSIDER_ID_NAMES.map(({ written }) => [written, 'insiderId'] as const),
  ...HOOK_ID_NAMES.map(({ written }) => [written, 'hookId'] as const),
  ...EVENT_NAME_NAMES.map(({ written }) => [written, 'eventName'] as const),
]);
const ATTRIBUTES: ReadonlySet<string> = new Set(ATTRIBUTES_NAMES.map(({ written }) => written));
const PARAMS: ReadonlySet<string> = new Set(PARAMS_NAMES.map(({ written }) => written));

/** Sorts the members of a request's object: which say who, which say what, which are attributes and parameters. */
export function sortParts(root: JsonObject): HookParts {
  const leftOut: string[] = [];
  const attributes = new Fields(attributeKey, leftOut);
  const identifiers = new Fields(attributeKey, leftOut);
  const params = new Fields(paramKey, leftOut);
  const envelope: { insiderId?: Json; hookId?: Json; eventName?: Json } = {};
  const loose: (readonly [string, Json])[] = [];
  let contained = false;

  for (const [written, value] of members(root)) {
    const name =
      written.startsWith(PREFIXES.all) && written !== 'insider_id'
        ? written.slice(PREFIXES.all.length)
        : written;
    const part = ENVELOPE.get(name);
    if (part !== undefined && !isObject(value)) {
      if (isEmpty(envelope[part])) envelope[part] = value;
    } else if (isObject(value) && ATTRIBUTES.has(name)) {
      contained = true;
      attributes.addAll(value);
    } else if (isObject(value) && PARAMS.has(name)) params.addAll(value);
    else if (isObject(value) && name === 'identifiers') identifiers.addAll(value);
    else if (name.startsWith(PREFIXES.attribute)) {
      contained = true;
      attributes.add(name.slice(PREFIXES.attribute.length), value);
    } else loose.push([name, value]);
  }
  for (const [key, value] of Object.entries(identifiers.toObject())) attributes.add(key, value as Json);
  const { insiderId, hookId } = envelope;
  const name = typeof envelope.eventName === 'string' ? envelope.eventName.trim() : '';
  const base = { insiderId, hookId, attributes, identifiers, params, leftOut };
  if (name !== '') {
    sortLooseOfEvent(loose, attributes, params);
    return { ...base, kind: { of: 'event', name } };
  }
  const named = insiderId !== undefined || hookId !== undefined;
  const known = sortLooseOfProfile(loose, attributes, contained, named);
  return { ...base, kind: { of: contained || known || identifiers.size > 0 ? 'profile' : 'nothing' } };
}

type Loose = readonly (readonly [string, Json])[];

/** Beside an event's name: what can only be an attribute is one, all else is a parameter (`name`: the product's). */
function sortLooseOfEvent(loose: Loose, attributes: Fields, params: Fields): void {
  for (const [name, value] of loose) {
    if (name === 'custom' && isObject(value)) params.addAll({ custom: value });
    else if (isAttributeName(name) && !isParamName(name) && !name.startsWith('c_'))
      attributes.add(name, value);
    else params.add(name, value);
  }
}

/**
 * Beside attributes that have a place of their own, only Insider's own names are attributes too: the rest belongs to
 * the envelope. Without such a place everything is, if anything shows that this is about a profile.
 */
function sortLooseOfProfile(loose: Loose, attributes: Fields, contained: boolean, named: boolean): boolean {
  const isKnown = ([name, value]: readonly [string, Json]): boolean =>
    isAttributeName(name) || (name === 'custom' && isObject(value));
  const known = loose.some(isKnown);
  const taken = contained ? loose.filter(isKnown) : known || named ? loose : [];
  for (const [name, value] of taken) attributes.addAll({ [name]: value });
  return taken.length > 0;
}
