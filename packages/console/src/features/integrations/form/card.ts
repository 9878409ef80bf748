import type { Answer } from '../../../app/api.ts';
import { valueAt } from './at-path.ts';

/** A kind of integration as the catalog has it: with the card that its form is drawn from. */
export type Kind = Answer<'GET /v1/admin/integration-catalog'>['data'][number];
export type CardField = Kind['fields'][number];

/** Where in a form a field stands: its secret or its setting. */
export function placeOf({ type, name }: Pick<CardField, 'type' | 'name'>): string {
  return type === 'secret' ? `secrets.${name}` : `settings.${name}`;
}

/** The fields of what is inside an object that has a field itself. */
export function partsOf(fields: readonly CardField[], { name, type }: CardField): readonly CardField[] {
  return type === 'object' ? fields.filter((one) => one.name.startsWith(`${name}.`)) : [];
}

/** The object that a field is a part of. */
export function wholeOf(fields: readonly CardField[], { name }: CardField): CardField | undefined {
  return fields.find((one) => one.type === 'object' && name.startsWith(`${one.name}.`));
}

/** Is there a place for it, with these settings? Parts of what is off have none. */
export function isThere(fields: readonly CardField[], field: CardField, settings: unknown): boolean {
  const whole = wholeOf(fields, field);
  if (whole !== undefined && (valueAt(settings, whole.name) ?? null) === null) return false;
  if (field.shown === undefined) return true;
  const value = valueAt(settings, field.shown.field);
  return field.shown.is.length === 0 ? !isEmpty(value) : field.shown.is.includes(String(value));
}

export function isEmpty(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() === '';
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}

/** What a place is called: by its own field, or the nearest one around it. */
export function fieldAt(fields: readonly CardField[], place: string): CardField | undefined {
  return fields
    .filter((field) => place === placeOf(field) || place.startsWith(`${placeOf(field)}.`))
    .toSorted((one, other) => other.name.length - one.name.length)[0];
}
