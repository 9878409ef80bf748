import { Select, Skeleton, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState, type ReactElement } from 'react';
import type { Answer } from '../app/api.ts';
import { get } from '../app/query.ts';
import { clip } from './clip.ts';
import { TextLink } from './links.tsx';
import { ProblemNote } from './problem-note.tsx';

export type ChosenCustomer = Answer<'GET /v1/admin/customers'>['data'][number];

function labelOf({ id, name, anonymous }: ChosenCustomer): string {
  const who = name === null || name === id ? clip(id, 80) : `${clip(name, 80)} (${clip(id, 80)})`;
  return anonymous ? `${who}, not yet named` : who;
}

/** A customer, found by id or e-mail address; the newest who has a name until another one is chosen. */
export function CustomerChoice({
  onChoose,
}: {
  readonly onChoose: (customer: ChosenCustomer) => void;
}): ReactElement {
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<ChosenCustomer>();
  const [search] = useDebouncedValue(typed.trim(), 250);
  const newest = useQuery({
    ...get('GET /v1/admin/customers', { query: { limit: 12 } }),
    refetchOnWindowFocus: false,
  });
  const latest = newest.data?.data ?? [];
  const customer = chosen ?? latest.find(({ anonymous }) => !anonymous) ?? latest[0];
  // The input also says who is chosen, and that is no search.
  const looking = search !== '' && (customer === undefined || labelOf(customer) !== search);
  const found = useQuery({
    ...get('GET /v1/admin/customers', { query: { limit: 12, search } }),
    enabled: looking,
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
  });
  const id = customer?.id;
  const tell = useEffectEvent(() => {
    if (customer !== undefined) onChoose(customer);
  });
  useEffect(() => {
    if (id !== undefined) tell();
  }, [id]);
  if (newest.error !== null && newest.data === undefined)
    return <ProblemNote error={newest.error} title="Customers could not be read" />;
  if (newest.data === undefined) return <Skeleton h={52} />;
  if (customer === undefined) return <NobodyYet />;
  const listed = looking ? (found.data?.data ?? []) : latest;
  const options = listed.some((one) => one.id === customer.id) ? listed : [...listed, customer];
  return (
    <Select
      label="Customer"
      searchable
      allowDeselect={false}
      placeholder="Id or e-mail"
      data={options.map((one) => ({ value: one.id, label: labelOf(one) }))}
      filter={({ options: all }) =>
        looking ? all.filter((one) => 'group' in one || listed.some((other) => other.id === one.value)) : all
      }
      nothingFoundMessage={found.isFetching ? 'Looking…' : 'Nobody found'}
      value={customer.id}
      onSearchChange={setTyped}
      onChange={(next) => setChosen(options.find((one) => one.id === next))}
    />
  );
}

function NobodyYet(): ReactElement {
  return (
    <Text size="sm" c="dimmed">
      No customer has come in yet.{' '}
      <TextLink to="/settings/keys" td="underline">
        Send a first event with a tracking key
      </TextLink>
      , or try a sample or a text of your own.
    </Text>
  );
}
