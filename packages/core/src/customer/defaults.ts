import { own, type Json, type JsonObject } from '../result/json.ts';
import { applyTraits, sameJson, type AppliedTraits } from './apply-traits.ts';
import type { AttributeDefinition, AttributeType } from './attribute.ts';
import type { Customer } from './customer.ts';

/** Types of which an attribute may have a default (antavo FACTS (a)). */
export const WITH_DEFAULT: ReadonlySet<AttributeType> = new Set(['string', 'numeric', 'boolean', 'url']);

/** What customers have from the beginning. `names`: of all that is in `attributes`, sorted. */
export interface Defaults {
  readonly attributes: JsonObject;
  readonly names: readonly string[];
}

/**
 * The defaults of a workspace; undefined when no attribute has one. What names somebody, as external ids and contacts
 * do, has none, whatever its definition says: everybody would be the same person.
 */
export function compileDefaults(
  definitions: Iterable<AttributeDefinition>,
  naming: readonly string[],
): Defaults | undefined {
  const attributes: Record<string, Json> = {};
  for (const { name, default: value, readOnly } of definitions)
    if (value !== undefined && !readOnly && !naming.includes(name)) attributes[name] = value;
  const names = Object.keys(attributes).toSorted();
  return names.length === 0 ? undefined : Object.freeze({ attributes: Object.freeze(attributes), names });
}

type Kept = Pick<Customer, 'attributes' | 'defaulted'>;

/** What a customer begins with. */
export function beginWith(defaults: Defaults | undefined): Kept {
  return defaults === undefined
    ? { attributes: {} }
    : { attributes: defaults.attributes, defaulted: defaults.names };
}

/** What is new about a customer who begins with these, and of whom `changed` was said. */
export function changedAtFirst(
  defaults: Defaults | undefined,
  changed: readonly string[],
): readonly string[] {
  return defaults === undefined ? changed : [...new Set([...defaults.names, ...changed])];
}

export interface SaidTraits extends AppliedTraits {
  /** Attributes that still have their default; undefined: none. */
  readonly defaulted: readonly string[] | undefined;
}

/**
 * Sets traits on a customer's attributes as `applyTraits` does. A default stands for nothing that was said: whatever is
 * said takes its place, also the same value, also in passing, and also that there is none.
 */
export function sayTraits(
  { attributes, defaulted }: Kept,
  traits: JsonObject,
  definitions: ReadonlyMap<string, AttributeDefinition>,
  fill: boolean,
): SaidTraits {
  if (defaulted === undefined)
    return { ...applyTraits(attributes, traits, definitions, fill), defaulted: undefined };
  const said = applyTraits(without(attributes, defaulted), traits, definitions, fill);
  if (said.changed.length === 0) return { ...said, attributes, defaulted };
  const left = defaulted.filter((name) => !Object.hasOwn(said.attributes, name));
  const changed = said.changed.filter((name) => !sameJson(own(attributes, name), own(said.attributes, name)));
  const all: Record<string, Json | undefined> = { ...said.attributes };
  for (const name of left) all[name] = attributes[name];
  return {
    attributes: changed.length === 0 ? attributes : all,
    changed,
    issues: said.issues,
    defaulted: noneIfEmpty(left),
  };
}

function without(attributes: JsonObject, names: readonly string[]): JsonObject {
  const rest: Record<string, Json | undefined> = { ...attributes };
  for (const name of names) delete rest[name];
  return rest;
}

/** As customers keep it: no list at all where nothing is in it. */
export function noneIfEmpty(names: readonly string[]): readonly string[] | undefined {
  return names.length === 0 ? undefined : names;
}
