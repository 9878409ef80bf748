import type { Caller } from '@causeway/contract/operation';
import type { IdentityDecision } from '@causeway/core/register/identity-decision';
import type { Registered } from '@causeway/core/register/register';
import type { Noting } from '../../ports/audit-store.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ConfigStore } from '../../ports/config-store.ts';
import type { CustomerStore } from '../../ports/customer-store.ts';
import type { IdentityStore } from '../../ports/identity-store.ts';

export interface IdentityTools {
  readonly config: ConfigStore;
  readonly customers: CustomerStore;
  readonly identity: IdentityStore;
  readonly clock: Clock;
  readonly configured: () => Promise<void> | void;
  /** Registers what somebody decided, and notes it. Resolves when both are on disk. */
  readonly decide: (decision: IdentityDecision, note: Noting<Registered>) => Promise<Registered>;
  /** The source of what people of a workspace register by hand. */
  readonly consoleSource: (caller: Caller) => Promise<number>;
}
