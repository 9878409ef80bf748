import { isScalarArray, type Json, type Scalar } from '../json.ts';
import type { AttributeType } from '../wire/attribute-table.ts';
import { instantOf } from './rfc3339.ts';

export type AttributeValue = Scalar | readonly Scalar[];
/** published: custom attributes are string, number, boolean, date or array. */
export type CustomType = 'string' | 'number' | 'boolean' | 'date' | 'array';

/** Why a default attribute of this type cannot hold the value, or undefined when it can. */
export function misfit(type: AttributeType, value: Json): string | undefined {
  if (type === 'numbers') {
    const fits = isScalarArray(value) && value.every((item) => typeof item === 'number');
    return fits ? undefined : 'must be an array of numbers';
  }
  if (type !== 'instant') return typeof value === type ? undefined : `must be a ${type}`;
  // published: RFC 3339 ending in Z, no other offset
  const fits = typeof value === 'string' && value.endsWith('Z') && instantOf(value) !== undefined;
  return fits ? undefined : 'must be an RFC 3339 time ending in Z';
}

/** The custom type a value has by itself; undefined for null, objects and arrays of anything but scalars. */
export function customTypeOf(value: Json): CustomType | undefined {
  if (typeof value === 'string') return 'string';
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'boolean';
  return isScalarArray(value) ? 'array' : undefined;
}

/** Whether a custom attribute planned as one type takes a value. */
export function customFits(planned: CustomType, value: Json): boolean {
  if (planned === 'date') return typeof value === 'string' && instantOf(value) !== undefined;
  return customTypeOf(value) === planned;
}
