import type { Json, JsonObject } from '../json.ts';
import { attributeToRead } from '../wire/attribute-table.ts';
import { shortParamName } from '../wire/param-short-names.ts';
import type { BodyForm } from './webhook.ts';

/** An attribute or a parameter by the name it is read under. */
export interface Part {
  readonly name: string;
  readonly value: Json;
}

/** The parts as one object with ascending names, in the form the webhook asks for. */
export function namedParts(
  parts: readonly Part[],
  kind: 'attribute' | 'parameter',
  form: BodyForm,
): JsonObject {
  const root: (readonly [string, Json])[] = [];
  const custom: (readonly [string, Json])[] = [];
  for (const { name, value } of parts) {
    const own = name.startsWith('c_') ? name.slice(2) : undefined;
    if (own !== undefined && form.customNames === 'nested') custom.push([own, value]);
    else if (own !== undefined) root.push([form.customNames === 'plain' ? own : name, value]);
    else for (const written of writtenNames(name, kind, form)) root.push([written, value]);
  }
  if (custom.length > 0) root.push(['custom', ascending(custom)]);
  return ascending(root);
}

function writtenNames(name: string, kind: 'attribute' | 'parameter', form: BodyForm): readonly string[] {
  if (kind === 'attribute') {
    return [form.attributeNames === 'short' ? (attributeToRead(name)?.short ?? name) : name];
  }
  const short = shortParamName(name);
  if (form.parameterNames === 'both') return [...new Set([name, short])];
  return [form.parameterNames === 'short' ? short : name];
}

function ascending(entries: readonly (readonly [string, Json])[]): JsonObject {
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : Number(a > b))));
}
