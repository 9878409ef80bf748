import { asObject, printed, type Json, type JsonObject } from '../json.ts';
import { rules, texts } from '../wire/texts.ts';
import { isEmail, isPhone } from './identifier-values.ts';
import type { Identifier, IdentityRules } from './identity-rules.ts';

/** Where a broken identifier is reported: the path below the user, and the text. */
export type Report = (path: string, text: string) => void;

export interface ReadIdentifiers {
  /** enabled in this account and not blocked */
  readonly usable: readonly Identifier[];
  /** types this account does not identify by: they stay attributes */
  readonly disabled: readonly Identifier[];
  readonly blocked: readonly Identifier[];
}

const defaultKeys: ReadonlyMap<string, string> = new Map([
  ['email', 'email'],
  ['em', 'email'],
  ['phone_number', 'phone_number'],
  ['pn', 'phone_number'],
  ['uuid', 'uuid'],
]);

/** Reads an `identifiers` object: reports what is malformed and sorts the rest by what the account does with it. */
export function readIdentifiers(raw: JsonObject, account: IdentityRules, report: Report): ReadIdentifiers {
  const usable: Identifier[] = [];
  const disabled: Identifier[] = [];
  const blocked: Identifier[] = [];
  const take = (type: string, key: string, value: Json | undefined): void => {
    const fault = faultOf(type, key, value);
    if (fault !== undefined) return report(fault.path, fault.text);
    const identifier = { type, value: value as string };
    if (!account.enabled(type)) disabled.push(identifier);
    else if (identifier.value === '' || account.blocked.has(identifier.value)) blocked.push(identifier);
    else usable.push(identifier);
  };
  for (const key of Object.keys(raw)) {
    const custom = key === 'custom' ? asObject(raw[key]) : undefined;
    const type = defaultKeys.get(key);
    if (type !== undefined) take(type, key, raw[key]);
    else if (custom === undefined) report(`identifiers.*.${rules.identifierKey}`, texts.identifierKey);
    else for (const name of Object.keys(custom)) take(`custom.${name}`, name, custom[name]);
  }
  return { usable, disabled, blocked };
}

interface Fault {
  readonly path: string;
  readonly text: string;
}

/**
 * Formats and texts are published for email, phone_number and uuid. inferred: the type text of uuid serves the others.
 */
function faultOf(type: string, key: string, value: Json | undefined): Fault | undefined {
  if (typeof value !== 'string') {
    return { path: `identifiers.*.${rules.string}`, text: `${key} must be string: ${printed(value)}` };
  }
  if (type === 'email' && !isEmail(value)) {
    return { path: `identifiers.*.${rules.email}`, text: `not a valid email address: ${value}` };
  }
  if (type === 'phone_number' && !isPhone(value)) {
    return { path: `identifiers.*.${rules.phone}`, text: `user has an invalid phone number: ${value}` };
  }
  return undefined;
}
