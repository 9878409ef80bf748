import type { Figure } from '../rule.ts';

/** Why a figure cannot be taken with, or without, a field; undefined when it can. */
export function figureFault(
  figure: Figure,
  hasField: boolean,
): { readonly message: string; readonly hint: string } | undefined {
  if (figure === 'count') {
    return hasField
      ? { message: 'count counts events, not their fields.', hint: 'Name the event only: count(purchase).' }
      : undefined;
  }
  if (figure === 'first' || figure === 'last' || hasField) return undefined;
  return {
    message: `${figure} needs a field of the event, with a number.`,
    hint: `Write it behind a dot: ${figure}(purchase.total).`,
  };
}
