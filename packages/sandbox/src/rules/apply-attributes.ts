import { asObject, type Json, type JsonObject, type Scalar } from '../json.ts';
import { attributeToWrite } from '../wire/attribute-table.ts';
import { customFits, customTypeOf, misfit, type AttributeValue, type CustomType } from './attribute-type.ts';

/** The account's custom attributes: a plan that refuses newcomers, or types learned from first use. */
export interface CustomPlan {
  readonly types: Map<string, CustomType>;
  /** names that may still be learned; 0 when the plan is closed */
  readonly room: () => number;
}

/** Something Insider answers 200 to and does not keep. `path` is the place inside the user entry. */
export type Drop = (path: string, reason: string, value: Json) => void;

export interface AttributeContext {
  readonly append: boolean;
  readonly isIdentifier: (name: string) => boolean;
  readonly plan: CustomPlan;
  readonly drop: Drop;
}

/**
 * Writes an `attributes` object into a profile; custom ones are kept as `c_<name>`. Returns the names that changed.
 * inferred: what does not fit is dropped without an error.
 */
export function applyAttributes(
  held: Map<string, AttributeValue>,
  raw: JsonObject,
  context: AttributeContext,
): string[] {
  const changed: string[] = [];
  for (const name of Object.keys(raw)) {
    const value = raw[name] as Json;
    const custom = name === 'custom' ? asObject(value) : undefined;
    if (custom === undefined) applyDefault(held, name, value, context, changed);
    else {
      for (const key of Object.keys(custom)) applyCustom(held, key, custom[key] as Json, context, changed);
    }
  }
  return changed;
}

function applyDefault(
  held: Map<string, AttributeValue>,
  name: string,
  value: Json,
  context: AttributeContext,
  changed: string[],
): void {
  const path = `attributes.${name}`;
  const row = attributeToWrite(name);
  if (row === undefined) {
    return context.drop(path, 'not a default attribute; own attributes go inside custom', value);
  }
  if (context.isIdentifier(row.name)) {
    return context.drop(path, 'an identifier in this account; it belongs under identifiers', value);
  }
  const reason = value === null ? 'null does not clear an attribute' : misfit(row.type, value);
  if (reason !== undefined) return context.drop(path, reason, value);
  write(held, row.name, value as AttributeValue, context.append, changed);
}

function applyCustom(
  held: Map<string, AttributeValue>,
  key: string,
  value: Json,
  context: AttributeContext,
  changed: string[],
): void {
  const path = `attributes.custom.${key}`;
  if (context.isIdentifier(`custom.${key}`)) {
    return context.drop(path, 'an identifier in this account; it belongs under identifiers', value);
  }
  const own = customTypeOf(value);
  if (own === undefined) {
    return context.drop(
      path,
      value === null ? 'null does not clear an attribute' : 'not a storable type',
      value,
    );
  }
  const planned = context.plan.types.get(key);
  if (planned === undefined) {
    if (context.plan.room() <= 0)
      return context.drop(path, 'not in the attribute plan of this account', value);
    context.plan.types.set(key, own);
  } else if (!customFits(planned, value)) {
    return context.drop(path, `planned as ${planned}`, value);
  }
  write(held, `c_${key}`, value as AttributeValue, context.append, changed);
}

function write(
  held: Map<string, AttributeValue>,
  name: string,
  value: AttributeValue,
  append: boolean,
  changed: string[],
): void {
  const before = held.get(name);
  const after = append && Array.isArray(value) ? union(Array.isArray(before) ? before : [], value) : value;
  if (before !== undefined && same(before, after)) return;
  held.set(name, after);
  changed.push(name);
}

/** published: arrays append. inferred: a value already there is not added again. */
function union(before: readonly Scalar[], added: readonly Scalar[]): readonly Scalar[] {
  return [...new Set([...before, ...added])];
}

function same(a: AttributeValue, b: AttributeValue): boolean {
  if (a === b) return true;
  if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
  return a.every((item, position) => item === b[position]);
}
