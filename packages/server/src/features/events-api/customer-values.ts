import type { Customer } from '@causeway/core/customer/customer';
import { computedAttributes } from '@causeway/core/ledger/computed';
import { NO_MEMBERSHIP } from '@causeway/core/ledger/membership';
import type { Model } from '@causeway/core/register/model';
import { externalValue } from '@causeway/core/register/external-ids';
import { own, type Json, type JsonObject } from '@causeway/core/result/json';

/** What the hub knows of a customer besides their attributes. Times are Unix milliseconds. */
export function ownValue(customer: Customer, name: string): Json | undefined {
  switch (name) {
    case 'id':
    case '_id':
      return customer.id;
    case 'status':
      return customer.status;
    case 'created_at':
      return customer.createdAt;
    case 'updated_at':
      return customer.updatedAt;
    default:
      return (
        own(computedAttributes(customer.membership ?? NO_MEMBERSHIP), name) ?? own(customer.attributes, name)
      );
  }
}

/**
 * A customer as reads answer one: what every workspace has at the root, its own attributes below `properties`, external
 * ids below `external_ids`. Times (`…_at`) are Unix seconds, dates (`…_date`) days in UTC, as documented.
 */
export function customerRecord(customer: Customer, model: Model): JsonObject {
  const record: Record<string, Json> = { id: customer.id, status: customer.status };
  const properties: Record<string, Json> = {};
  const externalIds: Record<string, Json> = {};
  for (const [name, value] of Object.entries(customer.attributes)) {
    if (value === undefined || value === null) continue;
    const definition = model.allAttributes.get(name);
    if (model.externalIds.includes(name)) {
      const id = externalValue(value);
      if (id !== undefined) externalIds[name] = id;
      // What every workspace has stays where clients look for it.
      if (definition !== undefined && !model.attributes.has(name)) record[name] = value;
    } else if (definition === undefined || model.attributes.has(name)) {
      // A member of that name would set the prototype.
      if (name !== '__proto__') properties[name] = value;
    } else if (!definition.readOnly) {
      record[name] = value;
    }
  }
  for (const [name, value] of Object.entries(computedAttributes(customer.membership ?? NO_MEMBERSHIP)))
    record[name] = typeof value === 'string' ? shortTime(name, value) : (value ?? null);
  record['created_at'] = Math.floor(customer.createdAt / 1_000);
  record['updated_at'] = Math.floor(customer.updatedAt / 1_000);
  return {
    ...record,
    ...(Object.keys(externalIds).length === 0 ? {} : { external_ids: externalIds }),
    properties,
  };
}

function shortTime(name: string, iso: string): Json {
  return name.endsWith('_date') ? iso.slice(0, 10) : Math.floor(Date.parse(iso) / 1_000);
}
