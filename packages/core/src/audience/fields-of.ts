import { consentFields, CONSENTS_FIELD } from '../consent/consent-fields.ts';
import type { Customer } from '../customer/customer.ts';
import { computedAttributes } from '../ledger/computed.ts';
import { own, type Json, type JsonObject } from '../result/json.ts';

/** What is known of a customer beside their attributes, as a rule may name it. */
const OWN_FIELDS: Readonly<Record<string, (customer: Customer) => Json | undefined>> = {
  id: ({ id, anonymous }) => (anonymous ? undefined : id),
  anonymous: ({ anonymous }) => anonymous,
  status: ({ status }) => status,
  [CONSENTS_FIELD]: ({ consents }) => consentFields(consents),
  created_at: ({ createdAt }) => new Date(createdAt).toISOString(),
};

export const OWN_FIELD_NAMES: readonly string[] = Object.keys(OWN_FIELDS);

/** Reads a customer's fields: what is their own, attributes, and what follows from their balances. */
export function fieldsOf(customer: Customer): (name: string) => Json | undefined {
  let computed: JsonObject | undefined;
  return (name) => {
    const field = Object.hasOwn(OWN_FIELDS, name) ? OWN_FIELDS[name] : undefined;
    if (field !== undefined) return field(customer);
    const attribute = own(customer.attributes, name);
    if (attribute !== undefined || customer.membership === undefined) return attribute;
    computed ??= computedAttributes(customer.membership);
    return own(computed, name);
  };
}
