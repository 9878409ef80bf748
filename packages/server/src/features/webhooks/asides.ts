import { didYouMean } from '@causeway/core/webhook/near-names';
import { secretsNeeded } from '@causeway/core/webhook/secrets-needed';
import type { Webhook } from '../../ports/webhook-store.ts';
import type { Aside } from './plan-request.ts';

/** Of an endpoint that a stranger wrote. */
const SHOWN = 100;

/** `near`: endpoints that may have been meant. */
export function nothingThere(endpoint: string, near: readonly string[]): Aside {
  return {
    reason: 'unknown_endpoint',
    error: `No active webhook has the endpoint ${endpoint.slice(0, SHOWN)}.`,
    hint:
      didYouMean(near) ?? 'Compare the address that the sender has with the one on the page of the webhook.',
  };
}

/** `publicId`: of the workspace that was meant, as far as that can be known. */
export function noSuchAccount(account: string, publicId: string): Aside {
  return {
    reason: 'unknown_account',
    error: `There is no account ${account.slice(0, SHOWN)}.`,
    hint: `The account id of this workspace is ${publicId}: correct the address at the sender.`,
  };
}

/** There is one, which takes nothing. */
export function asleep({ state, definition }: Webhook): Aside {
  const wake = state === 'archived' ? 'Clone it and set the clone active' : 'Set it active';
  // Whoever has to prove something has not done so: nobody looked, and proofs are not kept.
  const then =
    secretsNeeded(definition).length === 0 ? 'run this request again' : 'let the sender send this again';
  return {
    reason: state,
    error: `The webhook "${definition.name}" of this method and endpoint is ${state}.`,
    hint: `${wake}, then ${then}.`,
  };
}

export function otherMethod(allowed: readonly string[], method: string): Aside {
  const takes = allowed.join(' and ');
  return {
    reason: 'wrong_method',
    error: `This endpoint takes ${takes}, and the request was a ${method}.`,
    hint: `Let the sender use ${takes}, or change the method of the webhook.`,
  };
}

export function tooLarge(limitBytes: number): Aside {
  return {
    reason: 'too_large',
    error: 'The body is too large.',
    hint: `It may have ${limitBytes} bytes, unpacked. Let the sender split it, or leave out what is not mapped.`,
  };
}
