import { paramConverter } from '../insider/events/param-value.ts';
import { issue as insiderIssue } from '../insider/issues.ts';
import { attributeConverter, type Convert } from '../insider/profile/attribute-value.ts';
import { DEFAULT_SETTINGS } from '../insider/settings/defaults.ts';
import { DEFAULT_ATTRIBUTES, type AttributeType } from '../insider/taxonomy/attributes.ts';
import { DEFAULT_EVENTS } from '../insider/taxonomy/events.ts';
import { DEFAULT_PARAMS } from '../insider/taxonomy/params.ts';
import { parseJson } from '../mapping/json-text.ts';
import { normaliseName } from '../mapping/name.ts';
import type { Issue } from '../result/issue.ts';
import { isEmpty, isObject, own } from '../result/json.ts';
import type { Json, JsonObject } from '../result/json.ts';

/** A body as Insider's upsert takes it, with what was moved or left out; or why it must not leave. */
export type Shaped =
  | {
      readonly kind: 'shaped';
      readonly body: JsonObject;
      readonly users: number;
      readonly issues: readonly Issue[];
    }
  | { readonly kind: 'refused'; readonly issue: Issue };

const PARAMS: ReadonlyMap<string, Convert> = new Map(
  DEFAULT_PARAMS.map(({ name, type }) => [name, paramConverter(type, name, DEFAULT_SETTINGS)]),
);
const ATTRIBUTES: ReadonlyMap<string, Convert | undefined> = new Map(
  DEFAULT_ATTRIBUTES.map(({ name, type }) => [name, converter(type, name)]),
);
const REQUIRED: ReadonlyMap<string, readonly string[]> = new Map(
  DEFAULT_EVENTS.map(({ name, required }) => [name, required]),
);

/**
 * The "Insider shape" step (PRODUCT E3; fact sheet 4, rows 9 and 27 to 29): parameters and attributes that Insider does
 * not have stand under `custom`, those it has get its types, names are written as it takes them, empty values and empty
 * identifiers go, and what a purchase needs must be there. Nothing is made up.
 */
export function shapeForInsider(body: Json): Shaped {
  const users = isObject(body) ? own(body, 'users') : undefined;
  if (!isObject(body) || !Array.isArray(users) || users.length === 0) {
    return refuse(
      'users_missing',
      'The body has no list called users, which Insider needs.',
      'Begin with {"users": [ … ]}.',
    );
  }
  const issues: Issue[] = [];
  const shaped: Json[] = [];
  for (const [index, user] of (users as readonly Json[]).entries()) {
    const at = `users.${index}`;
    if (!isObject(user))
      return refuse('users_missing', `${at} is not an object.`, 'Each user is an object with identifiers.');
    const made = shapeUser(user, at, issues);
    if (made.refused !== undefined) return { kind: 'refused', issue: made.refused };
    shaped.push(made.made);
  }
  return { kind: 'shaped', body: { ...body, users: shaped }, users: shaped.length, issues };
}

function refuse(code: string, message: string, hint: string): Shaped {
  return { kind: 'refused', issue: { code, message, hint } };
}

type Made = { readonly made: JsonObject; readonly refused?: undefined } | { readonly refused: Issue };

function shapeUser(user: JsonObject, at: string, issues: Issue[]): Made {
  const identifiers = kept(own(user, 'identifiers'));
  const { custom: ownNames, ...standard } = identifiers ?? {};
  const custom = kept(ownNames);
  const known: JsonObject = custom === undefined ? standard : { ...standard, custom };
  const insiderId = own(user, 'insider_id');
  if (Object.keys(known).length === 0 && isEmpty(insiderId))
    return { refused: insiderIssue('no_identifier', `${at}.identifiers`) };
  const attributes = shapeFields(own(user, 'attributes'), ATTRIBUTES, known, `${at}.attributes`, issues);
  const events: Json[] = [];
  const given = own(user, 'events');
  for (const [index, event] of (Array.isArray(given) ? (given as readonly Json[]) : []).entries()) {
    if (!isObject(event)) continue;
    const made = shapeEvent(event, `${at}.events.${index}`, issues);
    if (made.refused !== undefined) return made;
    events.push(made.made);
  }
  const { identifiers: _i, attributes: _a, events: _e, insider_id: _id, ...rest } = user;
  return {
    made: {
      ...(isEmpty(insiderId) ? {} : { insider_id: insiderId }),
      identifiers: known,
      ...(attributes === undefined ? {} : { attributes }),
      ...rest,
      ...(events.length === 0 ? {} : { events }),
    },
  };
}

