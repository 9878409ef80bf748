import type { Customer } from '@causeway/core/customer/customer';
import { contactName, contactValue } from '@causeway/core/register/contacts';
import type { Model } from '@causeway/core/register/model';
import { ambiguousCustomer, beingGathered, unknownCustomer } from '@causeway/core/register/refusals';
import type { EventsApiTools } from './exchange.ts';
import { Refusal } from './refusals.ts';

/**
 * The customer that a path names: by id, also an earlier one, or as `{field}:{value}` by an external id, by an attribute
 * that points to one person, or by `anonymous_id`. Throws `Refusal`.
 */
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
  const value = named.slice(colon + 1).trim();
  const kept = keptAs(model, field, value);
  if (kept !== undefined && model.gathering?.includes(kept.name) === true)
    throw new Refusal(beingGathered(field));
  const device = field === ANONYMOUS ? await customers.findAnonymous(workspace, value) : undefined;
  if (kept === undefined && device === undefined) throw new Refusal(unknownCustomer(named, NOBODY));
  const found =
    kept === undefined || device !== undefined
      ? [device].flatMap((one) => one ?? [])
      : await customers.findExternal(workspace, kept.name, kept.value);
  const shown = [...new Map(found.filter(isShown).map((one) => [one.key, one])).values()];
  if (shown.length > 1) throw new Refusal(ambiguousCustomer(field));
  const [only] = shown;
  if (only === undefined) throw new Refusal(unknownCustomer(named, NOBODY));
  return only;
}

const NOBODY =
  'Name them by their id, or by an external id, an e-mail address or a phone number as {field}:{value}.';
const ANONYMOUS = 'anonymous_id';

/** How a value is kept; undefined when nobody can be found by the field, or by such a value. */
function keptAs(
  { externalIds, contacts }: Model,
  field: string,
  value: string,
): { readonly name: string; readonly value: string } | undefined {
  if (externalIds.includes(field)) return { name: field, value };
  if (contacts?.attributes.includes(field) !== true) return undefined;
  // Without a country, a number is either international or its digits.
  const contact = contactValue(value, '');
  return contact === undefined ? undefined : { name: contactName(field), value: contact };
}

/** Who has opted out is nobody any more, and who has no name yet is nobody others could know. */
export function isShown({ status, anonymous }: Customer): boolean {
  return status !== 'opted_out' && !anonymous;
}
