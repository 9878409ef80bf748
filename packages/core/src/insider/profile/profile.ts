import type { Customer } from '../../customer/customer.ts';
import type { Shadow } from '../../delivery/destination.ts';
import type { Json } from '../../result/json.ts';
import { collect, emptyRest } from '../../mapping/collect.ts';
import type { Rest, Slots } from '../../mapping/collect.ts';
import { growFieldTree, UNREAD } from '../../mapping/field-tree.ts';
import type { Field } from '../../mapping/field-tree.ts';
import { quote } from '../../mapping/json-text.ts';
import type { Names } from '../../mapping/names.ts';
import type { NumberLocale } from '../../mapping/number.ts';
import { parsePath } from '../../mapping/path.ts';
import { listTexts, scalarText } from '../../mapping/scalar-text.ts';
import { readEmail, readPhone } from '../identity/contact.ts';
import { issue } from '../issues.ts';
import type { InsiderSettings } from '../settings/settings.ts';
import { countryOf } from './attribute-value.ts';
import { choose } from './choose.ts';
import type { Choice } from './choose.ts';
import { Comparison } from './comparison.ts';
import type { Found, ProfileDraft } from './draft.ts';
import { numberItems } from './lists.ts';
import { compileTargets } from './targets.ts';
import type { Kind, Target } from './targets.ts';

/** From a customer and what Insider is believed to hold, to what has to be said. */
export type ReadProfile = (customer: Customer, shadow: Shadow | undefined) => ProfileDraft;

export interface CompiledProfile {
  readonly read: ReadProfile;
  /** Only what consents fill. */
  readonly readConsents: ReadProfile;
  /** Does a change of this attribute (its name, or a path into it) change what Insider is told? */
  readonly concerns: (attribute: string) => boolean;
}

