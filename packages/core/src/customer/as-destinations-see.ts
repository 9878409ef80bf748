import { computedAttributes } from '../ledger/computed.ts';
import type { Customer } from './customer.ts';

/** The customer with what the hub computes among the attributes, so that mappings can name it like any other. */
export function asDestinationsSee(customer: Customer): Customer {
  if (customer.membership === undefined) return customer;
  return {
    ...customer,
    attributes: {
      status: customer.status,
      ...customer.attributes,
      ...computedAttributes(customer.membership),
    },
  };
}
