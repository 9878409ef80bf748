import { isObject, type JsonObject } from '@causeway/core/result/json';
import { jsonFault } from '@causeway/core/webhook/json-fault';

/** A text as a JSON object; or, in words, what is wrong with it. */
export function readObject(text: string): JsonObject | string {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : 'Write one object, in braces.';
  } catch {
    const fault = jsonFault(text);
    return fault === undefined ? 'It cannot be read as JSON.' : `${fault.message} ${fault.hint}`;
  }
}
