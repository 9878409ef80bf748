import { Select, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement, ReactNode } from 'react';
import { get } from '../../../app/query.ts';
import { clip } from '../../../ui/clip.ts';
import { TextLink } from '../../../ui/links.tsx';
import { useField } from './form-tools.ts';

interface AuthorizationFieldProps {
  readonly name: string;
  readonly label: string;
  readonly help?: ReactNode;
  /** Said where none is chosen. */
  readonly none?: string | undefined;
}

/** The shared authorization that requests are sent with. */
export function AuthorizationField(props: AuthorizationFieldProps): ReactElement {
  const { name, label, help, none = 'None' } = props;
  const { value, change, input, error, readOnly } = useField<string>(name);
  const query = useQuery({ ...get('GET /v1/admin/authorizations', {}), staleTime: 10_000 });
  const list = query.data?.data ?? [];
  const chosen = list.find(({ id }) => id === value);
  const gone = value !== '' && query.data !== undefined && chosen === undefined;
  return (
    <Stack gap={2}>
      <Select
        id={input.id}
        label={label}
        description={help}
        searchable={!readOnly}
        clearable={!readOnly && value !== ''}
        readOnly={readOnly}
        placeholder={query.isPending ? 'Reading…' : none}
        nothingFoundMessage="No authorization of that label"
        clearButtonProps={{ 'aria-label': 'Choose none' }}
        error={query.isError ? 'The authorizations could not be read.' : error}
        data={[
          ...list.map(({ id, label: called }) => ({ value: id, label: clip(called, 120) })),
          ...(gone ? [{ value, label: 'An authorization that is not there any more' }] : []),
        ]}
        value={value === '' ? null : value}
        onBlur={input.onBlur}
        onChange={(id) => change(id ?? '')}
      />
      <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
        {chosen === undefined ? '' : sentTo(chosen.hosts, chosen.method)}
        <TextLink
          to="/settings/authorizations"
          search={chosen === undefined ? { edit: 'new' } : { edit: chosen.id }}
          inherit
          td="underline"
          target="_blank"
        >
          {chosen === undefined ? 'Add one' : 'Look at it'}
        </TextLink>{' '}
        in another tab
      </Text>
    </Stack>
  );
}

function sentTo(hosts: readonly string[], method: string): string {
  if (method === 'none') return '';
  if (hosts.length === 0) return 'This will be the host that it may be sent to. ';
  return `It is for ${clip(hosts.map((host) => host.replace(/^https:\/\//, '')).join(', '), 200)}. `;
}
