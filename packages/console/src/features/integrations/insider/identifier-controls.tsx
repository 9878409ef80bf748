import { Stack, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { placeOf } from '../form/card.ts';
import type { Editor, EditorProps } from '../form/editor.ts';
import { useField as useAnyField } from '../form/form-tools.ts';
import { TEXT } from '../form/plain-controls.tsx';
import { ChoiceInput } from './choice-input.tsx';
import { derived } from './derived.ts';
import { useField, useFormTools, useValue } from './form-tools.ts';
import { insiderAttributes } from './insider-names.ts';
import { SuggestInput } from './suggest-input.tsx';

/** What people are known by in Insider: one of its own identifiers, or a custom one by its name. */
export const INSIDER_IDENTIFIER: Editor = { draw: IdentifierControl };

/** The field of an inbound request that has the customer id. */
export const INSIDER_CARRIER: Editor = { ...TEXT, draw: CarrierControl };

function IdentifierControl({ field }: EditorProps): ReactElement {
  const { value, change, input, readOnly } = useField('customerId.to');
  const custom = useAnyField<string | undefined>(`${placeOf(field)}.custom`);
  const isCustom = typeof value === 'object';
  return (
    <Stack gap={6}>
      <ChoiceInput
        {...input}
        label={field.label}
        description={field.help}
        error={isCustom ? undefined : input.error}
        readOnly={readOnly}
        choices={[
          { value: 'uuid', label: 'uuid' },
          { value: 'email', label: 'email' },
          { value: 'custom', label: 'A custom identifier…' },
        ]}
        value={isCustom ? 'custom' : value}
        onChange={(next) => change(next === 'custom' ? { custom: '' } : next)}
      />
      {isCustom && (
        <TextInput
          {...custom.input}
          label="Name of the custom identifier"
          description="As it is set up in Insider, in lower case. Ask Insider’s support to add it if it is not there."
          placeholder="loyalty_id"
          withAsterisk
          error={custom.error}
          readOnly={readOnly}
          spellCheck={false}
          autoComplete="off"
          value={custom.value ?? ''}
          onChange={(event) => custom.change(event.currentTarget.value)}
        />
      )}
    </Stack>
  );
}

function CarrierControl({ field }: EditorProps): ReactElement {
  const { theirs } = useFormTools();
  const { value, change, input, readOnly } = useField('inbound.identifier');
  const to = useValue('customerId.to');
  return (
    <SuggestInput
      {...input}
      label={field.label}
      description={field.help}
      placeholder={typeof to === 'object' ? to.custom : to}
      readOnly={readOnly}
      groups={derived(theirs, insiderAttributes)}
      value={value}
      onChange={change}
    />
  );
}
