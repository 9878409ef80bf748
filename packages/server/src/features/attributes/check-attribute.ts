import type { Complaint } from '@causeway/contract/problem';
import { WITH_CHOICES, WITH_FORMAT, type AttributeDefinition } from '@causeway/core/customer/attribute';

const NAME = /^[a-z][a-z0-9_]{0,63}$/;

/** Names that mean something else wherever attributes are written. */
const RESERVED: ReadonlySet<string> = new Set([
  'account',
  'action',
  'anonymous_id',
  'constructor',
  'context',
  'custom',
  'customer',
  'data',
  'event',
  'external_id',
  'id',
  'line',
  'order',
  'properties',
  'prototype',
  'source',
  'timestamp',
  'traits',
  'transaction',
  'user_id',
  'uuid',
]);

/** Everything that is wrong with a custom attribute. Its name comes from the path, the rest from the body. */
export function checkAttribute(definition: AttributeDefinition): readonly Complaint[] {
  const complaints: Complaint[] = [];
  const { name, type, choices = [], format } = definition;
  if (!NAME.test(name)) {
    complaints.push({
      parameter: 'name',
      code: 'bad_name',
      message: `"${name}" cannot be the name of an attribute.`,
      hint: 'Begin with a small letter and go on with small letters, digits and _; at most 64 characters.',
    });
  } else if (RESERVED.has(name)) {
    complaints.push({
      parameter: 'name',
      code: 'reserved_name',
      message: `"${name}" has a meaning of its own.`,
      hint: 'Choose another name, for example with a prefix.',
    });
  }
  complaints.push(...checkTags(definition));
  if (choices.length > 0 && !WITH_CHOICES.has(type)) {
    complaints.push({
      pointer: '/choices',
      code: 'no_choices_here',
      message: `An attribute of type ${type} has no choices.`,
      hint: 'Leave them out, or choose select, multiple_choice or list.',
    });
  }
  if (format !== undefined && !WITH_FORMAT.has(type)) {
    complaints.push({
      pointer: '/format',
      code: 'no_format_here',
      message: `An attribute of type ${type} has no format: its type says what it looks like.`,
      hint: 'Leave it out, or choose string or list.',
    });
  }
  if (choices.length === 0 && type === 'select') {
    complaints.push({
      pointer: '/choices',
      code: 'choices_missing',
      message: 'A select needs at least one choice.',
    });
  }
  if (new Set(choices).size < choices.length) {
    complaints.push({ pointer: '/choices', code: 'repeated', message: 'A choice is given twice.' });
  }
  return complaints;
}

export function checkTags({ type, tags }: AttributeDefinition): readonly Complaint[] {
  const complaints: Complaint[] = [];
  if (tags.includes('external_id') && type !== 'string') {
    complaints.push({
      pointer: '/tags',
      code: 'external_id_needs_string',
      message: 'Only an attribute of type string can be an external id.',
      hint: 'Choose the type string, or leave the tag out.',
    });
  }
  if (new Set(tags).size < tags.length) {
    complaints.push({ pointer: '/tags', code: 'repeated', message: 'A tag is given twice.' });
  }
  return complaints;
}
