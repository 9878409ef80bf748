import { Select } from '@mantine/core';
import type { ReactElement } from 'react';
import { useOurFields } from '../insider/use-known.ts';
import { AuthorizationField } from './authorization-field.tsx';
import { placeOf } from './card.ts';
import type { Editor, EditorProps } from './editor.ts';
import { useField } from './form-tools.ts';
import { TEXT, wordsOf } from './plain-controls.tsx';
import { TemplateField } from './template-field.tsx';

/** A shared authorization. */
export const AUTHORIZATION: Editor = {
  ...TEXT,
  draw: ({ field }) => <AuthorizationField {...wordsOf(field)} none={field.placeholder} />,
};

/** A stored template. */
export const TEMPLATE: Editor = {
  ...TEXT,
  draw: ({ field }) => <TemplateField {...wordsOf(field)} none={field.placeholder} />,
};

/** What people are known by here: their id, or an attribute that is an external id. */
export const EXTERNAL_ID: Editor = { draw: ExternalIdControl };

function ExternalIdControl({ field }: EditorProps): ReactElement {
  const { ours } = useOurFields();
  const { value, change, input, error, readOnly } = useField<string>(placeOf(field));
  const options = [
    { value: 'id', label: 'Customer id' },
    ...ours.attributes
      .filter(({ tags }) => tags.includes('external_id'))
      .map(({ name, label }) => ({ value: name, label: label === name ? name : `${label} (${name})` })),
  ];
  const isListed = options.some((option) => option.value === value);
  return (
    <Select
      {...input}
      label={field.label}
      description={field.help}
      error={error}
      readOnly={readOnly}
      searchable={options.length > 8}
      allowDeselect={false}
      data={isListed ? options : [...options, { value, label: value }]}
      value={value}
      onChange={(next) => change(next ?? 'id')}
    />
  );
}
