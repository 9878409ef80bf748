import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import type { Answer } from '../../../app/api.ts';
import { get } from '../../../app/query.ts';
import { clip } from '../../../ui/clip.ts';
import { ProblemNote } from '../../../ui/problem-note.tsx';

export type Found = Answer<'GET /v1/admin/customers'>['data'][number];

interface OtherCustomerProps {
  /** Id of the one who is not meant. */
  readonly not: string;
  readonly value: Found | undefined;
  readonly onChange: (customer: Found | undefined) => void;
}

/** Finds the other customer by any identifier. Nobody is chosen by itself. */
export function OtherCustomer({ not, value, onChange }: OtherCustomerProps): ReactElement {
  const [typed, setTyped] = useState('');
  const [settled] = useDebouncedValue(typed.trim(), 250);
  const chosen = value === undefined ? '' : labelOf(value);
  // The input also says who is chosen, and that is no search.
  const search = settled === chosen ? '' : settled;
  const found = useQuery({
    ...get('GET /v1/admin/customers', { query: { limit: 12, search } }),
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
  });
  const listed = (found.data?.data ?? []).filter(({ id }) => id !== not);
  const options =
    value === undefined || listed.some(({ id }) => id === value.id) ? listed : [...listed, value];
  return (
    <>
      <Select
        label="The other customer"
        description="Search by id, anonymous id, e-mail, phone or external id."
        placeholder="Who is the same person?"
        searchable
        clearable
        data-autofocus
        data={options.map((one) => ({ value: one.id, label: labelOf(one) }))}
        // The hub has searched already, also where no label says what was typed.
        filter={({ options: all }) => all}
        nothingFoundMessage={found.isFetching ? 'Looking…' : 'Nobody else was found'}
        value={value?.id ?? null}
        onSearchChange={setTyped}
        onChange={(next) => onChange(options.find(({ id }) => id === next))}
      />
      {found.error !== null && <ProblemNote error={found.error} title="Customers could not be searched" />}
    </>
  );
}

function labelOf({ id, name, anonymous }: Found): string {
  const who = name === null || name === id ? clip(id, 80) : `${clip(name, 80)} (${clip(id, 80)})`;
  return anonymous ? `${who}, not yet named` : who;
}
