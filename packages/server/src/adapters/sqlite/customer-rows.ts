import type { Consents } from '@causeway/core/consent/consent';
import type { Customer, CustomerStatus } from '@causeway/core/customer/customer';
import type { Membership } from '@causeway/core/ledger/membership';
import type { JsonObject } from '@causeway/core/result/json';
import type { Value } from './connection.ts';

export const CUSTOMER_COLUMNS =
  'key, workspace, id, anonymous, anonymous_ids, status, attributes, version, created_at, updated_at, merged_into, membership, consents, said_at, defaulted';

export function customerFrom(row: readonly Value[]): Customer {
  const customer = {
    key: row[0] as number,
    workspace: row[1] as number,
    id: row[2] as string,
    anonymous: row[3] === 1,
    anonymousIds: row[4] === '[]' ? NO_IDS : (JSON.parse(row[4] as string) as string[]),
    status: row[5] as CustomerStatus,
    attributes: JSON.parse(row[6] as string) as JsonObject,
    version: row[7] as number,
    createdAt: row[8] as number,
    updatedAt: row[9] as number,
  };
  if (row[11] === null && row[12] === null && row[13] === null && row[14] === null) return customer;
  return {
    ...customer,
    ...(row[11] === null ? {} : { membership: JSON.parse(row[11] as string) as Membership }),
    ...(row[12] === null ? {} : { consents: JSON.parse(row[12] as string) as Consents }),
    ...(row[13] === null ? {} : { saidAt: row[13] as number }),
    ...(row[14] === null ? {} : { defaulted: JSON.parse(row[14] as string) as string[] }),
  };
}

const NO_IDS: readonly string[] = Object.freeze([]);
