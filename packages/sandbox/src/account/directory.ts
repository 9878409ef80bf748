import { hasRoom } from '../rules/resolve-identity.ts';
import type { Identifier, IdentityRules } from '../rules/identity-rules.ts';
import { mergeUsers } from './merge-users.ts';
import type { User } from './user.ts';

/**
 * Who is who: every profile, and the one profile each identifier value belongs to. The only place that writes
 * `User.identifiers`, so that the two never disagree.
 */
export class Directory {
  readonly #rules: IdentityRules;
  readonly #users = new Set<User>();
  /** also holds the ids of profiles that were merged away */
  readonly #byInsiderId = new Map<string, User>();
  readonly #byIdentifier = new Map<string, Map<string, User>>();

  constructor(rules: IdentityRules) {
    this.#rules = rules;
  }

  get users(): ReadonlySet<User> {
    return this.#users;
  }

  byInsiderId(insiderId: string): User | undefined {
    return this.#byInsiderId.get(insiderId);
  }

  owner(identifier: Identifier): User | undefined {
    return this.#byIdentifier.get(identifier.type)?.get(identifier.value);
  }

  add(user: User): void {
    this.#users.add(user);
    this.#byInsiderId.set(user.insiderId, user);
  }

  /** Makes another insider_id lead to a profile. */
  alias(insiderId: string, user: User): void {
    user.aliases.push(insiderId);
    this.#byInsiderId.set(insiderId, user);
  }

  /** Gives a profile an identifier. False when somebody owns it or the profile has no room for it. */
  attach(user: User, identifier: Identifier): boolean {
    if (this.owner(identifier) !== undefined || !hasRoom(user, identifier, this.#rules)) return false;
    this.#set(user, identifier);
    return true;
  }

  detach(user: User, identifier: Identifier): void {
    const values = user.identifiers.get(identifier.type)?.filter((value) => value !== identifier.value) ?? [];
    if (values.length === 0) user.identifiers.delete(identifier.type);
    else user.identifiers.set(identifier.type, values);
    const owners = this.#byIdentifier.get(identifier.type);
    if (owners?.get(identifier.value) === user) owners.delete(identifier.value);
  }

  /** Puts `next` where `old` was; room is not asked for, since the count stays the same. */
  replace(user: User, old: Identifier, next: Identifier): void {
    this.detach(user, old);
    this.#set(user, next);
  }

  /** Dissolves a profile into another: identifiers, attributes, events and its insider_id move over. */
  merge(survivor: User, absorbed: User): void {
    for (const [type, values] of [...absorbed.identifiers]) {
      for (const value of values) {
        this.detach(absorbed, { type, value });
        this.#set(survivor, { type, value });
      }
    }
    mergeUsers(survivor, absorbed);
    this.#users.delete(absorbed);
    for (const id of [absorbed.insiderId, ...absorbed.aliases]) this.alias(id, survivor);
  }

  remove(user: User): void {
    for (const [type, values] of [...user.identifiers]) {
      for (const value of values) this.detach(user, { type, value });
    }
    this.#users.delete(user);
    for (const id of [user.insiderId, ...user.aliases]) this.#byInsiderId.delete(id);
  }

  #set(user: User, identifier: Identifier): void {
    const values = user.identifiers.get(identifier.type);
    if (values === undefined) user.identifiers.set(identifier.type, [identifier.value]);
    else values.push(identifier.value);
    let owners = this.#byIdentifier.get(identifier.type);
    if (owners === undefined) this.#byIdentifier.set(identifier.type, (owners = new Map()));
    owners.set(identifier.value, user);
  }
}
