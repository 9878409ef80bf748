import { Select, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement, ReactNode } from 'react';
import { get } from '../../../app/query.ts';
import { clip } from '../../../ui/clip.ts';
import { TextLink } from '../../../ui/links.tsx';
import { useField } from './form-tools.ts';

interface TemplateFieldProps {
  readonly name: string;
  readonly label: string;
  readonly help?: ReactNode;
  readonly required: boolean;
  /** Said where none is chosen. */
  readonly none?: string | undefined;
}

/** A stored template, and the way to it. */
export function TemplateField(props: TemplateFieldProps): ReactElement {
  const { name, label, help, required: isRequired, none } = props;
  const { value, change, input, error, readOnly } = useField<string>(name);
  const templates = useQuery({ ...get('GET /v1/admin/templates', {}), staleTime: 10_000 });
  const list = templates.data?.data ?? [];
  const chosen = list.find(({ id }) => id === value);
  const gone = value !== '' && templates.data !== undefined && chosen === undefined;
  return (
    <Stack gap={2}>
      <Select
        id={input.id}
        label={label}
        description={help}
        withAsterisk={isRequired}
        searchable={!readOnly}
        readOnly={readOnly}
        allowDeselect={false}
        clearable={!isRequired && !readOnly && value !== ''}
        clearButtonProps={{ 'aria-label': `${label}: choose none` }}
        placeholder={templates.isPending ? 'Reading…' : (none ?? 'Choose one')}
        nothingFoundMessage="No template of that name"
        error={templates.isError ? 'The templates could not be read.' : error}
        data={[
          ...list.map(({ id, name: called }) => ({ value: id, label: clip(called, 120) })),
          ...(gone ? [{ value, label: 'A template that is not there any more' }] : []),
        ]}
        value={value === '' ? null : value}
        onBlur={input.onBlur}
        onChange={(id) => change(id ?? '')}
      />
      <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
        {chosen !== undefined && chosen.description !== '' && `${clip(chosen.description, 300)} `}
        {chosen !== undefined && (
          <TextLink to="/templates/$id" params={{ id: chosen.id }} inherit td="underline" target="_blank">
            {readOnly ? 'Look at it' : 'Edit it'}
          </TextLink>
        )}
        {chosen === undefined && !readOnly && (
          <TextLink to="/templates/new" inherit td="underline" target="_blank">
            Write a new one
          </TextLink>
        )}
        {(chosen !== undefined || !readOnly) && ' in another tab'}
      </Text>
    </Stack>
  );
}
