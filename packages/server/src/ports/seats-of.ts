import type { AudienceSeat } from '@causeway/core/audience/seat';

/** The audiences that a customer (the store's number) is in now, by slug. */
export type SeatsOf = (customer: number) => Promise<readonly AudienceSeat[]>;
