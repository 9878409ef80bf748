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
  const looking = chosen === undefined || labelOf(chosen) !== search;
  const found = useQuery({
    ...get('GET /v1/admin/customers', {
      query: { limit: 12, search: looking && search !== '' ? search : undefined },
    }),
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
  });
  const list = found.data?.data ?? [];
  const first = list.find(({ anonymous }) => !anonymous) ?? list[0];
  const customer = chosen ?? first;
  if (found.error !== null && found.data === undefined)
    return <ProblemNote error={found.error} title="Customers could not be read" />;
  if (found.data === undefined) return <Skeleton h={52} />;
  if (customer === undefined && search === '') return <NobodyYet />;
  const known =
    customer === undefined || list.some(({ id }) => id === customer.id) ? list : [customer, ...list];
  return (
    <SimpleGrid cols={2} spacing="xs">
      <Select
        label="Customer"
        searchable
        allowDeselect={false}
        placeholder="Id or e-mail"
        nothingFoundMessage="Nobody found"
        data={known.map((one) => ({ value: one.id, label: labelOf(one) }))}
        filter={({ options }) => options}
        value={customer?.id ?? null}
        onSearchChange={setTyped}
        onChange={(id) => setChosen(known.find((one) => one.id === id))}
      />
      {customer !== undefined && <EventChoice key={customer.id} id={customer.id} onChoose={onChoose} />}
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
      <TextLink to="/settings/keys">Send a first event with a tracking key</TextLink>, or try a sample or a
      text of your own.
    </Text>
  );
}
