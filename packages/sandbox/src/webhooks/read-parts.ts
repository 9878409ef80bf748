import { isScalar, isScalarArray, type Json, type Scalar } from '../json.ts';
import type { AttributeValue } from '../rules/attribute-type.ts';
import { attributeToRead } from '../wire/attribute-table.ts';

/** What is wrong with something that was read: all of it, in reading order. */
export class Problems {
  readonly all: string[] = [];

  add(problem: string): void {
    this.all.push(problem);
  }
}

/** The text, or nothing and a problem. */
export function text(place: string, value: Json | undefined, problems: Problems): string[] {
  if (typeof value === 'string' && value !== '' && value.length <= 500) return [value];
  problems.add(`${place} must be a text of at most 500 characters`);
  return [];
}

export function list(
  place: string,
  value: Json | undefined,
  otherwise: readonly Json[],
  problems: Problems,
): readonly Json[] {
  if (value === undefined || Array.isArray(value)) return value ?? otherwise;
  problems.add(`${place} must be a list`);
  return [];
}

/** A name as attributes are read, default ones by their long name; `*` stands for any. */
export function attributeName(place: string, value: Json | undefined, problems: Problems): string[] {
  return text(place, value, problems).flatMap((name) => {
    if (name === '*' || (name.startsWith('c_') && name.length > 2)) return [name];
    const row = attributeToRead(name);
    if (row !== undefined) return [row.name];
    problems.add(`${place}: ${name} is not a default attribute; own ones are named c_${name}`);
    return [];
  });
}

export function scalar(place: string, value: Json | undefined, problems: Problems): Scalar {
  if (isScalar(value)) return value;
  problems.add(`${place} must be a text, a number, true or false`);
  return '';
}

export function attributeValue(place: string, value: Json | undefined, problems: Problems): AttributeValue {
  if (isScalar(value) || isScalarArray(value)) return value;
  problems.add(`${place} must be a value an attribute can have`);
  return '';
}
