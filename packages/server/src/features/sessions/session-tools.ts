import type { Caller, Exchange } from '@causeway/contract/operation';
import { Refused } from '@causeway/contract/problem';
import { SESSION_LONGEST_MS } from '@causeway/core/access/session-life';
import type { Author } from '../../ports/audit-store.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ConfigStore } from '../../ports/config-store.ts';
import type { Log } from '../../ports/log.ts';
import type { Passwords } from '../../ports/passwords.ts';
import type { Secrets } from '../../ports/secrets.ts';
import type { SessionDraft, SessionStore } from '../../ports/session-store.ts';
import type { User, UserStore } from '../../ports/user-store.ts';

export interface SessionTools {
  readonly config: ConfigStore;
  readonly users: UserStore;
  readonly sessions: SessionStore;
  readonly passwords: Passwords;
  readonly secrets: Secrets;
  /** Is this the code that was shown when the hub started? Never once the hub has an owner. */
  readonly isSetupCode: (given: string) => boolean;
  readonly clock: Clock;
  readonly log: Log;
  readonly version: string;
}

/** A session that is about to be made, with the secret that only the browser will know. */
export interface NewSession {
  readonly draft: SessionDraft;
  readonly secret: string;
}

/** A new secret each time: whatever the browser held before, it is not what it is signed in by. */
export function newSession({ secrets }: SessionTools, { address, userAgent }: Exchange): NewSession {
  const secret = secrets.newSecret();
  return { secret, draft: { hash: secrets.hash(secret), address, userAgent } };
}

export function keep(exchange: Exchange, secret: string): void {
  exchange.keepSession(secret, SESSION_LONGEST_MS / 1000);
}

/** The session of this request and its user. A token is nobody's session. */
export function sessionOf(caller: Caller, exchange: Exchange): { secret: string; user: number } {
  const { session: secret } = exchange;
  if (secret === undefined || caller.actor.kind !== 'user') {
    throw new Refused(
      409,
      'no_session',
      'This is about the session of somebody signed in, and the request came with a token.',
    );
  }
  return { secret, user: caller.actor.id };
}

/** A user as the one who does something to themselves. */
export function byThemselves({ workspace, id, email }: User): Author {
  return { workspace, actor: { kind: 'user', id, name: email } };
}
