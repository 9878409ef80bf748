import type { Account } from '../account/account.ts';
import type { Json, JsonObject } from '../json.ts';
import { attributeToWrite } from '../wire/attribute-table.ts';

/** An attribute as somebody typed it, in the shape an upsert has; null when it is to be removed. */
export function typedAttribute(account: Account, name: string, text: string | null): JsonObject {
  const own = name.startsWith('c_') ? name.slice(2) : undefined;
  if (own === undefined) return { [name]: valueOf(attributeToWrite(name)?.type ?? 'string', text) };
  return { custom: { [own]: valueOf(account.customPlan.types.get(own) ?? 'any', text) } };
}

/** What does not fit the type stays text, so that the rules say what is wrong with it. */
function valueOf(type: string, text: string | null): Json {
  if (text === null) return null;
  switch (type) {
    case 'number':
      return text.trim() === '' || Number.isNaN(Number(text)) ? text : Number(text);
    case 'boolean':
      return text === 'true' || text === 'false' ? text === 'true' : text;
    case 'numbers':
    case 'array':
      return parsed(text.trim().startsWith('[') ? text : `[${text}]`) ?? text;
    case 'any': {
      const value = parsed(text);
      return value === undefined || (typeof value === 'object' && !Array.isArray(value)) ? text : value;
    }
    default:
      return text;
  }
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
