import type { Caller } from '@causeway/contract/operation';
import { Refused } from '@causeway/contract/problem';
import type { IdentityDecision } from '@causeway/core/register/identity-decision';
import type { Registered } from '@causeway/core/register/register';
import type { Noting } from '../../ports/audit-store.ts';
import type { IdentityTools } from './identity-tools.ts';

type Told<T> = T extends unknown ? Omit<T, 'workspace' | 'receivedAt' | 'source' | 'by'> : never;

/** Registers what the caller decided; throws what the API answers when it is refused. */
export async function decide(
  { decide: register, clock, consoleSource }: IdentityTools,
  caller: Caller,
  told: Told<IdentityDecision>,
  note: Noting<Registered>,
): Promise<Registered> {
  const registered = await register(
    {
      ...told,
      workspace: caller.workspace,
      receivedAt: clock(),
      source: await consoleSource(caller),
      by: caller.actor.name,
    },
    note,
  );
  const { refusal } = registered;
  if (refusal === undefined) return registered;
  const { type, message, hint } = refusal;
  throw new Refused(refusal.status === 404 ? 404 : 409, type, message, [
    { code: type, message, ...(hint === undefined ? {} : { hint }) },
  ]);
}