/** Compiles the profile mapping. `largest` is the longest JSON text that one attribute may have. */
export function compileProfile(settings: InsiderSettings, names: Names, largest: number): CompiledProfile {
  const targets = compileTargets(settings, names);
  const sources = targets.flatMap((target) => target.sources);
  // The attribute that identifies the customer is not sent a second time.
  const { from } = settings.customerId;
  const apart = from === 'id' ? [] : [{ path: parsePath(from) ?? [], slot: UNREAD }];
  const tree = growFieldTree(names, [...sources, ...apart]);
  const values: Slots = Array.from({ length: sources.length }, () => undefined);
  const left = emptyRest();
  const choice: Choice = { value: undefined, field: '', emptied: false };
  const familyName = targets.find(({ custom, name }) => !custom && name.text === 'surname');
  const emailIsId = settings.identifiers.email || settings.customerId.to === 'email';
  const phoneIsId = settings.identifiers.phone;

  const read: ReadProfile = (customer, shadow) => {
    values.fill(undefined);
    collect(tree, customer.attributes, values, left);
    const comparison = new Comparison(shadow, names.nextMark(), largest);
    let email: Found | undefined;
    let phone: Found | undefined;
    let country = settings.defaultCountry ?? '';
    for (let at = 0; at < targets.length; at++) {
      const target = targets[at] as Target;
      if (target.consent !== undefined && said(target, customer, comparison)) continue;
      choose(target, values, familyName, choice);
      const { value, field } = choice;
      if (value === undefined) {
        if (choice.emptied) emptied(target, emailIsId, phoneIsId, comparison);
      } else if (target.kind === 'email') email = { value, field };
      else if (target.kind === 'phone') phone = { value, field };
      else if (target.kind === 'numbers') numbers(target, value, field, settings.numberLocale, comparison);
      else if (target.custom && Array.isArray(value))
        list(target, value as readonly Json[], field, comparison);
      else {
        if (target.country && typeof value === 'string') country = countryOf(value) || country;
        const text = target.convert(value, field, comparison.issues);
        if (text !== undefined) comparison.value(target.name, target.custom, text, field);
      }
    }
    if (settings.otherTraits === 'custom') rest(left, comparison);
    if (!emailIsId) contact(targets, 'email', readEmail(email, comparison.issues), email, comparison);
    if (!phoneIsId)
      contact(targets, 'phone', readPhone(phone, country, comparison.issues), phone, comparison);
    return comparison.finish(emailIsId ? email : undefined, phoneIsId ? phone : undefined, country);
  };
  const consents = targets.filter(({ consent }) => consent !== undefined);
  const readConsents: ReadProfile = (customer, shadow) => {
    const comparison = new Comparison(shadow, names.nextMark(), largest);
    for (const target of consents) said(target, customer, comparison);
    return comparison.finish(undefined, undefined, '');
  };
  const concerns = (attribute: string): boolean => {
    const field = tree.root.inside.get(attribute.split(/[.[]/, 1)[0] ?? '');
    return (
      settings.otherTraits === 'custom' || (field !== undefined && (field.opened || field.slots.length > 0))
    );
  };
  return { read, readConsents, concerns };
}

/** What the customer said of the target's subject comes before any attribute; of what was never spoken of nothing is said. */
function said({ consent, name, custom }: Target, { consents }: Customer, to: Comparison): boolean {
  const known = consent === undefined ? undefined : consents?.[consent];
  if (known === undefined) return false;
  to.value(name, custom, String(known.granted), name.text);
  return true;
}

/** E-mail and phone as plain attributes, where the account does not identify people by them. */
function contact(
  targets: readonly Target[],
  kind: Kind,
  text: string | undefined,
  from: Found | undefined,
  to: Comparison,
): void {
  const target = targets.find((one) => one.kind === kind);
  if (target === undefined || text === undefined || text === '') return;
  to.value(target.name, false, quote(text), from?.field ?? '');
}

/** The customer no longer has a value. E-mail and phone can be taken out only where they are plain attributes. */
function emptied(target: Target, emailIsId: boolean, phoneIsId: boolean, to: Comparison): void {
  const isId = (target.kind === 'email' && emailIsId) || (target.kind === 'phone' && phoneIsId);
  if (target.clear && !isId) to.clear(target.name, target.custom);
  else if (target.arrays === 'remove') to.list(target.name, target.custom, [], 'remove', '');
}

function list(target: Target, value: readonly Json[], field: string, to: Comparison): void {
  const { items, dropped } = listTexts(value);
  if (dropped > 0)
    to.issues.push(issue(items.length > 0 ? 'list_items_dropped' : 'shape_unsupported', field));
  if (items.length > 0) to.list(target.name, target.custom, items, target.arrays, field);
}

function numbers(target: Target, value: Json, field: string, locale: NumberLocale, to: Comparison): void {
  const { items, dropped } = numberItems(value, locale);
  if (dropped > 0) to.issues.push(issue('list_items_dropped', field, '', target.name.text));
  if (items.length > 0) to.list(target.name, target.custom, items, target.arrays, field);
}

/** Fields without a row leave as custom attributes under their own name. */
function rest({ fields, values, count }: Rest, to: Comparison): void {
  for (let at = 0; at < count; at++) {
    const { name, path } = fields[at] as Field;
    const value = values[at] as Json;
    if (name === undefined) to.issues.push(issue('name_unusable', path, path));
    else if (to.taken(name)) to.issues.push(issue('name_collision', path, path, name.text));
    else if (Array.isArray(value)) {
      const { items, dropped } = listTexts(value as readonly Json[]);
      if (dropped > 0)
        to.issues.push(issue(items.length > 0 ? 'list_items_dropped' : 'shape_unsupported', path));
      if (items.length > 0) to.list(name, true, items, 'replace', path);
    } else {
      const text = scalarText(value);
      if (text === undefined) to.issues.push(issue('too_deep', path));
      else to.value(name, true, text, path);
    }
  }
}