function shapeEvent(event: JsonObject, at: string, issues: Issue[]): Made {
  const said = own(event, 'event_name');
  const name = typeof said === 'string' ? normaliseName(said) : '';
  if (name === '')
    return {
      refused: insiderIssue('event_name_unusable', `${at}.event_name`, typeof said === 'string' ? said : ''),
    };
  const params = shapeFields(own(event, 'event_params'), PARAMS, {}, `${at}.event_params`, issues);
  for (const required of REQUIRED.get(name) ?? []) {
    if (params?.[required] === undefined)
      return {
        refused: insiderIssue('purchase_incomplete', `${at}.event_params.${required}`, name, required),
      };
  }
  const { event_params: _params, ...rest } = event;
  return { made: { ...rest, event_name: name, ...(params === undefined ? {} : { event_params: params }) } };
}

/** Known fields typed and at the root, all others under `custom`; undefined when nothing is left. */
function shapeFields(
  fields: Json | undefined,
  known: ReadonlyMap<string, Convert | undefined>,
  taken: JsonObject,
  at: string,
  issues: Issue[],
): JsonObject | undefined {
  if (!isObject(fields)) return undefined;
  const root: Record<string, Json> = {};
  const custom: Record<string, Json> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (name === 'custom' || value === undefined || isEmpty(value)) continue;
    // Insider has identifiers in one place only.
    if (own(taken, name) !== undefined) continue;
    if (!known.has(name)) addCustom(custom, name, value, at, issues);
    else {
      const convert = known.get(name);
      const text = convert === undefined ? JSON.stringify(value) : convert(value, `${at}.${name}`, issues);
      const typed = text === undefined ? undefined : parseJson(text);
      if (typed !== undefined) root[name] = typed;
    }
  }
  const given = own(fields, 'custom');
  if (isObject(given))
    for (const [name, value] of Object.entries(given))
      if (value !== undefined) addCustom(custom, name, value, `${at}.custom`, issues);
  if (Object.keys(custom).length > 0) root['custom'] = custom;
  return Object.keys(root).length === 0 ? undefined : root;
}

/** Insider's own fields hold plain values and lists of them: an object is laid out flat. */
function addCustom(into: Record<string, Json>, name: string, value: Json, at: string, issues: Issue[]): void {
  if (isEmpty(value)) return;
  if (isObject(value)) {
    // `partial` names list entries to take off a profile: it is part of the form, not a field.
    if (name === 'partial') into[name] = value;
    else
      for (const [inner, entry] of Object.entries(value))
        if (entry !== undefined) addCustom(into, `${name}_${inner}`, entry, at, issues);
    return;
  }
  if (Array.isArray(value)) {
    const plain = (value as readonly Json[]).filter(
      (entry) => typeof entry === 'string' || typeof entry === 'number' || typeof entry === 'boolean',
    );
    if (plain.length < value.length)
      issues.push(insiderIssue('list_items_dropped', `${at}.${name}`, '', name));
    if (plain.length > 0) put(into, name, plain, at, issues);
    return;
  }
  put(into, name, value, at, issues);
}

/** Under the name that Insider takes; of two fields that come to the same name the first stays. */
function put(into: Record<string, Json>, name: string, value: Json, at: string, issues: Issue[]): void {
  const taken = normaliseName(name);
  if (taken === '') issues.push(insiderIssue('name_unusable', `${at}.${name}`, name));
  else if (Object.hasOwn(into, taken))
    issues.push(insiderIssue('name_collision', `${at}.${name}`, name, taken));
  else into[taken] = value;
}

function kept(fields: Json | undefined): JsonObject | undefined {
  if (!isObject(fields)) return undefined;
  const list = Object.entries(fields).filter(([, value]) => !isEmpty(value));
  return list.length === 0 ? undefined : Object.fromEntries(list);
}

function converter(type: AttributeType, name: string): Convert | undefined {
  // E-mail, phone and lists are taken as they stand: what they need depends on the account.
  if (type === 'email' || type === 'phone' || type === 'numbers') return undefined;
  return attributeConverter(type, name, DEFAULT_SETTINGS.numberLocale, 0);
}
