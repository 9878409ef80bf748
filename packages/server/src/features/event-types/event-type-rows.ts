import type { EventType, FieldType } from '@causeway/core/event/event-type';

/** A table's row: name, label, group, may it be sent in, and its fields as `name:type`, with `!` when required. */
export type BuiltInRow = readonly [
  name: string,
  label: string,
  group: string,
  submittable: boolean,
  fields: string,
];

/** An event type with the group it is listed under. */
export interface ListedEventType extends EventType {
  readonly group: string;
}

export function listed(rows: readonly BuiltInRow[], kind: EventType['kind']): readonly ListedEventType[] {
  return rows.map(([name, label, group, submittable, fields]) => ({
    name,
    label,
    kind,
    group,
    submittable,
    fields: fields
      .split(' ')
      .filter((field) => field !== '')
      .map(fieldFrom),
  }));
}

function fieldFrom(text: string): EventType['fields'][number] {
  const [name = '', type = ''] = text.split(':');
  return { name: name.replace('!', ''), type: type as FieldType, required: name.endsWith('!') };
}
