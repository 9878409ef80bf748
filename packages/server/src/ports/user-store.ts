import type { Tries } from '@causeway/core/access/lockout';
import type { Role } from '@causeway/core/access/role';
import type { Noting, NotingChange } from './audit-store.ts';
import type { Workspace } from './config-store.ts';
import type { SessionDraft } from './session-store.ts';

/** `invited`: has not chosen a password yet. `disabled`: shut out, and back as they were when that ends. */
export type UserState = 'invited' | 'active' | 'disabled';

export interface User {
  readonly id: number;
  readonly workspace: number;
  /** In lower case; one of a kind in the whole hub. */
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly state: UserState;
  readonly tries: Tries;
  readonly seenAt: number | undefined;
  readonly createdAt: number;
}

/** With the password as it is stored, for checking it. */
export interface KnownUser {
  readonly user: User;
  readonly password: string | undefined;
}

/** Only the digest of its token is kept. Times are Unix milliseconds. */
export interface InvitationDraft {
  readonly hash: string;
  readonly until: number;
}

export interface UserChange {
  readonly name?: string | undefined;
  readonly role?: Role | undefined;
  /** true also ends their sessions, and their invitation. */
  readonly disabled?: boolean | undefined;
}

/**
 * Asked within the transaction, with the user as they are then and the number of active owners beside them. What it
 * throws is thrown, and nothing is written.
 */
export type Permit = (user: User, otherOwners: number) => void;

/** People who can sign in. What changes somebody answers undefined when there is no such user in the workspace. */
export interface UserStore {
  /** Is there any user in the hub? */
  readonly anybody: () => Promise<boolean>;
  readonly users: (workspace: number) => Promise<readonly User[]>;
  readonly user: (workspace: number, id: number) => Promise<User | undefined>;
  readonly byEmail: (email: string) => Promise<KnownUser | undefined>;
  /** Whom an invitation is for; undefined when it is unknown, used, over, or for somebody who is shut out. */
  readonly invited: (invitation: string, now: number) => Promise<User | undefined>;
  /** The first user, an owner, signed in. Undefined when there is a user already. */
  readonly setUp: (
    draft: {
      readonly workspace: number;
      readonly email: string;
      readonly name: string;
      readonly password: string;
      readonly workspaceName: string | undefined;
      readonly timeZone: string | undefined;
    },
    session: SessionDraft,
    now: number,
    noting: (user: User, workspace: Workspace) => ReturnType<Noting<User>>,
  ) => Promise<User | undefined>;
  readonly add: (
    draft: {
      readonly workspace: number;
      readonly email: string;
      readonly name: string;
      readonly role: Role;
      readonly invitation: InvitationDraft;
    },
    now: number,
    noting: Noting<User>,
  ) => Promise<User>;
  readonly change: (
    workspace: number,
    id: number,
    change: UserChange,
    permit: Permit,
    now: number,
    noting: NotingChange<User>,
  ) => Promise<User | undefined>;
  /** An earlier invitation stops working. */
  readonly invite: (
    workspace: number,
    id: number,
    invitation: InvitationDraft,
    permit: Permit,
    now: number,
    noting: Noting<User>,
  ) => Promise<User | undefined>;
  readonly remove: (
    workspace: number,
    id: number,
    permit: Permit,
    now: number,
    noting: Noting<User>,
  ) => Promise<User | undefined>;
  /** Uses up the invitation, ends all their sessions, and signs them in. */
  readonly accept: (
    invitation: string,
    chosen: { readonly name: string; readonly password: string },
    session: SessionDraft,
    now: number,
    noting: NotingChange<User>,
  ) => Promise<User | undefined>;
  /** A new password ends all sessions of theirs but the one whose digest is `keep`. */
  readonly changeOwn: (
    id: number,
    change: { readonly name?: string | undefined; readonly password?: string | undefined },
    keep: string,
    now: number,
    noting: NotingChange<User>,
  ) => Promise<User | undefined>;
  readonly noteTries: (id: number, tries: Tries) => Promise<void>;
}
