import type { IdentityDecision } from '@causeway/core/register/identity-decision';
import type { Registered } from '@causeway/core/register/register';
import type { NoteOf, Registrar } from '../intake/registrar.ts';
import type { Noting } from '../ports/audit-store.ts';
import type { Clock } from '../ports/clock.ts';

/** Registers what somebody decided about who is who; `note` says what the audit has about it. */
export type DecideByHand = (decision: IdentityDecision, note: Noting<Registered>) => Promise<Registered>;

/** What a decision weighs while it waits, about. */
const DECISION_BYTES = 1_024;

export function createDecideByHand(registrar: Pick<Registrar, 'submitNoted'>, clock: Clock): DecideByHand {
  return async (decision, note) => {
    const [registered] = await registrar.submitNoted([decision], DECISION_BYTES, noteOfDecision(note, clock));
    if (registered === undefined) throw new Error('a decision was lost');
    return registered;
  };
}

/** Nothing is noted of what was refused: nothing was changed. */
function noteOfDecision(note: Noting<Registered>, clock: Clock): NoteOf {
  return ([registered]) =>
    registered === undefined || registered.refusal !== undefined
      ? undefined
      : { draft: note(registered), at: clock() };
}
