import { asObject, type Json, type JsonObject, type Scalar } from '../json.ts';
import { attributeToWrite } from '../wire/attribute-table.ts';
import type { AttributeValue } from './attribute-type.ts';

/**
 * Carries out one entry of attribute/delete on a profile: `whole` attributes go, `partial` values leave their array,
 * `custom` says the same about custom attributes. Unknown names are passed over. Returns the names that changed.
 */
export function deleteAttributes(
  held: Map<string, AttributeValue>,
  entry: JsonObject,
  isIdentifier: (name: string) => boolean,
): string[] {
  const changed: string[] = [];
  const remove = (name: string, values?: readonly Json[]): void => {
    const before = held.get(name);
    if (before === undefined) return;
    const after = values !== undefined && Array.isArray(before) ? without(before, values) : [];
    if (values !== undefined && (!Array.isArray(before) || after.length === before.length)) return;
    if (after.length === 0) held.delete(name);
    else held.set(name, after);
    changed.push(name);
  };
  sweep(entry, (name, values) => {
    if (!isIdentifier(written(name))) remove(written(name), values);
  });
  sweep(asObject(entry['custom']) ?? {}, (name, values) => {
    if (!isIdentifier(`custom.${name}`)) remove(`c_${name}`, values);
  });
  return changed;
}

/** The name an attribute is kept under: older names lead to the present one. */
function written(name: string): string {
  return attributeToWrite(name)?.name ?? name;
}

function sweep(part: JsonObject, each: (name: string, values?: readonly Json[]) => void): void {
  const whole = part['whole'];
  if (Array.isArray(whole)) for (const name of whole) if (typeof name === 'string') each(name);
  const partial = asObject(part['partial']) ?? {};
  for (const name of Object.keys(partial)) {
    const values = partial[name];
    if (Array.isArray(values)) each(name, values);
  }
}

function without(before: readonly Scalar[], values: readonly Json[]): readonly Scalar[] {
  const gone = new Set<Json>(values);
  return before.filter((item) => !gone.has(item));
}
