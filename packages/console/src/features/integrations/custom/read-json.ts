import type { Json } from '@causeway/core/result/json';
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
