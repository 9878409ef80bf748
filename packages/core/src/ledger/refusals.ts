import type { Refused } from '../event/event-refusal.ts';
import { amountToNumber } from './amount.ts';

/**
 * Why the ledger says no. Codes are the published ones (antavo FACTS (b), known codes) where there is one for the
 * case, and 0 where there is none. The HTTP status is 400 unless another one is published.
 */
function refuse(code: number, field: string, message: string, hint?: string): Refused {
  const refusal = { status: 400, type: 'BadRequestException', code, message, field };
  return { refusal: hint === undefined ? refusal : { ...refusal, hint } };
}

function notFound(field: string, message: string, hint: string): Refused {
  return { refusal: { status: 404, type: 'NotFoundException', code: 0, message, field, hint } };
}

export function repeated(action: string): Refused {
  return refuse(10001, 'action', `Action "${action}" cannot be repeated`);
}

export function hasLeft(): Refused {
  const hint = 'An opt_in brings them back; they start from nothing.';
  return refuse(160216, 'customer', 'The customer has opted out.', hint);
}

export function isMerged(): Refused {
  const hint = 'Send the event to the customer they were merged into.';
  return refuse(160216, 'customer', 'The customer was merged into another one.', hint);
}

export function mayNotJoin(status: string): Refused {
  const hint = 'Somebody must lift that first; joining does not.';
  return refuse(160216, 'customer', `The customer is ${status}.`, hint);
}

export function alreadyIn(): Refused {
  return refuse(112101, 'customer', 'The customer has already opted in.');
}

export function mayNotSpend(status: string): Refused {
  return refuse(110003, 'customer', `The customer is ${status} and may not spend points.`);
}

export function notEnough(field: string, asked: number, there: number): Refused {
  const hint = there > 0 ? `At most ${there} can be taken.` : 'There is nothing to take.';
  return refuse(120241, field, `${asked} points are more than the ${there} that may be spent.`, hint);
}

export function moreThanSpent(asked: number, spent: number): Refused {
  return refuse(112900, 'data.points', `${asked} points are more than the ${spent} that were spent.`);
}

/** No code is published for releasing too much; it is to reserving what unspending too much is to spending. */
export function moreThanReserved(asked: number, reserved: number, held: number): Refused {
  const message = `${asked} points are more than the ${reserved} that can be released.`;
  if (held === 0) return refuse(112900, 'data.points', message);
  const hint = `${held} more are reserved for pending purchases; accepting or rejecting those frees them.`;
  return refuse(112900, 'data.points', message, hint);
}

const TRANSACTION = 'data.transaction_id';

export function idInUse(id: string): Refused {
  const hint = 'A retry of a checkout that was answered needs nothing more; a new purchase needs its own id.';
  return refuse(5003, TRANSACTION, `Transaction "${id}" exists already.`, hint);
}

export function unknownTransaction(id: string): Refused {
  const hint = 'Only a transaction whose checkout was registered here is known.';
  return notFound(TRANSACTION, `There is no transaction "${id}".`, hint);
}

export function foreignTransaction(id: string): Refused {
  return refuse(103902, TRANSACTION, `Transaction "${id}" belongs to another customer.`);
}

/** No code is published for accepting, rejecting or changing what is settled. */
export function notPending(id: string, status: string): Refused {
  return refuse(0, TRANSACTION, `Transaction "${id}" is ${status}, not pending.`);
}

export function notAccepted(id: string, status: string): Refused {
  const hint =
    status === 'pending' ? 'Accept it first, or reject it.' : 'There is nothing left to give back.';
  return refuse(
    112201,
    TRANSACTION,
    `Transaction "${id}" is ${status}; only an accepted one is refunded.`,
    hint,
  );
}

export function unknownLine(id: string, productId: string, state: string): Refused {
  const hint = 'Product ids are compared as they are, with upper and lower case.';
  const message = `Transaction "${id}" has no ${state} line of product "${productId}".`;
  return notFound('data.product_id', message, hint);
}

export function notPositive(field: string): Refused {
  return refuse(112202, field, `${field} must be more than 0.`);
}

export function aboveTotal(field: string, amount: number, total: number): Refused {
  const most = amountToNumber(total);
  return refuse(112203, field, `${amountToNumber(amount)} is more than the ${most} it was bought for.`);
}

export function aboveRest(field: string, amount: number, rest: number): Refused {
  const hint = 'The rest was given back before.';
  const most = amountToNumber(rest);
  return refuse(112204, field, `${amountToNumber(amount)} is more than the ${most} that remains.`, hint);
}

/** Accepting has no code for this; refunding has that of an amount above the total. */
export function aboveLine(field: string, productId: string, state: 'accepted' | 'refunded'): Refused {
  const code = state === 'refunded' ? 112203 : 0;
  const hint = `Each line is ${state} by itself; name at most what is left of one.`;
  return refuse(code, field, `No line of product "${productId}" is large enough.`, hint);
}

export function outOfBounds(): Refused {
  return refuse(0, 'data', 'The balances would become larger than they can be.');
}
