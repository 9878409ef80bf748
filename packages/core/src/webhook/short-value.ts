import { isObject, type Json } from '../result/json.ts';

const LONGEST = 120;

/** A value as it is shown beside a verdict: plain ones cut short, a small list as it is, others described. */
export function shortValue(value: Json): Json {
  if (typeof value === 'string')
    return value.length <= LONGEST ? value : `${value.slice(0, LONGEST).toWellFormed()}…`;
  if (Array.isArray(value)) {
    const list = value as readonly Json[];
    const small =
      list.length <= 10 && list.every((item) => typeof item !== 'object' && String(item).length <= 40);
    return small ? list : `a list of ${list.length}`;
  }
  if (!isObject(value)) return value;
  const names = Object.keys(value);
  return names.length === 0 ? 'an empty object' : `an object with ${shortList(names)}`;
}

function shortList(names: readonly string[]): string {
  const text = names.slice(0, 8).join(', ');
  return (text.length <= LONGEST ? text : text.slice(0, LONGEST)) + (names.length > 8 ? ' …' : '');
}
