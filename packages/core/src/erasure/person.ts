import type { Customer } from '../customer/customer.ts';
import type { Shadow } from '../delivery/destination.ts';
import { own, type Json } from '../result/json.ts';
import {
  anonymousName,
  externalName,
  namesInAttributes,
  namesInIdentifiers,
  userName,
  type Name,
} from './names.ts';

/** Somebody who is to be erased, with every number that they have had. */
export interface Person {
  /** As they are now. */
  readonly customer: Customer;
  /** Those that were merged into them. */
  readonly earlier: readonly Customer[];
  readonly userIds: readonly string[];
  readonly anonymousIds: readonly string[];
  readonly externalIds: readonly { readonly name: string; readonly value: string }[];
  /** What destinations are believed to hold of them, and what they are being told just now, by integration. */
  readonly shadows: ReadonlyMap<number, readonly Shadow[]>;
}

/** All that somebody is called, each once. */
export function namesOf(person: Person, externalIds: readonly string[]): readonly Name[] {
  const people = [person.customer, ...person.earlier];
  const names = [
    ...people.filter(({ anonymous }) => !anonymous).map(({ id }) => userName(id)),
    ...person.userIds.map(userName),
    ...person.anonymousIds.map(anonymousName),
    ...people.flatMap(({ anonymousIds }) => anonymousIds.map(anonymousName)),
    ...person.externalIds.map(({ name, value }) => externalName(name, value)),
    ...people.flatMap(({ attributes }) => namesInAttributes(attributes, externalIds)),
    ...[...person.shadows.values()].flat().flatMap(({ identifiers }) => namesInIdentifiers(identifiers)),
  ];
  return [...new Map(names.map((name) => [`${name.kind} ${name.value}`, name])).values()];
}

/** Every spelling in which texts may hold them: as it was sent, and as destinations were told. */
export function spellingsOf(person: Person, names: readonly Name[]): readonly string[] {
  const people = [person.customer, ...person.earlier];
  const contacts = ['email', 'phone', 'mobile_phone', 'phone_number'];
  const sent = people.flatMap(({ attributes }) => contacts.flatMap((name) => textOf(own(attributes, name))));
  const told = [...person.shadows.values()].flat().flatMap(({ identifiers }) => Object.values(identifiers));
  const ids = people.filter(({ anonymous }) => anonymous).map(({ id }) => id);
  return [...new Set([...names.map(({ value }) => value), ...sent, ...told, ...ids])];
}

function textOf(value: Json | undefined): readonly string[] {
  if (typeof value === 'number') return [String(value)];
  return typeof value === 'string' && value.trim() !== '' ? [value.trim()] : [];
}
