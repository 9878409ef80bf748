import { NativeSelect, SimpleGrid } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useMemo, useState, type ReactElement } from 'react';
import { get } from '../app/query.ts';
import { CustomerChoice } from './customer-choice.tsx';
import { atLeast, useNow } from './now.ts';
import { ProblemNote } from './problem-note.tsx';
import { ago } from './time.ts';

export interface ChosenEvent {
  readonly id: number;
  readonly type: string;
}

interface RecentEventProps {
  /** Undefined: there is none to choose. */
  readonly onChoose: (event: ChosenEvent | undefined) => void;
}

/** A customer, and one of the last things they did. */
export function RecentEvent({ onChoose }: RecentEventProps): ReactElement {
  const [customer, setCustomer] = useState<string>();
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs" verticalSpacing="xs">
      <CustomerChoice onChoose={({ id }) => setCustomer(id)} />
      {customer !== undefined && <EventChoice key={customer} id={customer} onChoose={onChoose} />}
    </SimpleGrid>
  );
}

/** The last events of a customer; the newest is chosen until another one is. */
function EventChoice({ id, onChoose }: RecentEventProps & { readonly id: string }): ReactElement {
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
    onChoose(event === undefined ? undefined : { id: event.id, type: event.type }),
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
              label: `${one.type}, ${ago(Date.parse(one.timestamp), atLeast(now, Date.parse(one.timestamp)))}`,
            }))
      }
      value={event === undefined ? '' : String(event.id)}
      onChange={(change) => setChosen(change.currentTarget.value)}
    />
  );
}
