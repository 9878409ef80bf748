import type { AnswerOf } from '@causeway/contract/operation';
import type { putEventType } from '@causeway/contract/event-types';
import type { Complaint } from '@causeway/contract/problem';
import { WITH_CHOICES, WITH_FORMAT } from '@causeway/core/customer/attribute';
import type { FieldDefinition } from '@causeway/core/event/event-type';

/** A field as the API has it: whatever it lacks is null, or empty. */
type FieldView = AnswerOf<typeof putEventType>['fields'][number];

/** Everything that is wrong with the fields of an event type. */
export function checkFields(fields: readonly FieldView[]): readonly Complaint[] {
  return fields.flatMap(({ name, type, choices, format }, index): Complaint[] => {
    const pointer = `/fields/${index}`;
    const complaints: Complaint[] = [];
    if (fields.findIndex((field) => field.name === name) < index)
      complaints.push({
        pointer: `${pointer}/name`,
        code: 'repeated',
        message: 'There is another field of this name.',
      });
    if (choices.length > 0 && !WITH_CHOICES.has(type))
      complaints.push({
        pointer: `${pointer}/choices`,
        code: 'no_choices_here',
        message: `A field of type ${type} has no choices.`,
        hint: 'Leave them out, or choose select, multiple_choice or list.',
      });
    if (new Set(choices).size < choices.length)
      complaints.push({
        pointer: `${pointer}/choices`,
        code: 'repeated',
        message: 'A choice is given twice.',
      });
    if (format !== null && !WITH_FORMAT.has(type))
      complaints.push({
        pointer: `${pointer}/format`,
        code: 'no_format_here',
        message: `A field of type ${type} has no format: its type says what it looks like.`,
        hint: 'Leave it out, or choose string or list.',
      });
    return complaints;
  });
}

/** As it is kept: without what it does not have. */
export function fieldFrom({
  name,
  type,
  required,
  label,
  description,
  choices,
  format,
}: FieldView): FieldDefinition {
  return {
    ...{ name, type, required },
    ...(label === null || label === '' ? {} : { label }),
    ...(description === null || description === '' ? {} : { description }),
    ...(choices.length === 0 ? {} : { choices }),
    ...(format === null ? {} : { format }),
  };
}

export function fieldView(field: FieldDefinition): FieldView {
  const { name, type, required, label = null, description = null, choices = [], format = null } = field;
  return { name, type, required, label, description, choices: [...choices], format };
}
