import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { KeptTextField } from '../../ui/kept-text-field.tsx';
import { AREAS } from './audit-words.ts';

type Filter = 'action' | 'actor' | 'target' | 'from' | 'to';

/** Narrows the audit; what is asked for stands in the address. */
export function AuditFilters(): ReactElement {
  const search = useSearch({ from: '/shell/settings/audit' });
  const navigate = useNavigate();
  const show = (name: Filter, value: string | undefined): void => {
    const next = { ...search, [name]: value === '' ? undefined : value };
    navigate({ to: '/settings/audit', search: next, replace: true }).catch(() => undefined);
  };
  const any = Object.values(search).some((value) => value !== undefined);
  return (
    <Group gap="xs" align="flex-end" component="search">
      <NativeSelect
        label="Area"
        data={[...AREAS]}
        value={search.action ?? ''}
        onChange={(event) => show('action', event.currentTarget.value)}
      />
      <KeptTextField
        label="Who"
        placeholder="ada@example.com"
        value={search.actor}
        onKeep={(value) => show('actor', value)}
      />
      <KeptTextField
        label="What was changed"
        placeholder="Insider"
        value={search.target}
        onKeep={(value) => show('target', value)}
      />
      <TextInput
        type="date"
        label="From"
        value={search.from ?? ''}
        onChange={(event) => show('from', event.currentTarget.value)}
      />
      <TextInput
        type="date"
        label="To"
        value={search.to ?? ''}
        onChange={(event) => show('to', event.currentTarget.value)}
      />
      {any && (
        <Button
          variant="subtle"
          onClick={() => {
            navigate({ to: '/settings/audit', search: {}, replace: true }).catch(() => undefined);
          }}
        >
          Clear
        </Button>
      )}
    </Group>
  );
}
