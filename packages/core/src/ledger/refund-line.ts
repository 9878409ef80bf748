import { isRefused, type Refused } from '../event/event-refusal.ts';
import type { JsonObject } from '../result/json.ts';
import { readAmount, readId, readQuantity } from './read-data.ts';
import { aboveLine, aboveRest, notPositive, unknownLine } from './refusals.ts';
import { lineValues, remaining } from './refund.ts';
import { floorShare } from './share.ts';
import type { Transaction, TransactionLine } from './transaction.ts';

/** What is to be given back of a line; undefined: not said. */
interface Asked {
  readonly path: string;
  readonly productId: string;
  readonly quantity: number | undefined;
  readonly subtotal: number | undefined;
}

type Part = TransactionLine['refunded'];

/**
 * Gives back a line, or as much of it as the quantity or subtotal says: of the first line of the product that has so
 * much left. Money that is reckoned from a quantity is at most what remains of the total; money that is sent must be
 * there. Does not close the transaction (see `closeRefund`).
 */
export function refundLine(transaction: Transaction, item: JsonObject, path: string): Transaction | Refused {
  const asked = readAsked(item, path);
  if (isRefused(asked)) return asked;
  const index = findLine(transaction, asked);
  if (isRefused(index)) return index;
  const line = transaction.lines[index] as TransactionLine;
  const part = partOf(line, asked);
  const back = line.refunded;
  const subtotal = back.subtotal + part.subtotal;
  const value = lineValues(transaction)[index] ?? 0;
  const money =
    part.subtotal === 0 ? 0 : valueOf(value, line, subtotal) - valueOf(value, line, back.subtotal);
  const left = remaining(transaction);
  if (money > left.total && asked.subtotal !== undefined)
    return aboveRest(`${path}.subtotal`, money, left.total);
  const given = { total: Math.min(money, left.total), points: Math.min(part.points, left.points) };
  const after: TransactionLine = {
    ...line,
    refunded: {
      subtotal,
      quantity: back.quantity + part.quantity,
      points: back.points + given.points,
    },
  };
  const { refunded } = transaction;
  return {
    ...transaction,
    lines: transaction.lines.with(index, isBack(after) ? { ...after, status: 'refunded' } : after),
    refunded: {
      total: refunded.total + given.total,
      points: refunded.points + given.points,
      quantity: refunded.quantity + part.quantity,
    },
  };
}

function readAsked(item: JsonObject, path: string): Asked | Refused {
  const productId = readId(item, 'product_id', path);
  if (isRefused(productId)) return productId;
  const quantity = readQuantity(item, 'quantity', path);
  if (isRefused(quantity)) return quantity;
  const subtotal = readAmount(item, 'subtotal', path);
  if (isRefused(subtotal)) return subtotal;
  return subtotal === 0 && quantity === undefined
    ? notPositive(`${path}.subtotal`)
    : { path, productId, quantity, subtotal };
}

function findLine({ id, lines }: Transaction, asked: Asked): number | Refused {
  const { path, productId, quantity = 0, subtotal = 0 } = asked;
  if (!lines.some((line) => line.productId === productId && line.status === 'accepted'))
    return unknownLine(id, productId, 'accepted');
  const index = lines.findIndex((line) => {
    const { refunded } = line;
    return (
      line.productId === productId &&
      line.status === 'accepted' &&
      quantity <= line.quantity - refunded.quantity &&
      subtotal <= line.subtotal - refunded.subtotal
    );
  });
  const field = asked.quantity === undefined ? 'subtotal' : 'quantity';
  return index < 0 ? aboveLine(`${path}.${field}`, productId, 'refunded') : index;
}

/** Quantity, subtotal and points that go back. What is not said follows in proportion, and wholly with the last. */
function partOf(line: TransactionLine, asked: Asked): Part {
  const { refunded } = line;
  const left = { quantity: line.quantity - refunded.quantity, subtotal: line.subtotal - refunded.subtotal };
  const subtotal = asked.subtotal ?? subtotalFor(line, asked.quantity ?? left.quantity);
  // Money alone is no return of goods, until it is all of it.
  const quantity = asked.quantity ?? (subtotal === left.subtotal ? left.quantity : 0);
  const points =
    line.subtotal > 0
      ? floorShare(line.points, refunded.subtotal + subtotal, line.subtotal)
      : floorShare(line.points, refunded.quantity + quantity, line.quantity);
  return { quantity, subtotal, points: points - refunded.points };
}

function subtotalFor(line: TransactionLine, quantity: number): number {
  const { refunded } = line;
  const until = floorShare(line.subtotal, refunded.quantity + quantity, line.quantity);
  return Math.max(0, until - refunded.subtotal);
}

function valueOf(value: number, line: TransactionLine, subtotal: number): number {
  return floorShare(value, subtotal, line.subtotal);
}

function isBack({ quantity, subtotal, refunded }: TransactionLine): boolean {
  return refunded.quantity === quantity && refunded.subtotal === subtotal;
}
