import type { Customer } from '../customer/customer.ts';
import { own, type Json, type JsonObject } from '../result/json.ts';
import type { WorkSet } from './work-set.ts';

/** The value of an external id as it is looked up; undefined when it is none. */
export function externalValue(value: Json | undefined): string | undefined {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  return text === '' || text.length > 512 ? undefined : text;
}

/** Keeps what leads to a customer in step with the attributes it is made of. */
export function followExternalIds(
  set: WorkSet,
  names: readonly string[],
  customer: Customer,
  before: JsonObject,
): void {
  for (const name of names) {
    const old = externalValue(own(before, name));
    const now = externalValue(own(customer.attributes, name));
    if (old === now) continue;
    const { workspace, key } = customer;
    if (old !== undefined) set.external({ workspace, name, value: old, customer: key, gone: true });
    if (now !== undefined) set.external({ workspace, name, value: now, customer: key, gone: false });
  }
}
