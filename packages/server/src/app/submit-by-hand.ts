import type { Registered } from '@causeway/core/register/register';
import type { Submission } from '@causeway/core/register/submission';
import type { NoteOf } from '../intake/registrar.ts';
import type { Noting } from '../ports/audit-store.ts';
import type { Clock } from '../ports/clock.ts';

/** Registers what somebody submits by hand; `note` says what the audit has about it. */
export type SubmitByHand = (submission: Submission, note?: Noting<Registered>) => Promise<Registered>;

/** Nothing is noted of what was refused or only looked at: nothing was changed. */
export function noteOf(note: Noting<Registered> | undefined, clock: Clock): NoteOf {
  return ([registered]) =>
    note === undefined || registered?.event === undefined
      ? undefined
      : { draft: note(registered), at: clock() };
}
