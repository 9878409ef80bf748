import type { AttributeValue } from '../rules/attribute-type.ts';
import type { CleanEvent } from '../rules/clean-event.ts';
import type { User } from './user.ts';

/** Stored values by the name they are read under. Identifiers are apart, because they are no attributes. */
export interface Held {
  readonly attributes: ReadonlyMap<string, AttributeValue>;
  readonly identifiers: ReadonlyMap<string, string>;
}

/** Told what changed in an account, after it was stored. Requests with `skip_hook` tell nothing. */
export interface ChangeListener {
  /** What a profile holds of what the listener waits for; taken before a write and handed back after it. */
  look(user: User): Held;
  changed(user: User, before: Held): void;
  /** An event was stored that was not there before. */
  happened(user: User, event: CleanEvent): void;
}

export const nothingHeld: Held = { attributes: new Map(), identifiers: new Map() };

export const nobody: ChangeListener = {
  look: () => nothingHeld,
  changed: () => undefined,
  happened: () => undefined,
};

/** Runs a write on one profile and tells the listener, unless hooks are skipped. */
export function observed(listener: ChangeListener, user: User, skipHook: boolean, write: () => void): void {
  const before = skipHook ? undefined : listener.look(user);
  write();
  if (before !== undefined) listener.changed(user, before);
}
