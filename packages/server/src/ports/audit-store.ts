/** Who did something. `hub`: nobody asked for it, or whoever holds the data folder did. */
export interface AuditActor {
  readonly kind: 'user' | 'token' | 'hub';
  readonly id: number | undefined;
  /** As it was called then: an e-mail address, the name of a token, or what part of the hub. */
  readonly name: string;
}

export type AuditAction =
  | 'account.change'
  | 'attribute.put'
  | 'attribute.remove'
  | 'audience.add'
  | 'audience.change'
  | 'audience.remove'
  | 'authorization.add'
  | 'authorization.change'
  | 'authorization.remove'
  | 'consent_settings.change'
  | 'customer.change_consents'
  | 'customer.erase'
  | 'dead_letters.discard'
  | 'dead_letters.resend'
  | 'erasure.retry'
  | 'event.add'
  | 'event_type.put'
  | 'event_type.remove'
  | 'existing_users.pause'
  | 'existing_users.resume'
  | 'existing_users.start'
  | 'hub.set_up'
  | 'hub.start'
  | 'identity.decide'
  | 'identity.merge'
  | 'identity.undo'
  | 'identity_settings.change'
  | 'inbound.rerun'
  | 'integration.add'
  | 'integration.change'
  | 'integration.pause'
  | 'integration.remove'
  | 'integration.renew_key'
  | 'integration.restore'
  | 'integration.resume'
  | 'invitation.accept'
  | 'judging.pause'
  | 'judging.restart'
  | 'judging.resume'
  | 'session.end_others'
  | 'session.sign_in'
  | 'session.sign_out'
  | 'source.add'
  | 'source.revoke'
  | 'suppression.lift'
  | 'template.add'
  | 'template.change'
  | 'template.remove'
  | 'token.add'
  | 'token.revoke'
  | 'user.add'
  | 'user.change'
  | 'user.invite'
  | 'user.remove'
  | 'webhook.activate'
  | 'webhook.add'
  | 'webhook.archive'
  | 'webhook.change'
  | 'webhook.deactivate'
  | 'workspace.add'
  | 'workspace.change';

export interface AuditTarget {
  readonly kind: string;
  readonly id: string | undefined;
  readonly name: string;
}

/** On whose behalf something is changed, and in which workspace. */
export interface Author {
  readonly workspace: number;
  readonly actor: AuditActor;
}

/**
 * What is written down about a change, in the transaction that makes it. `before` and `after` are how the API shows
 * the thing: never a secret, a key or a digest of one.
 */
export interface AuditDraft {
  readonly by: Author;
  readonly action: AuditAction;
  readonly target: AuditTarget;
  /** Undefined when it was made. */
  readonly before?: unknown;
  /** Undefined when it is gone. */
  readonly after?: unknown;
}

/** Says what to write down about something that was made, ended or removed; asked within the transaction. */
export type Noting<T> = (thing: T) => AuditDraft;

/** Says what to write down about a change; asked within the transaction. */
export type NotingChange<T, Before = T> = (before: Before, after: T) => AuditDraft;

export interface AuditEntry {
  readonly id: number;
  readonly at: number;
  readonly actor: AuditActor;
  readonly action: string;
  readonly target: AuditTarget;
  readonly before: unknown;
  readonly after: unknown;
}

/** All that is given must hold. Times are Unix milliseconds, `from` included, `to` excluded. */
export interface AuditFilter {
  /** An action, or the first part of some. */
  readonly action?: string | undefined;
  readonly actor?: string | undefined;
  readonly target?: string | undefined;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

export interface AuditPlace {
  readonly at: number;
  readonly id: number;
}

export interface AuditStore {
  /**
   * Newest first. The search is bounded: a page may end before it is full, and `next` then goes on from there; it is
   * undefined at the end.
   */
  readonly list: (
    workspace: number,
    filter: AuditFilter,
    page: { readonly most: number; readonly before: AuditPlace | undefined },
  ) => Promise<{ readonly data: readonly AuditEntry[]; readonly next: AuditPlace | undefined }>;
}
