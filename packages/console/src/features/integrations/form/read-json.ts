import { isObject, own, type Json } from '@causeway/core/result/json';
import { jsonFault, type JsonFault } from '@causeway/core/webhook/json-fault';

export type ReadJson =
  | { readonly value: Json; readonly fault?: undefined }
  | { readonly fault: JsonFault; readonly value?: undefined };

/** A text as JSON; or what is wrong with it, and how it was probably meant. */
export function readJson(text: string): ReadJson {
  try {
    return { value: JSON.parse(text) as Json };
  } catch {
    return {
      fault: jsonFault(text) ?? { message: 'It cannot be read.', hint: 'Check brackets and quotes.' },
    };
  }
}

/** A change of settings says with null that something goes, so null itself cannot be told. */
export function holdsNull(value: Json | undefined): boolean {
  if (Array.isArray(value))
    return (value as readonly Json[]).some((entry) => entry !== null && holdsNull(entry));
  if (!isObject(value)) return false;
  return Object.keys(value).some((key) => own(value, key) === null || holdsNull(own(value, key)));
}

export const NO_NULL = 'The hub cannot keep null inside of an object. Leave the field out instead.';
