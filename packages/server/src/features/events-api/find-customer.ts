import type { Customer } from '@causeway/core/customer/customer';
import { ambiguousCustomer, beingGathered, unknownCustomer } from '@causeway/core/register/refusals';
import type { EventsApiTools } from './exchange.ts';
import { Refusal } from './refusals.ts';

/** The customer that a path names: by id, or as `{field}:{value}` by an external id. Throws `Refusal`. */
export async function findCustomer(
  { customers, modelOf }: Pick<EventsApiTools, 'customers' | 'modelOf'>,
  workspace: number,
  named: string,
): Promise<Customer> {
  const customer = await customers.find(workspace, named);
  if (customer !== undefined && isShown(customer)) return customer;
  const colon = named.indexOf(':');
  const field = named.slice(0, Math.max(0, colon));
  const model = modelOf(workspace);
  if (model.gathering?.includes(field) === true) throw new Refusal(beingGathered(field));
  if (!model.externalIds.includes(field)) throw new Refusal(unknownCustomer(named, NOBODY));
  const found = await customers.findExternal(workspace, field, named.slice(colon + 1).trim());
  const shown = [...new Map(found.filter(isShown).map((one) => [one.key, one])).values()];
  if (shown.length > 1) throw new Refusal(ambiguousCustomer(field));
  const [only] = shown;
  if (only === undefined) throw new Refusal(unknownCustomer(named, NOBODY));
  return only;
}

const NOBODY = 'Name them by their id, or by an external id as {field}:{value}.';

/** Who has opted out is nobody any more, and who has no name yet is nobody others could know. */
export function isShown({ status, anonymous }: Customer): boolean {
  return status !== 'opted_out' && !anonymous;
}
