import { isObject, own, type Json, type JsonObject } from '@causeway/core/result/json';
import { badField, Faulty } from './answers.ts';

/** A body that is a JSON object; an empty one says nothing. */
export function objectIn(body: string): JsonObject {
  const value = jsonIn(body.trim() === '' ? '{}' : body);
  if (isObject(value)) return value;
  throw badField('body', 'The body is a JSON object.');
}

export function jsonIn(body: string): Json {
  try {
    return JSON.parse(body) as Json;
  } catch (error) {
    throw new Faulty({
      status: 400,
      type: 'bad_json',
      field: 'body',
      message: `The body is not valid JSON: ${(error as Error).message}.`,
    });
  }
}

/** A text of a body; undefined where there is none. */
export function textAt(from: JsonObject, name: string, most: number): string | undefined {
  const value = own(from, name);
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string' && value.length <= most) return value;
  throw badField(name, `${name} is a text of at most ${most} characters.`);
}

export function flagAt(from: JsonObject, name: string): boolean | undefined {
  const value = own(from, name);
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'boolean') return value;
  throw badField(name, `${name} is true or false.`);
}

/** A parameter of the query that is on, as `?name` or with any value but these. */
export function isAsked(query: URLSearchParams, name: string): boolean {
  const value = query.get(name)?.trim().toLowerCase();
  return value !== undefined && value !== 'false' && value !== '0';
}
