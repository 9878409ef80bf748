import type { EventType } from './event-types-page.tsx';
import { TYPE_WORDS } from './type-words.ts';

export type FieldType = EventType['fields'][number]['type'];

/** What a field of an event can be: all that attributes can, and objects. */
export const FIELD_TYPES: readonly { readonly value: FieldType; readonly label: string }[] = [
  ...TYPE_WORDS,
  { value: 'object', label: 'Object' },
  { value: 'objects', label: 'List of objects' },
];
