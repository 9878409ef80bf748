import { normaliseEmail } from '../mapping/email.ts';
import { normalisePhone } from '../mapping/phone.ts';
import type { Submission } from '../register/submission.ts';
import { isObject, own, type Json, type JsonObject } from '../result/json.ts';
import type { TrackingCall } from '../tracking/call.ts';

/**
 * What somebody is called: `user`, `anonymous`, `email`, `phone`, or `external:<attribute>`, and the value in the one
 * spelling in which it is compared.
 */
export interface Name {
  readonly kind: string;
  readonly value: string;
}

const EMAILS: readonly string[] = ['email'];
const PHONES: readonly string[] = ['phone', 'mobile_phone', 'phone_number'];
/** A shorter number is an extension, and many people have it. */
const SHORTEST_PHONE = 5;

export function userName(value: string): Name {
  return { kind: 'user', value };
}

export function anonymousName(value: string): Name {
  return { kind: 'anonymous', value };
}

export function externalName(attribute: string, value: string): Name {
  return { kind: `external:${attribute}`, value: value.trim() };
}

/** Undefined for what is no text. An address that cannot be one is compared as it was written, letter case aside. */
export function emailName(value: Json | undefined): Name | undefined {
  if (typeof value !== 'string') return undefined;
  const text = normaliseEmail(value) || value.trim().toLowerCase();
  return text === '' ? undefined : { kind: 'email', value: text };
}

/**
 * A phone number by its digits, with the country's where they are said: +49 151 2, 0049151 2 and 491512 are the same.
 * A local number is compared as it is; whoever sends the two spellings must be known by both.
 */
export function phoneName(value: Json | undefined): Name | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const text = String(value);
  const digits = (normalisePhone(text, '') || text).replaceAll(/\D/g, '');
  return digits.length < SHORTEST_PHONE ? undefined : { kind: 'phone', value: digits };
}

/** What somebody is called in attributes, or in what is to become attributes. */
export function namesInAttributes(attributes: JsonObject, externalIds: readonly string[]): readonly Name[] {
  const names: Name[] = [];
  const add = (name: Name | undefined): void => {
    if (name !== undefined) names.push(name);
  };
  for (const attribute of EMAILS) add(emailName(own(attributes, attribute)));
  for (const attribute of PHONES) add(phoneName(own(attributes, attribute)));
  for (const attribute of externalIds) {
    const value = own(attributes, attribute);
    if (typeof value === 'string' || typeof value === 'number') add(externalName(attribute, String(value)));
  }
  return names;
}

/** Everybody whom a tracking call names. An id that was used before may have been one of a browser. */
export function namesInCall(call: TrackingCall, externalIds: readonly string[]): readonly Name[] {
  const names: Name[] = [];
  if (call.userId !== undefined) names.push(userName(call.userId));
  if (call.anonymousId !== undefined) names.push(anonymousName(call.anonymousId));
  if (call.previousId !== undefined) names.push(userName(call.previousId), anonymousName(call.previousId));
  const passing = own(call.context, 'traits');
  for (const traits of [call.kind === 'identify' ? call.data : undefined, passing])
    if (isObject(traits)) names.push(...namesInAttributes(traits, externalIds));
  return names;
}

/** Everybody whom a submission names: in its references, in what is to be remembered, and in its data. */
export function namesInSubmission(
  { who, newId, remember = [], data, told }: Submission,
  externalIds: readonly string[],
): readonly Name[] {
  const names: Name[] = [];
  for (const reference of who)
    names.push(
      reference.by === 'id' ? userName(reference.value) : externalName(reference.name, reference.value),
    );
  if (newId !== undefined) names.push(userName(newId));
  for (const { name, value } of remember) names.push(externalName(name, value));
  names.push(...namesInAttributes(data, externalIds));
  if (told !== undefined) {
    names.push(...namesInIdentifiers(told.identifiers));
    const values = Object.fromEntries(told.values.map(({ attribute, value }) => [attribute, value]));
    names.push(...namesInAttributes(values, externalIds));
  }
  return names;
}

/** What a destination knows somebody by, as in a shadow. Its ids of its own are not looked at: they may be anything. */
export function namesInIdentifiers(identifiers: Readonly<Record<string, string>>): readonly Name[] {
  const names = [emailName(own(identifiers, 'email')), phoneName(own(identifiers, 'phone_number'))];
  return names.filter((name) => name !== undefined);
}

/** What a bare text may name: nobody says which kind of identifier it is. */
export function namesOfText(text: string, externalIds: readonly string[]): readonly Name[] {
  const names: (Name | undefined)[] = [userName(text), anonymousName(text)];
  if (text.includes('@')) names.push(emailName(text));
  names.push(phoneName(text));
  for (const attribute of externalIds) names.push(externalName(attribute, text));
  return names.filter((name) => name !== undefined);
}
