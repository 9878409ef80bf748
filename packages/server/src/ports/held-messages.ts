import type { Look } from '@causeway/core/register/known';

/** A customer of whom something is held for an integration. */
export interface HeldFor {
  readonly customer: number;
  readonly integration: number;
}

/** Messages that are held until somebody says who the customer is. */
export interface HeldMessages {
  /** Whom something is held of, and for whom, after a place; at most so many. */
  readonly after: (place: HeldFor, most: number) => Promise<readonly HeldFor[]>;
}

/** Registers that what is held goes; resolves when that is on disk. */
export type LetGo = (looks: readonly Look[]) => Promise<unknown>;
