import { DEFAULT_ATTRIBUTES, RESERVED_ATTRIBUTES } from '../taxonomy/attributes.ts';
import { ATTRIBUTE_ALIASES, PARAM_ALIASES, PREFIXES } from '../taxonomy/hook-names.ts';
import { DEFAULT_PARAMS } from '../taxonomy/params.ts';

const OWN_ATTRIBUTES: ReadonlySet<string> = new Set([
  ...DEFAULT_ATTRIBUTES.map(({ name }) => name),
  ...RESERVED_ATTRIBUTES,
]);
const READ_NAMES = new Map(DEFAULT_ATTRIBUTES.map((one) => [one.name, one.readName]));
const OWN_PARAMS: ReadonlySet<string> = new Set(DEFAULT_PARAMS.map(({ name }) => name));

/**
 * One name for an attribute however it is written: `em` and `email` are `email`; `c_tier`, `custom.tier` and `tier`,
 * which Insider does not have, are `custom.tier` (default attributes, profile and export documentation).
 */
export function attributeKey(name: string): string {
  return (
    customKey(name) ??
    (OWN_ATTRIBUTES.has(name) ? name : undefined) ??
    ATTRIBUTE_ALIASES.get(name) ??
    `custom.${name}`
  );
}

/** The same for parameters: `qu` and `quantity` are `quantity`, `c_note` and `note` are `custom.note`. */
export function paramKey(name: string): string {
  return (
    customKey(name) ??
    (OWN_PARAMS.has(name) ? name : undefined) ??
    PARAM_ALIASES.get(name) ??
    `custom.${name}`
  );
}

/** Is it a name that Insider itself gives an attribute, or one of its marks of a custom one? */
export function isAttributeName(name: string): boolean {
  return customKey(name) !== undefined || !attributeKey(name).startsWith('custom.');
}

export function isParamName(name: string): boolean {
  return !paramKey(name).startsWith('custom.');
}

/**
 * The keys under which an attribute that somebody typed may have arrived, the likeliest first: as typed, under the
 * name Insider reads it back by, without prefixes, in small letters.
 */
export function attributeCandidates(typed: string): readonly string[] {
  const name = typed.trim();
  const read = READ_NAMES.get(name);
  return [
    ...new Set(
      [name, ...(read === undefined ? [] : [read]), withoutPrefixes(name), name.toLowerCase()].map(
        attributeKey,
      ),
    ),
  ];
}

export function paramCandidates(typed: string): readonly string[] {
  const name = typed.trim();
  return [...new Set([name, withoutPrefixes(name), name.toLowerCase()].map(paramKey))];
}

/** A key of ours as Insider's profile endpoint wants it written (get user profiles documentation). */
export function readName(key: string): string {
  return key.startsWith('custom.') ? `c_${key.slice('custom.'.length)}` : key;
}

/** An attribute's key as the shadow has it. */
export function shadowName(key: string): { readonly name: string; readonly custom: boolean } {
  const custom = key.startsWith('custom.');
  return { name: custom ? key.slice('custom.'.length) : key, custom };
}

/** What a partner's receiver puts in front of names is taken off; `insider_id` is a name of its own. */
function withoutPrefixes(name: string): string {
  const short =
    name.startsWith(PREFIXES.all) && name !== 'insider_id' ? name.slice(PREFIXES.all.length) : name;
  return short.startsWith(PREFIXES.attribute) ? short.slice(PREFIXES.attribute.length) : short;
}

function customKey(name: string): string | undefined {
  if (name.startsWith('custom.')) return name;
  return name.startsWith('c_') && name.length > 2 ? `custom.${name.slice(2)}` : undefined;
}
