import { Autocomplete, Button, Group, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { get } from '../../app/query.ts';
import { KeptTextField } from '../../ui/kept-text-field.tsx';
import { useKeptDraft } from '../../ui/use-kept-draft.ts';
import { STATES } from './shown-rows.ts';

/** Of a choice, in px: as wide before its names are read as after, so that nothing moves when they come. */
const WIDTH = 160;

/** Narrows the stream; what is asked for stands in the address. */
export function LiveFilters(): ReactElement {
  const {
    type,
    customer_id: customer,
    source_id: source,
    integration,
    state,
  } = useSearch({ from: '/shell/live' });
  const navigate = useNavigate();
  const types = useQuery({ ...get('GET /v1/admin/event-types', {}), staleTime: 60_000 });
  const sources = useQuery({ ...get('GET /v1/admin/sources', {}), staleTime: 60_000 });
  const integrations = useQuery({ ...get('GET /v1/admin/integrations', {}), staleTime: 60_000 });
  const show = (next: {
    type?: string | undefined;
    customer_id?: string | undefined;
    source_id?: string | undefined;
    integration?: string | undefined;
    state?: string | undefined;
  }): void => {
    navigate({
      to: '/live',
      search: { type, customer_id: customer, source_id: source, integration, state, ...next },
      replace: true,
    }).catch(() => undefined);
  };
  const any = [type, customer, source, integration, state].some((one) => one !== undefined);
  return (
    <Group gap="xs" align="flex-end" component="search">
      <TypeField
        value={type}
        names={[...new Set(types.data?.data.map(({ name }) => name))]}
        onKeep={(value) => show({ type: value })}
      />
      <KeptTextField
        label="Customer id"
        placeholder="All"
        value={customer}
        onKeep={(value) => show({ customer_id: value })}
      />
      <NativeSelect
        w={WIDTH}
        label="Source"
        value={source ?? ''}
        data={[
          { value: '', label: 'All' },
          ...(sources.data?.data ?? []).map(({ id, name }) => ({ value: String(id), label: name })),
        ]}
        onChange={({ currentTarget: { value } }) => show({ source_id: value === '' ? undefined : value })}
      />
      <NativeSelect
        w={WIDTH}
        label="Integration"
        value={integration ?? ''}
        data={[
          { value: '', label: 'All' },
          ...(integrations.data?.data ?? []).map(({ id, name }) => ({ value: String(id), label: name })),
        ]}
        onChange={({ currentTarget: { value } }) => show({ integration: value === '' ? undefined : value })}
      />
      <NativeSelect
        w={WIDTH}
        label="Stands as"
        value={state ?? ''}
        data={[{ value: '', label: 'All' }, ...STATES]}
        onChange={({ currentTarget: { value } }) => show({ state: value === '' ? undefined : value })}
      />
      {any && (
        <Button
          variant="subtle"
          onClick={() =>
            show({
              type: undefined,
              customer_id: undefined,
              source_id: undefined,
              integration: undefined,
              state: undefined,
            })
          }
        >
          Clear
        </Button>
      )}
    </Group>
  );
}

interface TypeFieldProps {
  readonly value: string | undefined;
  readonly names: readonly string[];
  readonly onKeep: (value: string | undefined) => void;
}

function TypeField({ value, names, onKeep }: TypeFieldProps): ReactElement {
  const { draft, setDraft, keep } = useKeptDraft(value, onKeep);
  return (
    <Autocomplete
      label="Event type"
      placeholder="All"
      w={180}
      limit={30}
      comboboxProps={{ shadow: 'md', withinPortal: false }}
      data={[...names]}
      value={draft}
      onChange={setDraft}
      onOptionSubmit={keep}
      onBlur={() => keep()}
      onKeyDown={(event) => {
        if (event.key === 'Enter') keep();
      }}
    />
  );
}
