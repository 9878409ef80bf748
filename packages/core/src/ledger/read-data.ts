import { missingField, wrongValue } from '../event/data-refusals.ts';
import type { Refused } from '../event/event-refusal.ts';
import { isEmpty, own, type JsonObject } from '../result/json.ts';
import { LARGEST_AMOUNT, parseAmount, parseWhole } from './amount.ts';

const LONGEST_ID = 512;

/** The most points one event may name. */
const MOST_POINTS = 1_000_000_000_000_000;

/*
 * Each reads one member of an event's data, or of a line in it; `path` is where that is, for the refusal. Data was
 * checked by its type before, but lines and fields that are not defined come as they were sent.
 */

/** Text that names something, exactly as it is sent; numbers count. */
export function readId(from: JsonObject, name: string, path = 'data'): string | Refused {
  const field = `${path}.${name}`;
  const value = own(from, name);
  if (isEmpty(value)) return missingField(field);
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text === 'string' && text.length <= LONGEST_ID) return text;
  return wrongValue(field, `be text of at most ${LONGEST_ID} characters`, value);
}

/** Money or a quantity in ten-thousandths, 0 or more; undefined when it is not there. */
export function readAmount(from: JsonObject, name: string, path = 'data'): number | undefined | Refused {
  const value = own(from, name);
  if (isEmpty(value)) return undefined;
  const amount = parseAmount(value);
  if (amount !== undefined && amount >= 0) return amount;
  return wrongValue(`${path}.${name}`, `be a number from 0 to ${LARGEST_AMOUNT / 10_000}`, value);
}

/** As `readAmount`, and more than 0. */
export function readQuantity(from: JsonObject, name: string, path = 'data'): number | undefined | Refused {
  const quantity = readAmount(from, name, path);
  if (quantity !== 0) return quantity;
  return wrongValue(`${path}.${name}`, 'be more than 0', own(from, name));
}

/** Whole points, `least` or more; undefined when they are not there. */
export function readPoints(
  from: JsonObject,
  name: string,
  least: 0 | 1,
  path = 'data',
): number | undefined | Refused {
  const value = own(from, name);
  if (isEmpty(value)) return undefined;
  const points = parseWhole(value);
  if (points !== undefined && points >= least && points <= MOST_POINTS) return points;
  const hint = 'Points are whole: round them, and choose the event that moves them the way you mean.';
  return wrongValue(`${path}.${name}`, `be a whole number from ${least} to ${MOST_POINTS}`, value, hint);
}
