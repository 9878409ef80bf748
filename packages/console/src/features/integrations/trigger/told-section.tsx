import { TagsInput, Text } from '@mantine/core';
import { useMemo, type ReactElement } from 'react';
import { ourAttributes } from '../insider/our-fields.ts';
import { Section } from '../insider/section.tsx';
import { useField, useJobTools } from './form-tools.ts';
import { ChoiceField, FlagField } from './plain-fields.tsx';

/** What is told, and what of the profile goes along. */
export function ToldSection(): ReactElement {
  const { kind } = useJobTools();
  const enriches = kind === 'enrichment';
  return (
    <Section
      title="What is told"
      about={
        enriches
          ? 'When somebody is looked up, and what the service gets to know of them.'
          : 'What has to happen, and what of the profile goes along.'
      }
    >
      <FlagField
        name="existingUsers"
        label="Existing users"
        help="Who is in the audiences already is told too, as somebody who joins. It begins at once, and can be paused."
      />
      <ChoiceField
        name="triggerEvents"
        label="Audience trigger events"
        choices={[
          { value: 'both', label: 'Joining and leaving' },
          { value: 'enters', label: 'Joining only' },
          { value: 'exits', label: 'Leaving only' },
        ]}
      />
      <FieldsField
        name="exportFields"
        label="Export fields"
        required={enriches}
        help={
          enriches
            ? 'Fields of the profile that the service needs. The id of the customer and what happened always go along.'
            : 'Fields of the profile that are sent. The id of the customer and what happened always go along.'
        }
        none={enriches ? 'Choose at least one' : 'All fields'}
      />
      <FieldsField
        name="fieldChanges"
        label="Fields to trigger"
        help="When one of these changes of somebody who is in an audience, that is told too. Up to 75."
        none="None: changes are not told"
      />
      <FlagField
        name="includeAudiences"
        label="Include audience membership"
        help="Adds segments_all, the short names of all audiences they are in."
      />
    </Section>
  );
}

interface FieldsFieldProps {
  readonly name: 'exportFields' | 'fieldChanges' | 'origin';
  readonly label: string;
  readonly help: string;
  /** Said where none is chosen. */
  readonly none: string;
  readonly required?: boolean;
}

/** Some fields of the profile. */
export function FieldsField({ name, label, help, none, required = false }: FieldsFieldProps): ReactElement {
  const { ours } = useJobTools();
  const { value, change, input, error, readOnly } = useField(name);
  const data = useMemo(
    () => ourAttributes(ours).map(({ group, items }) => ({ group, items: items.map((item) => item.value) })),
    [ours],
  );
  if (readOnly)
    return (
      <div id={input.id}>
        <Text size="xs" fw={600}>
          {label}
        </Text>
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {value.length === 0 ? none : value.join(', ')}
        </Text>
      </div>
    );
  return (
    <TagsInput
      {...input}
      label={label}
      description={help}
      withAsterisk={required}
      placeholder={value.length === 0 ? none : ''}
      error={error}
      data={data}
      value={[...value]}
      splitChars={[',']}
      acceptValueOnBlur
      maxDropdownHeight={260}
      onChange={change}
    />
  );
}
