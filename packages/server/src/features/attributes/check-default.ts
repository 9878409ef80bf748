import type { Complaint } from '@causeway/contract/problem';
import { WITH_DEFAULT } from '@causeway/core/customer/defaults';
import type { AttributeDefinition } from '@causeway/core/customer/attribute';
import { convertDefined } from '@causeway/core/event/convert-field';

/** A default as customers get it, of the attribute's type; or what is wrong with it. */
export type CheckedDefault = Pick<AttributeDefinition, 'default'> | { readonly complaint: Complaint };

/** Holds a default against the attribute's type. `contacts`: attributes by which customers are recognised. */
export function checkDefault(definition: AttributeDefinition, contacts: readonly string[]): CheckedDefault {
  const { name, type, tags, default: value } = definition;
  if (value === undefined) return {};
  if (!WITH_DEFAULT.has(type))
    return complain(
      'no_default_here',
      `An attribute of type ${type} has no default.`,
      `Send null for the default, or choose ${[...WITH_DEFAULT].join(', ').replace(/, (\w+)$/, ' or $1')}.`,
    );
  if (tags.includes('external_id'))
    return complain(
      'default_of_external_id',
      'An external id names one customer: with a default, all new ones would have the same.',
      'Send null for the default, or leave the tag out.',
    );
  if (contacts.includes(name))
    return complain(
      'default_of_contact',
      `Customers are recognised by ${name}: with a default, all new ones would be the same person.`,
      'Send null for the default, or take the attribute off the contacts under Who is who.',
    );
  if (typeof value === 'string' && value.trim() === '')
    return complain('empty_default', 'An empty text is no default.', 'Send null for no default.');
  const kept = convertDefined('The default', definition, value);
  if ('refusal' in kept) {
    const { message, hint } = kept.refusal;
    return complain('wrong_default', message, hint ?? 'Write a value of that type, or send null for none.');
  }
  return { default: kept.value as string | number | boolean };
}

function complain(code: string, message: string, hint: string): CheckedDefault {
  return { complaint: { pointer: '/default', code, message, hint } };
}
