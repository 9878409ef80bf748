import type { Issue } from '../result/issue.ts';
import { isEmpty, type Json, type JsonObject } from '../result/json.ts';
import { convertAttribute, type AttributeDefinition } from './attribute.ts';

/** The most attributes one customer may have, so that a runaway sender cannot grow a profile without end. */
const MAX_ATTRIBUTES = 1_000;
const MAX_ATTRIBUTES_BYTES = 262_144;

export interface AppliedTraits {
  /** The same object when nothing changed. */
  readonly attributes: JsonObject;
  /** Names of the attributes whose value is another one now. */
  readonly changed: readonly string[];
  readonly issues: readonly Issue[];
}

const NOTHING: readonly never[] = Object.freeze([]);

/**
 * Sets traits on a customer's attributes, each as a whole: lists and objects are replaced, null is kept as an
 * explicit "no value". A defined attribute is converted to its type; a value that cannot be is left out and named,
 * the rest goes on. With `fill`, only what the customer lacks is set (traits mentioned in passing never overwrite).
 */
export function applyTraits(
  attributes: JsonObject,
  traits: JsonObject,
  definitions: ReadonlyMap<string, AttributeDefinition>,
  fill: boolean,
): AppliedTraits {
  let next: Record<string, Json | undefined> | undefined;
  let changed: string[] | undefined;
  let issues: Issue[] | undefined;
  for (const name of Object.keys(traits)) {
    let value = traits[name];
    if (value === undefined || name === '__proto__') continue;
    const before = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
    if (fill && (!isEmpty(before) || isEmpty(value))) continue;
    const definition = definitions.get(name);
    if (definition !== undefined && value !== null) {
      if (definition.readOnly) {
        (issues ??= []).push({
          code: 'read_only',
          field: name,
          message: `${name} is computed by the hub and cannot be set.`,
        });
        continue;
      }
      const converted = convertAttribute(definition, value);
      if (converted === undefined) {
        (issues ??= []).push({
          code: 'wrong_type',
          field: name,
          message: `${name} is defined as ${definition.type}; the value sent is not.`,
          hint: 'Send a value of that type, or change the attribute’s type.',
        });
        continue;
      }
      value = converted;
    }
    if (sameJson(before, value)) continue;
    next ??= { ...attributes };
    next[name] = value;
    (changed ??= []).push(name);
  }
  if (next === undefined || changed === undefined)
    return { attributes, changed: NOTHING, issues: issues ?? NOTHING };
  if (Object.keys(next).length > MAX_ATTRIBUTES || JSON.stringify(next).length > MAX_ATTRIBUTES_BYTES) {
    const issue = {
      code: 'too_many_attributes',
      message: `A customer has at most ${MAX_ATTRIBUTES} attributes and ${MAX_ATTRIBUTES_BYTES} characters of them; these traits were left out.`,
      hint: 'Send what changes often as events instead of as traits.',
    };
    return { attributes, changed: NOTHING, issues: [...(issues ?? NOTHING), issue] };
  }
  return { attributes: next, changed, issues: issues ?? NOTHING };
}

export function sameJson(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  return JSON.stringify(a) === JSON.stringify(b);
}
