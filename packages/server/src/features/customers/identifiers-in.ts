import { contactName, contactValue } from '@causeway/core/register/contacts';
import { externalValue } from '@causeway/core/register/external-ids';
import type { Model } from '@causeway/core/register/model';

/** A name and a value under which customers are kept. */
export type KeptIdentifier = readonly [name: string, value: string];

/**
 * What a text may stand for among the external ids and contacts of a workspace. A phone number as one dials it at home
 * stands for one number in each of the countries, and for its digits, by which those are kept who say no country.
 */
export async function identifiersIn(
  text: string,
  { externalIds, contacts }: Pick<Model, 'externalIds' | 'contacts'>,
  countries: () => Promise<readonly string[]>,
): Promise<readonly KeptIdentifier[]> {
  const external = externalValue(text);
  const found: KeptIdentifier[] = external === undefined ? [] : externalIds.map((name) => [name, external]);
  if (contacts === undefined) return found;
  const plain = contactValue(text, '');
  const values = new Set(plain === undefined ? [] : [plain]);
  if (plain !== undefined && /^\d+$/.test(plain))
    for (const country of await countries()) values.add(contactValue(text, country) ?? plain);
  for (const name of contacts.attributes) for (const value of values) found.push([contactName(name), value]);
  return found;
}
