import type { Customer } from '../../customer/customer.ts';
import type { Shadow } from '../../delivery/destination.ts';
import type { Json } from '../../result/json.ts';
import { growFieldTree } from '../../mapping/field-tree.ts';
import type { Field, FieldTree } from '../../mapping/field-tree.ts';
import type { Names } from '../../mapping/names.ts';
import { quote } from '../../mapping/json-text.ts';
import { parseNumber } from '../../mapping/number.ts';
import type { NumberLocale } from '../../mapping/number.ts';
import { parsePath } from '../../mapping/path.ts';
import { listTexts, scalarText } from '../../mapping/scalar-text.ts';
import { issue } from '../issues.ts';
import { readEmail, readPhone } from '../identity/contact.ts';
import type { InsiderSettings } from '../settings/settings.ts';
import { countryOf } from './attribute-value.ts';
import { Comparison } from './comparison.ts';
import type { Found, ProfileDraft } from './draft.ts';
import { createFindings, find } from './find.ts';
import type { Findings } from './find.ts';
import { compileTargets } from './targets.ts';
import type { Kind, Read, Target } from './targets.ts';

export interface CompiledProfile {
  readonly read: ReadProfile;
  /** Does a change of this attribute (its name, or a path into it) change what Insider is told? */
  readonly concerns: (attribute: string) => boolean;
}

/** From a customer and what Insider is believed to hold, to what has to be said. */
export type ReadProfile = (customer: Customer, shadow: Shadow | undefined) => ProfileDraft;

/** Compiles the profile mapping. `largest` is the longest JSON text that one attribute may have. */
export function compileProfile(settings: InsiderSettings, names: Names, largest: number): CompiledProfile {
  const { targets, reads } = compileTargets(settings, names);
  const tree = growFieldTree<Read>(names, reads);
  setApart(tree, settings.customerId.from);
  const found = createFindings(targets);
  const countryAt = targets.findIndex((target) => target.country);
  const emailIsId = settings.identifiers.email || settings.customerId.to === 'email';
  const phoneIsId = settings.identifiers.phone;

  const read: ReadProfile = (customer, shadow) => {
    find(tree, customer.attributes, found);
    const comparison = new Comparison(shadow, names.nextMark(), largest);
    let email: Found | undefined;
    let phone: Found | undefined;
    for (let at = 0; at < targets.length; at++) {
      const target = targets[at] as Target;
      const value = found.values[at];
      const field = found.fields[at] ?? '';
      if (value === undefined) {
        if (found.emptied[at] === true) emptied(target, emailIsId, phoneIsId, comparison);
      } else if (target.kind === 'email') email = { value, field };
      else if (target.kind === 'phone') phone = { value, field };
      else if (target.kind === 'numbers') numbers(target, value, field, settings.numberLocale, comparison);
      else if (target.custom && Array.isArray(value)) list(target, value as readonly Json[], field, comparison);
      else {
        const text = target.convert(value, field, comparison.issues);
        if (text !== undefined) comparison.value(target.name, target.custom, text, field);
      }
    }
    if (settings.otherTraits === 'custom') rest(found, comparison);
    const where = countryAt < 0 ? undefined : found.values[countryAt];
    const code = typeof where === 'string' ? countryOf(where) : '';
    const country = code === '' ? (settings.defaultCountry ?? '') : code;
    if (!emailIsId) contact(targets, 'email', readEmail(email, comparison.issues), email, comparison);
    if (!phoneIsId) contact(targets, 'phone', readPhone(phone, country, comparison.issues), phone, comparison);
    return comparison.finish(emailIsId ? email : undefined, phoneIsId ? phone : undefined, country);
  };
  const concerns = (attribute: string): boolean => {
    const field = tree.root.inside.get(attribute.split(/[.[]/, 1)[0] ?? '');
    return settings.otherTraits === 'custom' || (field !== undefined && (field.opened || field.reads.length > 0));
  };
  return { read, concerns };
}

/** E-mail and phone as plain attributes, where the account does not identify people by them. */
function contact(targets: readonly Target[], kind: Kind, text: string | undefined, from: Found | undefined, to: Comparison): void {
  const target = targets.find((one) => one.kind === kind);
  if (target === undefined || text === undefined || text === '') return;
  to.value(target.name, false, quote(text), from?.field ?? '');
}

/** The attribute that identifies the customer is read, by no target: it is not sent a second time as an attribute. */
function setApart(tree: FieldTree<Read>, from: string): void {
  if (from === 'id') return;
  let at = tree.root;
  for (const step of parsePath(from) ?? []) {
    at.opened = true;
    at = tree.child(at, typeof step === 'number' ? `[${step}]` : step);
  }
  if (at.reads.length === 0) at.reads.push({ target: -1, rank: 0, part: undefined });
}

/** The customer no longer has a value. E-mail and phone can be taken out only where they are plain attributes. */
function emptied(target: Target, emailIsId: boolean, phoneIsId: boolean, to: Comparison): void {
  const isId = (target.kind === 'email' && emailIsId) || (target.kind === 'phone' && phoneIsId);
  if (target.clear && !isId) to.clear(target.name, target.custom);
  else if (target.arrays === 'remove') to.list(target.name, target.custom, [], 'remove', '');
}

function list(target: Target, value: readonly Json[], field: string, to: Comparison): void {
  const { items, dropped } = listTexts(value);
  if (dropped > 0) to.issues.push(issue(items.length > 0 ? 'list_items_dropped' : 'shape_unsupported', field));
  if (items.length > 0) to.list(target.name, target.custom, items, target.arrays, field);
}

function numbers(target: Target, value: Json, field: string, locale: NumberLocale, to: Comparison): void {
  const given = Array.isArray(value) ? (value as readonly Json[]) : [value];
  const read = given.map((entry) => parseNumber(entry, locale)).filter((entry) => entry !== undefined);
  if (read.length < given.length) to.issues.push(issue('list_items_dropped', field, '', target.name.text));
  if (read.length > 0) to.list(target.name, target.custom, listTexts(read).items, target.arrays, field);
}

/** Fields without a row leave as custom attributes under their own name. */
function rest(found: Findings, to: Comparison): void {
  for (let at = 0; at < found.rest.length; at++) {
    const { name, path } = found.rest[at] as Field<Read>;
    const value = found.restValues[at] as Json;
    if (name === undefined) to.issues.push(issue('name_unusable', path, path));
    else if (to.taken(name)) to.issues.push(issue('name_collision', path, path, name.text));
    else if (Array.isArray(value)) {
      const { items, dropped } = listTexts(value as readonly Json[]);
      if (dropped > 0) to.issues.push(issue(items.length > 0 ? 'list_items_dropped' : 'shape_unsupported', path));
      if (items.length > 0) to.list(name, true, items, 'replace', path);
    } else {
      const text = scalarText(value);
      if (text === undefined) to.issues.push(issue('too_deep', path));
      else to.value(name, true, text, path);
    }
  }
}
