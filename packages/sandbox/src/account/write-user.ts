import { isScalar, printed, type Json, type JsonObject } from '../json.ts';
import { applyAttributes, type Drop } from '../rules/apply-attributes.ts';
import type { Identifier } from '../rules/identity-rules.ts';
import { resolveIdentity } from '../rules/resolve-identity.ts';
import type { CheckedUser } from '../rules/validate-user.ts';
import type { Account } from './account.ts';
import type { Held } from './change-listener.ts';
import { matchesOf } from './find-user.ts';
import { identifierTest } from './is-identifier.ts';
import { newUser, noteChange, noteDrop, type User } from './user.ts';
import { writeEvents } from './write-events.ts';

/** When and how a write came: `request` is the number of the request it travelled in. */
export interface Occasion {
  readonly now: number;
  readonly request: number;
  readonly skipHook: boolean;
}

/** Applies one accepted user entry of an upsert: finds, creates or merges the profile and writes everything. */
export function writeUser(account: Account, entry: CheckedUser, occasion: Occasion): User {
  const changed: string[] = [];
  const { user, before } = resolve(account, entry, occasion, changed);
  const drop: Drop = (path, reason, value) => noteDrop(user, path, reason, preview(value), occasion.now);
  for (const { type } of entry.blocked)
    drop(`identifiers.${type}`, 'a blocked value identifies nobody', null);
  const context = {
    append: entry.append,
    isIdentifier: identifierTest(account, user),
    plan: account.customPlan,
    drop,
  };
  for (const raw of [entry.disabled.length === 0 ? undefined : plain(entry.disabled), entry.attributes]) {
    if (raw !== undefined) changed.push(...applyAttributes(user.attributes, raw, context));
  }
  // first the attributes, then the events, which may carry them
  if (before !== undefined) account.listener.changed(user, before);
  writeEvents(account, user, entry.events, occasion, drop);
  user.updatedAt = occasion.now;
  if (changed.length > 0) {
    noteChange(user, {
      at: occasion.now,
      request: occasion.request,
      skipHook: occasion.skipHook,
      names: changed,
    });
  }
  return user;
}

interface Resolved {
  readonly user: User;
  /** what it held until now; undefined when nobody is to be told */
  readonly before: Held | undefined;
}

function resolve(account: Account, entry: CheckedUser, occasion: Occasion, changed: string[]): Resolved {
  const { directory } = account;
  const { insiderId, identifiers } = entry.target;
  const decision = resolveIdentity(matchesOf(account, entry.target), account.rules);
  const user = decision.survivor ?? newUser(insiderId ?? account.newInsiderId(), occasion.now);
  if (decision.survivor === undefined) directory.add(user);
  const before = occasion.skipHook ? undefined : account.listener.look(user);
  for (const absorbed of decision.absorbed) {
    directory.merge(user, absorbed);
    changed.push(`merged ${absorbed.insiderId}`);
  }
  if (insiderId !== undefined && directory.byInsiderId(insiderId) === undefined)
    directory.alias(insiderId, user);
  for (const identifier of identifiers) {
    const owner = directory.owner(identifier);
    if (owner === user) continue;
    if (directory.attach(user, identifier)) {
      changed.push(identifier.type);
      continue;
    }
    const reason =
      owner === undefined
        ? 'the profile already holds as many values as its limit; upsert never replaces one'
        : 'belongs to another profile and merging would exceed a value limit';
    noteDrop(user, `identifiers.${identifier.type}`, reason, identifier.value, occasion.now);
  }
  return { user, before };
}

/** published: a type the account does not identify by is ignored as identifier and stays an attribute. */
function plain(disabled: readonly Identifier[]): JsonObject {
  const root: (readonly [string, Json])[] = [];
  const custom: (readonly [string, Json])[] = [];
  for (const { type, value } of disabled) {
    if (type.startsWith('custom.')) custom.push([type.slice(7), value]);
    else root.push([type, value]);
  }
  if (custom.length > 0) root.push(['custom', Object.fromEntries(custom)]);
  return Object.fromEntries(root);
}

function preview(value: Json): string {
  return (isScalar(value) ? JSON.stringify(value) : printed(value)).slice(0, 100);
}
