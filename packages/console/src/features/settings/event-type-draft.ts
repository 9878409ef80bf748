import { schema } from '../../ui/zod.ts';
import { FIELD_TYPES } from './event-field-types.ts';
import type { EventType } from './event-types-page.tsx';
import { FORMAT_WORDS, hasChoices, hasFormat } from './type-words.ts';

export const eventTypeDraft = schema.object({
  name: schema.string().trim().min(1, 'Write the name as senders write it, such as Quiz Done.').max(255),
  label: schema.string().trim().max(200),
  description: schema.string().trim().max(1000),
  submittable: schema.boolean(),
  once: schema.boolean(),
  points: schema
    .string()
    .trim()
    .regex(/^([+-]?\d{1,9})?$/, 'Write a whole number, or leave it empty.'),
  fields: schema.array(
    schema.object({
      name: schema.string().trim().min(1, 'Write a name.').max(200),
      type: schema.enum(FIELD_TYPES.map(({ value }) => value)),
      required: schema.boolean(),
      label: schema.string().trim().max(200),
      description: schema.string().trim().max(1000),
      choices: schema.array(schema.string()),
      format: schema.enum(FORMAT_WORDS.map(({ value }) => value)),
    }),
  ),
});

/** An event type as it stands in the form. */
export type EventTypeDraft = ReturnType<typeof eventTypeDraft.parse>;
type FieldDraft = EventTypeDraft['fields'][number];

export const NEW_FIELD: FieldDraft = {
  name: '',
  type: 'string',
  required: false,
  label: '',
  description: '',
  choices: [],
  format: '',
};

/** `type` undefined: a new one. */
export function draftOf(type: EventType | undefined): EventTypeDraft {
  return {
    name: type?.name ?? '',
    label: type?.label ?? '',
    description: type?.description ?? '',
    submittable: type?.submittable ?? true,
    once: type?.once ?? false,
    points: String(type?.points ?? ''),
    fields: (type?.fields ?? []).map(({ label, description, choices, format, ...field }) => ({
      ...field,
      label: label ?? '',
      description: description ?? '',
      choices: [...choices],
      format: format ?? '',
    })),
  };
}

/** The form as it is sent: what does not go with a field's type is left out. */
export function sentOf({ name, label, description, points, fields, ...rest }: EventTypeDraft) {
  return {
    ...rest,
    label: label === '' ? name : label,
    description: description === '' ? null : description,
    points: points === '' ? null : Number(points),
    fields: fields.map((field) => ({
      ...field,
      label: field.label === '' ? null : field.label,
      description: field.description === '' ? null : field.description,
      choices: hasChoices(field.type) ? field.choices : [],
      format: field.format === '' || !hasFormat(field.type) ? null : field.format,
    })),
  };
}
