import { NativeSelect, Select, SimpleGrid, Skeleton, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useMemo, useState, type ReactElement } from 'react';
import type { Answer } from '../../../app/api.ts';
import { get } from '../../../app/query.ts';
import { TextLink } from '../../../ui/links.tsx';
import { useNow } from '../../../ui/now.ts';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { ago } from '../../../ui/time.ts';
import type { SubjectProps } from './subject-picker.tsx';

type Customer = Answer<'GET /v1/admin/customers'>['data'][number];

function labelOf({ id, name, anonymous }: Customer): string {
  const who = name === null || name === id ? id : `${name} (${id})`;
  return anonymous ? `${who}, not yet named` : who;
}

/** A customer, found by id or e-mail address, and one of the last things they did. */
export function CustomerSubject({ onChoose }: SubjectProps): ReactElement {
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<Customer>();
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
  if (newest.error !== null && newest.data === undefined)
    return <ProblemNote error={newest.error} title="Customers could not be read" />;
  if (newest.data === undefined) return <Skeleton h={52} />;
  if (customer === undefined) return <NobodyYet />;
  const listed = looking ? (found.data?.data ?? []) : latest;
  const options = listed.some(({ id }) => id === customer.id) ? listed : [...listed, customer];
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs" verticalSpacing="xs">
      <Select
        label="Customer"
        searchable
        allowDeselect={false}
        placeholder="Id or e-mail"
        data={options.map((one) => ({ value: one.id, label: labelOf(one) }))}
        filter={({ options: all }) =>
          looking ? all.filter((one) => 'group' in one || listed.some(({ id }) => id === one.value)) : all
        }
        nothingFoundMessage={found.isFetching ? 'Looking…' : 'Nobody found'}
        value={customer.id}
        onSearchChange={setTyped}
        onChange={(id) => setChosen(options.find((one) => one.id === id))}
      />
      <EventChoice key={customer.id} id={customer.id} onChoose={onChoose} />
    </SimpleGrid>
  );
}

/** The last events of a customer; the newest is chosen until another one is. */
function EventChoice({ id, onChoose }: SubjectProps & { readonly id: string }): ReactElement {
  const [chosen, setChosen] = useState<string>();
  const now = useNow();
  const events = useQuery({
    ...get('GET /v1/admin/customers/{id}/events', { params: { id }, query: { limit: 25 } }),
    refetchOnWindowFocus: false,
  });
  const list = useMemo(() => events.data?.data ?? [], [events.data]);
  const settled = events.data !== undefined;
  const event = list.find((one) => String(one.id) === chosen) ?? list[0];
  const choice = event?.id;
  const tell = useEffectEvent(() =>
    onChoose(event === undefined ? undefined : { subject: { event_id: event.id }, type: event.type }),
  );
  useEffect(() => {
    if (choice !== undefined || settled) tell();
  }, [choice, settled]);
  if (events.error !== null) return <ProblemNote error={events.error} title="Events could not be read" />;
  return (
    <NativeSelect
      label="Event"
      disabled={list.length === 0}
      data={
        list.length === 0
          ? [{ value: '', label: events.isPending ? 'Reading…' : 'No events yet' }]
          : list.map((one) => ({
              value: String(one.id),
              label: `${one.type}, ${ago(Date.parse(one.timestamp), now)}`,
            }))
      }
      value={event === undefined ? '' : String(event.id)}
      onChange={(change) => setChosen(change.currentTarget.value)}
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
