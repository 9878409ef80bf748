import type { ReactElement } from 'react';
import { partsOf, type CardField } from './card.ts';
import type { Fault } from './fault.ts';

export interface EditorProps {
  readonly field: CardField;
}

/** How one field of a card is drawn, and how what a form holds of it becomes a setting. */
export interface Editor {
  readonly draw: (props: EditorProps) => ReactElement | null;
  /** What the form holds of a setting, where that is not the setting itself. */
  readonly hold?: (setting: unknown, field: CardField) => unknown;
  /** The way back. */
  readonly tell?: (held: unknown, field: CardField) => unknown;
  /** What is wrong with what is held, without knowing anything else. */
  readonly faults?: (held: unknown, field: CardField, place: string) => readonly Fault[];
}

/** By the `control` of a field, and by the name of its type. */
export type Editors = Readonly<Record<string, Editor>>;

/** Which editor draws a field: its own, else that of its type, so that no field is ever left out. */
export function editorOf(field: CardField, fields: readonly CardField[], editors: Editors): Editor {
  const asked = field.control === undefined ? undefined : editors[field.control];
  const found = asked ?? editors[byType(field, fields)] ?? editors['json'];
  if (found === undefined) throw new Error('A form has to be able to draw any type.');
  return found;
}

function byType(field: CardField, fields: readonly CardField[]): string {
  if (field.type === 'object' && partsOf(fields, field).length > 0) return 'switch';
  if (field.choices.length > 0 && field.type === 'list') return 'checks';
  if (field.choices.length > 0 && field.type === 'text') return 'suggest';
  if (field.choices.length > 0 && field.type === 'number') return 'named_number';
  return field.type;
}
