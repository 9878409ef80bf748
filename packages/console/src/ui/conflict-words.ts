import type { Answer } from '../app/api.ts';
import { clip } from './clip.ts';
import { listed } from './consent-words.ts';

export type Conflict = Answer<'GET /v1/admin/identity/conflicts'>['data'][number];

interface Person {
  readonly id: string;
  readonly name: string | null;
}

/** Somebody in a sentence: their name, or else their id. */
export function whoText({ id, name }: Person): string {
  // Whoever was erased has no id any more.
  return id === '' ? 'somebody who was erased' : clip(name ?? id, 60);
}

/** The same, with the id where another one of them has the same name. */
export function whoAmong(person: Person, all: readonly Person[]): string {
  const who = whoText(person);
  const twice = all.some((other) => other.id !== person.id && whoText(other) === who);
  return twice && person.name !== null ? `${who} (${clip(person.id, 60)})` : who;
}

/** `Ada and Ben have the same email`; with `of`, an id: seen from that customer. */
export function conflictTitle(
  {
    kind,
    identifier,
    customers,
    integration,
  }: Pick<Conflict, 'kind' | 'identifier' | 'customers' | 'integration'>,
  of?: string,
): string {
  const others = customers.filter(({ id }) => id !== of);
  const value = clip(identifier.value, 80);
  if (kind === 'identity_refused')
    return `${integration === null ? 'A destination' : clip(integration.name, 60)} does not let ${identifier.name} ${value} go over to ${customers[0] === undefined ? 'this customer' : whoText(customers[0])}`;
  if (of !== undefined && others.length < customers.length)
    return `${listed(others.map((one) => whoAmong(one, customers)))} ${others.length === 1 ? 'has' : 'have'} the same ${identifier.name}: ${value}`;
  return `${listed(customers.map((one) => whoAmong(one, customers)))} have the same ${identifier.name}: ${value}`;
}

const STATES: Readonly<Record<Conflict['state'], string>> = {
  open: 'open',
  merged: 'merged',
  kept_apart: 'kept apart',
  sent_again: 'sent again',
  settled: 'went away by itself',
};

export function conflictState(state: Conflict['state']): string {
  return STATES[state];
}
