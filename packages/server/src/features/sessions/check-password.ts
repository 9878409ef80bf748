import { TooMany } from '@causeway/contract/problem';
import { afterWrong, lockedFor, NO_TRIES, type Tries } from '@causeway/core/access/lockout';
import { TooBusy } from '../../ports/passwords.ts';
import type { User } from '../../ports/user-store.ts';
import { OneAtATime } from './one-at-a-time.ts';
import type { SessionTools } from './session-tools.ts';

/** Answers the user whose password this is, or undefined. Rejects with TooMany while the account is locked. */
export type CheckPassword = (email: string, password: string) => Promise<User | undefined>;

const MOST_STRANGERS = 5_000;

/**
 * Checks passwords, one after the other for each account, so that tries made at once count one by one. An e-mail
 * address that nobody has is treated like any other, and locked like any other: nothing tells which ones are known.
 */
export function passwordCheck({ users, passwords, clock, log }: SessionTools): CheckPassword {
  const turns = new OneAtATime();
  const strangers = new Map<string, Tries>();

  const noteStranger = (email: string, tries: Tries): void => {
    strangers.delete(email);
    strangers.set(email, tries);
    for (const first of strangers.keys()) {
      if (strangers.size <= MOST_STRANGERS) break;
      strangers.delete(first);
    }
  };

  const check = async (email: string, password: string): Promise<User | undefined> => {
    const known = await users.byEmail(email);
    const tries = known?.user.tries ?? strangers.get(email) ?? NO_TRIES;
    const locked = lockedFor(tries, clock());
    if (locked > 0) {
      throw new TooMany(
        'locked',
        'Too many wrong passwords: wait before trying again. Somebody who manages users can send a new invitation.',
        locked,
      );
    }
    const right = await passwords.matches(password, known?.password);
    // Who is shut out learns nothing from having the right password.
    if (right && known?.user.state === 'active') return known.user;
    const next = afterWrong(tries, clock());
    if (known === undefined) noteStranger(email, next);
    else await users.noteTries(known.user.id, next);
    log.warn({ user: known?.user.id, wrong: next.wrong }, 'a password was wrong');
    return undefined;
  };

  return async (email, password) => {
    try {
      return await turns.run(email, () => check(email, password));
    } catch (error) {
      throw busyOr(error);
    }
  };
}

/** That too many passwords wait, as a refusal; anything else as it is. */
export function busyOr(error: unknown): unknown {
  if (!(error instanceof TooBusy)) return error;
  return new TooMany('busy', 'Too many people are signing in at the moment. Try again in a second.', 1_000);
}
