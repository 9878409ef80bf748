import { timeOf } from '@causeway/contract/page';
import type { Customer } from '@causeway/core/customer/customer';
import type { JsonObject } from '@causeway/core/result/json';
import { nameOf } from '../../ports/customer-name.ts';
import { membershipView, type MembershipView } from './membership-view.ts';

/** A customer as the API shows one. */
export interface CustomerView {
  readonly id: string;
  readonly name: string | null;
  readonly anonymous: boolean;
  readonly anonymous_ids: readonly string[];
  readonly status: Customer['status'];
  readonly attributes: JsonObject;
  readonly defaulted: readonly string[];
  readonly membership: MembershipView | null;
  readonly consents: Readonly<Record<string, boolean>>;
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
    defaulted: customer.defaulted ?? [],
    membership: customer.membership === undefined ? null : membershipView(customer.membership),
    consents: Object.fromEntries(
      Object.entries(customer.consents ?? {}).map(([subject, { granted }]) => [subject, granted]),
    ),
    version: customer.version,
    created_at: timeOf(customer.createdAt),
    updated_at: timeOf(customer.updatedAt),
  };
}
