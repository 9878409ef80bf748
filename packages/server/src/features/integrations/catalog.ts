import type { AnswerOf } from '@causeway/contract/operation';
import type { listKinds } from '@causeway/contract/integrations';
import type { DestinationKind } from '@causeway/core/delivery/destination';
import { isObject, own, type Json } from '@causeway/core/result/json';
import { CARDS, type CardField } from './settings-cards.data.ts';

type KindView = AnswerOf<typeof listKinds>['data'][number];

/** A kind of integration as the library offers it, with the values that hold where a setting is left out. */
export function kindView(kind: DestinationKind): KindView {
  const card = CARDS.get(kind.key);
  const defaults = kind.check(undefined).settings;
  const fields: readonly CardField[] =
    card?.fields ??
    kind.secrets.map((name) => ({ name, label: name, section: 'General', type: 'secret', required: true }));
  return {
    key: kind.key,
    label: kind.label,
    category: card?.category ?? 'Other',
    description: card?.description ?? '',
    secrets: kind.secrets,
    starters: (card?.starters ?? []).map((starter) => ({ ...starter, settings: { ...starter.settings } })),
    fields: fields.map((field) => {
      const value = field.type === 'secret' ? undefined : at(defaults, field.name);
      return {
        name: field.name,
        label: field.label,
        section: field.section,
        type: field.type,
        required: field.required ?? false,
        choices: field.choices ?? [],
        ...(value === undefined ? {} : { default: value }),
        ...(field.help === undefined ? {} : { help: field.help }),
      };
    }),
  };
}

function at(settings: Json, path: string): Json | undefined {
  let value: Json | undefined = settings;
  for (const step of path.split('.')) value = isObject(value) ? own(value, step) : undefined;
  return value;
}
