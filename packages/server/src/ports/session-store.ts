import type { Noting } from './audit-store.ts';
import type { User } from './user-store.ts';

/** A session to be made. Its secret is kept nowhere; `hash` is its digest. */
export interface SessionDraft {
  readonly hash: string;
  readonly address: string;
  readonly userAgent: string;
}

export interface Session {
  readonly id: number;
  readonly address: string;
  readonly userAgent: string;
  readonly createdAt: number;
  readonly seenAt: number;
}

export interface SessionStore {
  /** Undefined when there is none, or it has ended, or its user is shut out. */
  readonly find: (
    hash: string,
    now: number,
  ) => Promise<{ readonly session: Session; readonly user: User } | undefined>;
  /** Writes down that somebody asked with it. */
  readonly seen: (session: number, user: number, now: number) => Promise<void>;
  /**
   * Signs somebody in, and forgets their wrong passwords. `replaces` is the digest of the session that the same
   * browser had before. Undefined when they have been shut out meanwhile. The oldest of too many sessions end.
   */
  readonly signIn: (
    user: number,
    draft: SessionDraft,
    replaces: string | undefined,
    now: number,
    noting: Noting<User>,
  ) => Promise<User | undefined>;
  /** Those that have not ended, the latest first. */
  readonly sessions: (user: number, now: number) => Promise<readonly Session[]>;
  readonly end: (user: number, hash: string, now: number, noting: Noting<number>) => Promise<void>;
  /** Ends all of a user but the one whose digest is `keep`; `noting` is told how many. */
  readonly endOthers: (user: number, keep: string, now: number, noting: Noting<number>) => Promise<void>;
}
