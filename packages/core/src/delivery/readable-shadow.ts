import { parseJson } from '../mapping/json-text.ts';
import type { Json } from '../result/json.ts';
import type { Shadow } from './destination.ts';

/** A shadow as a person reads it: with values in place of their JSON texts. */
export interface ReadableShadow {
  readonly identifiers: Readonly<Record<string, string>>;
  readonly attributes: Readonly<Record<string, Json>>;
  readonly custom: Readonly<Record<string, Json>>;
}

export function readableShadow({ identifiers, attributes, custom }: Shadow): ReadableShadow {
  return { identifiers, attributes: valuesOf(attributes), custom: valuesOf(custom) };
}

/** What is no JSON text is shown as it is. */
function valuesOf(texts: Readonly<Record<string, string>>): Record<string, Json> {
  return Object.fromEntries(
    Object.entries(texts).map(([name, text]) => {
      const value = parseJson(text);
      return [name, value === undefined ? text : value];
    }),
  );
}
