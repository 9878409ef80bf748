import { isEmpty, isObject } from '../../result/json.ts';
import type { Json, JsonObject } from '../../result/json.ts';

/** Words that stand where a value would be, in samples and templates. */
const WORD =
  /^(?:test(?:ing)?|sample|example|placeholder|dummy|string|text|value|lorem ipsum|your[ _-].*|x{3,}|0[0-]{6,}|null|undefined|n\/a)$/i;
const TEMPLATE = /^(?:\{\{.*\}\}|\{.*\}|\$\{.*\}|<.*>|%.*%|\[.*\])$/s;
/** Whole addresses only: people do have addresses with such words in them. */
const ADDRESS =
  /^(?:test|sample|example|user|name|mail|email|johndoe|john\.doe)@(?:test|sample|example|email|mail|domain|useinsider|insiderone)\.(?:com|org|net)$/i;
/** No digits but zeros. Other round numbers may be somebody’s. */
const ZEROS = /^\+?0+$/;

/** Does a text stand for a value instead of being one? Also its own field's name, which some panels fill in. */
function isPlaceholder(text: string, name: string): boolean {
  const value = text.trim();
  if (value.length > 200) return false;
  const own = value.toLowerCase() === name.replace(/^custom\./, '').toLowerCase();
  return own || WORD.test(value) || TEMPLATE.test(value) || ADDRESS.test(value) || ZEROS.test(value);
}

/** What a request tells, as far as it matters for being a test. */
export interface Sampled {
  /** Fields that say who somebody is, by name; undefined and empty ones too. */
  readonly identity: JsonObject;
  readonly rest: readonly JsonObject[];
}

/**
 * Is this what a panel sends to try an address out? What it sends is not published, so it is told by what nobody is:
 * identifiers that are all placeholders, or no identifier beside values that are all empty or placeholders.
 */
export function isSample({ identity, rest }: Sampled): boolean {
  const ids = Object.entries(identity).filter(([, value]) => !isEmpty(value));
  if (ids.length > 0)
    return ids.every(([name, value]) => typeof value === 'string' && isPlaceholder(value, name));
  const texts: boolean[] = [];
  const blank = rest.every((fields) =>
    Object.entries(fields).every(([name, value]) => value === undefined || isBlank(value, name, texts)),
  );
  // A truth value alone is as likely a real one: then a placeholder or an empty identifier must speak for the test.
  const nothing = rest.every((fields) => Object.keys(fields).length === 0);
  return blank && (nothing || texts.includes(true) || Object.keys(identity).length > 0);
}

/** Empty, a placeholder, or a number or truth value that any sample could have; `texts` learns of placeholders. */
function isBlank(value: Json, name: string, texts: boolean[]): boolean {
  if (typeof value === 'string') {
    if (isEmpty(value)) return true;
    const placeholder = isPlaceholder(value, name);
    if (placeholder) texts.push(true);
    return placeholder;
  }
  if (Array.isArray(value)) return (value as readonly Json[]).every((entry) => isBlank(entry, name, texts));
  if (isObject(value))
    return Object.entries(value).every(([key, entry]) => entry === undefined || isBlank(entry, key, texts));
  return value === null || typeof value === 'boolean' || value === 0 || value === 1;
}
