import type { Caller } from '@causeway/contract/operation';
import { worthNoting } from '@causeway/core/access/session-life';
import type { Clock } from '../ports/clock.ts';
import type { ConfigStore } from '../ports/config-store.ts';
import type { Log } from '../ports/log.ts';
import type { SessionStore } from '../ports/session-store.ts';

export interface CallerTools {
  readonly config: ConfigStore;
  readonly sessions: SessionStore;
  readonly hash: (secret: string) => string;
  readonly clock: Clock;
  readonly log: Log;
}

/** Who a token or a session stands for, asked anew with every request: what is revoked is revoked at once. */
export interface Callers {
  readonly callerOf: (token: string) => Promise<Caller | undefined>;
  readonly sessionOf: (secret: string, seen: boolean) => Promise<Caller | undefined>;
}

export function createCallers({ config, sessions, hash, clock, log }: CallerTools): Callers {
  return {
    callerOf: async (token) => {
      const found = await config.findToken(hash(token));
      if (found === undefined) return undefined;
      const { workspace, role, id, name } = found;
      return { workspace, role, actor: { kind: 'token', id, name } };
    },
    sessionOf: async (secret, seen) => {
      const now = clock();
      const found = await sessions.find(hash(secret), now);
      if (found === undefined) return undefined;
      const { session, user } = found;
      if (seen && worthNoting(session, now)) {
        // A disk that is full keeps nobody from looking.
        await sessions
          .seen(session.id, user.id, now)
          .catch((error: unknown) => log.warn({ err: error }, 'that a session is in use cannot be noted'));
      }
      return {
        workspace: user.workspace,
        role: user.role,
        actor: { kind: 'user', id: user.id, name: user.email },
      };
    },
  };
}
