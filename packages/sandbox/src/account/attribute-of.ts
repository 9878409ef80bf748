import type { AttributeValue } from '../rules/attribute-type.ts';
import { attributeToRead } from '../wire/attribute-table.ts';
import type { User } from './user.ts';

/**
 * What a profile holds under a name as it is read: default attributes long or short, own ones as `c_<name>`;
 * identifiers read like attributes. published: of an identifier with several values only the latest shows.
 */
export function attributeOf(user: User, name: string): AttributeValue | undefined {
  const kept = name.startsWith('c_') ? name : attributeToRead(name)?.name;
  return kept === undefined ? undefined : (identifierOf(user, kept) ?? user.attributes.get(kept));
}

/** The latest value of an identifier, by the name it is read under. */
export function identifierOf(user: User, name: string): string | undefined {
  return user.identifiers.get(name.startsWith('c_') ? `custom.${name.slice(2)}` : name)?.at(-1);
}
