import { timeOf } from '@causeway/contract/page';
import type { Customer } from '@causeway/core/customer/customer';
import type { JsonObject } from '@causeway/core/result/json';
import { nameOf } from '../../ports/customer-name.ts';

/** A customer as the API shows one. */
export interface CustomerView {
  readonly id: string;
  readonly name: string | null;
  readonly anonymous: boolean;
  readonly anonymous_ids: readonly string[];
  readonly status: Customer['status'];
  readonly attributes: JsonObject;
  readonly version: number;
  readonly created_at: string;
  readonly updated_at: string;
}

export function customerView(customer: Customer): CustomerView {
  return {
    id: customer.id,
    name: nameOf(customer.attributes) ?? null,
    anonymous: customer.anonymous,
    anonymous_ids: customer.anonymousIds,
    status: customer.status,
    attributes: customer.attributes,
    version: customer.version,
    created_at: timeOf(customer.createdAt),
    updated_at: timeOf(customer.updatedAt),
  };
}
