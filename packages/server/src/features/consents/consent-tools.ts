import type { Caller } from '@causeway/contract/operation';
import type { DestinationKind } from '@causeway/core/delivery/destination';
import type { Registered } from '@causeway/core/register/register';
import type { Submission } from '@causeway/core/register/submission';
import type { Noting } from '../../ports/audit-store.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ConfigStore } from '../../ports/config-store.ts';
import type { ConsentStore } from '../../ports/consent-store.ts';
import type { CustomerStore } from '../../ports/customer-store.ts';
import type { UnmappedOf } from '../../ports/unmapped-words.ts';

export interface ConsentTools {
  readonly config: ConfigStore;
  readonly customers: CustomerStore;
  readonly consents: ConsentStore;
  readonly kinds: ReadonlyMap<string, DestinationKind>;
  readonly unmapped: UnmappedOf;
  readonly clock: Clock;
  /** Registers an event and notes who did it. Resolves when both are on disk. */
  readonly submit: (submission: Submission, note?: Noting<Registered>) => Promise<Registered>;
  readonly newMessageId: () => string;
  /** The source of what people of a workspace register by hand. */
  readonly consoleSource: (caller: Caller) => Promise<number>;
  readonly configured: () => Promise<void> | void;
}
