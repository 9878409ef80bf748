import { isObject, own, type Json } from '@causeway/core/result/json';
import type { Filter, WebhookDefinition } from '@causeway/core/webhook/definition';
import { parseReadPath, type ReadPath } from '@causeway/core/webhook/read-path';
import { filtersOf } from '@causeway/core/webhook/secrets-needed';

/** A body that a definition would take, for a beginning when nothing has come in yet. */
export function exampleBody({ filters, mapping }: WebhookDefinition): Json {
  let body: Json = {};
  const put = (path: string, value: Json | undefined): void => {
    const steps = value === undefined ? undefined : parseReadPath(path);
    if (steps !== undefined && value !== undefined) body = placed(body, steps, value);
  };
  for (const { from, to } of mapping) if (from !== undefined) put(from, exampleFor(to));
  for (const filter of filtersOf(filters))
    if (filter.path.startsWith('body.')) put(filter.path.slice('body.'.length), meeting(filter));
  return body;
}

/** Anything; what is there already is better. */
const ANY = '';
/** Further than that nobody needs an example. */
const LONGEST_LIST = 20;
/** Fields of loyalty events that hold numbers. */
const NUMBERS = /^data\.(?:points|total|subtotal|price|amount|quantity)$/;

function exampleFor(to: string): Json {
  if (to === 'customer') return 'C-1001';
  if (to === 'data.email') return 'ada@example.com';
  if (to === 'data.labels') return ['example'];
  return NUMBERS.test(to) ? 10 : 'example';
}

/** A copy with the value where the path leads; objects, lists and the entries that are meant are made on the way. */
function placed(at: Json | undefined, path: ReadPath, value: Json): Json {
  const [legs, ...rest] = path;
  const leg = legs?.at(-1);
  if (leg === undefined) return value === ANY ? (at ?? 'example') : value;
  const { key, index, where } = leg;
  const list = Array.isArray(at) ? (at as readonly Json[]) : [];
  if (where !== undefined) {
    const entry = list.find((one) => isObject(one) && own(one, where.name) === where.value);
    const next = placed(entry ?? { [where.name]: where.value }, rest, value);
    return entry === undefined ? [...list, next] : list.map((one) => (one === entry ? next : one));
  }
  if (index < 0)
    return {
      ...(isObject(at) ? at : {}),
      [key]: placed(isObject(at) ? own(at, key) : undefined, rest, value),
    };
  if (index > LONGEST_LIST) return list;
  const length = Math.max(list.length, index + 1);
  return Array.from({ length }, (_none, position) =>
    position === index ? placed(list[position], rest, value) : (list[position] ?? null),
  );
}

/** A value that meets the filter; undefined where none should be there. */
function meeting({ operator, value, secret }: Filter): Json | undefined {
  const first = typeof value === 'object' ? value[0] : value;
  if (secret !== undefined) return ANY;
  switch (operator) {
    case 'equals':
    case 'contains':
    case 'starts_with':
    case 'ends_with':
    case 'is_one_of':
    case 'greater_or_equal':
    case 'less_or_equal':
    case 'between':
      return first;
    case 'greater':
      return typeof first === 'number' ? first + 1 : first;
    case 'less':
      return typeof first === 'number' ? first - 1 : first;
    case 'is_true':
      return true;
    case 'is_false':
      return false;
    case 'does_not_exist':
    case 'is_empty':
      return undefined;
    default:
      return ANY;
  }
}
