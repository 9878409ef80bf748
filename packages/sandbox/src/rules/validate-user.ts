import { asObject, printed, type Json, type JsonObject } from '../json.ts';
import { rules, texts } from '../wire/texts.ts';
import type { Identifier, IdentityRules } from './identity-rules.ts';
import { readIdentifiers, type ReadIdentifiers, type Report } from './read-identifiers.ts';
import { validateEvent } from './validate-event.ts';

/** Who a user entry speaks about. At least one of the two is there. */
export interface Target {
  readonly insiderId?: string;
  readonly identifiers: readonly Identifier[];
}

/** A user entry that passed: only then are its attributes and events looked at. */
export interface CheckedUser {
  readonly target: Target;
  readonly disabled: readonly Identifier[];
  readonly blocked: readonly Identifier[];
  readonly attributes?: JsonObject;
  readonly events: readonly Json[];
  readonly append: boolean;
}

const nothing: ReadIdentifiers = { usable: [], disabled: [], blocked: [] };

/** Reads and checks one entry of `users` of an upsert; undefined when anything was reported. */
export function validateUser(raw: Json, account: IdentityRules, report: Report): CheckedUser | undefined {
  let sound = true;
  const note: Report = (path, text) => {
    sound = false;
    report(path, text);
  };
  const user = asObject(raw) ?? {};
  const events = user['events'];
  const list: readonly Json[] = Array.isArray(events) ? events : [];
  list.forEach((event, position) => validateEvent(event, position, note));
  const found = checkTarget(user, account, note);
  const attributes = asObject(user['attributes']);
  if (attributes === undefined && list.length === 0) {
    note(`attributes.${rules.required}`, texts.nothingToWrite);
  } else if (attributes !== undefined && isHollow(attributes)) {
    note(`attributes.${rules.required}`, texts.emptyAttributes);
  }
  if (!sound || found === undefined) return undefined;
  return {
    ...found,
    ...(attributes === undefined ? {} : { attributes }),
    events: list,
    append: wantsAppend(user),
  };
}

type Found = Pick<CheckedUser, 'target' | 'disabled' | 'blocked'>;

/** Who is meant: shared by every call that carries a list of users. */
export function checkTarget(user: JsonObject, account: IdentityRules, report: Report): Found | undefined {
  let sound = true;
  const note: Report = (path, text) => {
    sound = false;
    report(path, text);
  };
  const insiderId = user['insider_id'];
  const raw = asObject(user['identifiers']);
  const read = raw === undefined ? nothing : readIdentifiers(raw, account, note);
  if (insiderId !== undefined && insiderId !== null && typeof insiderId !== 'string') {
    note(`insider_id.${rules.string}`, `insider_id must be string: ${printed(insiderId)}`);
  }
  const id = typeof insiderId === 'string' && insiderId !== '' ? insiderId : undefined;
  if (sound && id === undefined && read.usable.length === 0) {
    note(`identifiers.${rules.required}`, texts.noIdentifier);
    note(`insider_id.${rules.required}`, texts.noIdentifier);
  }
  if (!sound) return undefined;
  const target =
    id === undefined ? { identifiers: read.usable } : { insiderId: id, identifiers: read.usable };
  return { target, disabled: read.disabled, blocked: read.blocked };
}

/** published: when both are sent, `append` decides; arrays are appended unless told otherwise. */
function wantsAppend(user: JsonObject): boolean {
  const append = user['append'];
  return typeof append === 'boolean' ? append : user['not_append'] !== true;
}

/** published: an attributes object that is there holds at least one attribute, default or custom. */
function isHollow(attributes: JsonObject): boolean {
  for (const name of Object.keys(attributes)) {
    if (name !== 'custom') return false;
    const custom = asObject(attributes[name]);
    if (custom === undefined || Object.keys(custom).length > 0) return false;
  }
  return true;
}
