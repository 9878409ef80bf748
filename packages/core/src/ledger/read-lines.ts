import { wrongRequest, wrongValue } from '../event/data-refusals.ts';
import { isRefused, type Refused } from '../event/event-refusal.ts';
import { isEmpty, isObject, own, type Json, type JsonObject } from '../result/json.ts';
import { LARGEST_AMOUNT } from './amount.ts';
import { readAmount, readId, readPoints, readQuantity } from './read-data.ts';
import { roundShare } from './share.ts';

/** A line as it is sent. The same product twice is two lines. `points` is undefined when the line does not say. */
export interface SentLine {
  readonly productId: string;
  readonly quantity: number;
  readonly subtotal: number;
  readonly points: number | undefined;
}

const ONE = 10_000;
const MOST_LINES = 2_000;

/** The lines in `data.items`; none when it is not there. `besides`: how many lines the purchase has that stay. */
export function readLines(data: JsonObject, besides = 0): readonly SentLine[] | Refused {
  const lines: SentLine[] = [];
  let sum = { quantity: 0, subtotal: 0, points: 0 };
  for (const [index, item] of itemsOf(data).entries()) {
    const path = `data.items[${index}]`;
    if (!isObject(item)) return wrongValue(path, 'be an object', item);
    if (index + besides >= MOST_LINES)
      return wrongRequest(path, `A purchase has at most ${MOST_LINES} lines.`);
    const line = readLine(item, path);
    if (isRefused(line)) return line;
    lines.push(line);
    sum = {
      quantity: sum.quantity + line.quantity,
      subtotal: sum.subtotal + line.subtotal,
      points: sum.points + (line.points ?? 0),
    };
    if (Math.max(sum.quantity, sum.subtotal, sum.points) > LARGEST_AMOUNT) return tooMuch(path);
  }
  return lines;
}

/** The entries of `data.items`; one by itself counts as a list of one. */
export function itemsOf(data: JsonObject): readonly Json[] {
  const items = own(data, 'items');
  if (isEmpty(items)) return [];
  return Array.isArray(items) ? (items as readonly Json[]) : [items];
}

function readLine(item: JsonObject, path: string): SentLine | Refused {
  const productId = readId(item, 'product_id', path);
  if (isRefused(productId)) return productId;
  const quantity = readQuantity(item, 'quantity', path) ?? ONE;
  if (isRefused(quantity)) return quantity;
  const subtotal = readSubtotal(item, quantity, path) ?? readAmount(item, 'total', path) ?? 0;
  if (isRefused(subtotal)) return subtotal;
  const points = readPoints(item, 'points_rewarded', 0, path);
  if (isRefused(points)) return points;
  return { productId, quantity, subtotal, points };
}

/** What a line costs by its subtotal, else by its price less the discount; undefined when it says neither. */
export function readSubtotal(
  item: JsonObject,
  quantity: number,
  path = 'data',
): number | undefined | Refused {
  const subtotal = readAmount(item, 'subtotal', path);
  if (subtotal !== undefined) return subtotal;
  const price = readAmount(item, 'price', path);
  if (price === undefined || isRefused(price)) return price;
  const discount = readAmount(item, 'discount', path) ?? 0;
  if (isRefused(discount)) return discount;
  const full = roundShare(price, quantity, ONE);
  if (discount <= full) return full - discount;
  return wrongRequest(`${path}.discount`, 'The discount is more than the line costs.');
}

function tooMuch(path: string): Refused {
  return wrongRequest(path, 'The purchase is larger than one can be.');
}
