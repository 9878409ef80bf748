import { nearNames } from '@causeway/core/webhook/near-names';
import type { Answer } from '../../../app/api.ts';
import type { RowValues } from './form-values.ts';
import type { SuggestionGroup } from './suggestion.ts';

type EventType = Answer<'GET /v1/admin/event-types'>['data'][number];
type Attribute = Answer<'GET /v1/admin/attributes'>['data'][number];

/** Events whose data may be any attribute of the customer, beside fields of their own. */
const SETS_ATTRIBUTES: ReadonlySet<string> = new Set(['opt_in', 'profile']);

/** What a row can fill for an event of this type, what it needs first. */
export function targetGroups(
  type: EventType | undefined,
  attributes: readonly Attribute[],
): readonly SuggestionGroup[] {
  const fields = (type?.fields ?? []).map((field) => ({
    value: `data.${field.name}`,
    note: isNeeded(field, type) ? `${field.type}, required` : field.type,
    needed: isNeeded(field, type),
  }));
  const settable =
    type !== undefined && SETS_ATTRIBUTES.has(type.name) ? attributes.filter((one) => !one.read_only) : [];
  return [
    {
      group: 'Whose event',
      items: [
        { value: 'customer', note: 'required' },
        { value: 'external_id', note: 'attribute that customer is a value of' },
        { value: 'account', note: 'account the event belongs to' },
      ],
    },
    { group: 'The event needs', items: fields.filter(({ needed }) => needed) },
    { group: 'The event may have', items: fields.filter(({ needed }) => !needed) },
    {
      group: 'Attributes of the customer',
      items: settable.map(({ name, type: kind }) => ({ value: `data.${name}`, note: kind })),
    },
    {
      group: 'Any event may have',
      items: [{ value: 'data.effective_timestamp', note: 'when it happened, Unix seconds' }],
    },
  ];
}

/** Targets that an event of this type needs and no row fills. */
export function missingTargets(
  rows: readonly Pick<RowValues, 'to'>[],
  type: EventType | undefined,
): readonly string[] {
  const needed = (type?.fields ?? [])
    .filter((field) => isNeeded(field, type))
    .map(({ name }) => `data.${name}`);
  return ['customer', ...needed].filter(
    (target) => !rows.some(({ to }) => to === target || to.startsWith(`${target}.`)),
  );
}

/** Which field of the body a target is most likely taken from; empty when none is like it. */
export function likelySource(target: string, paths: readonly string[]): string {
  const name = target === 'customer' ? 'customer_id' : target.replace(/^data\./, '');
  return nearNames(name, target === 'customer' ? ['customer', 'client_id'] : [], paths)[0] ?? '';
}

/** Points that the event type is worth by itself need not be sent. */
function isNeeded(field: EventType['fields'][number], type: EventType | undefined): boolean {
  return field.required && !(field.name === 'points' && type?.points !== null && type?.points !== undefined);
}
