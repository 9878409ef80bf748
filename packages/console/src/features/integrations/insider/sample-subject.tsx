import { Select, Text } from '@mantine/core';
import { useEffect, useMemo, useState, type ReactElement } from 'react';
import { derived } from './derived.ts';
import { ourEvents, type OurFields } from './our-fields.ts';
import { madeUp, sampleOf, spelledOnce } from './sample-event.ts';
import type { SubjectProps } from './subject-picker.tsx';
import { useOurFields } from './use-known.ts';
import type { PreviewSubject } from './use-preview.ts';

/** An event put together from what came in lately, of a person put together in the same way. */
export function sampleSubject({ seen, types }: OurFields, type: string): PreviewSubject {
  const came = seen.types.find((one) => one.type === type);
  const defined = types.find(({ name }) => name === type);
  const fields = came === undefined ? madeUp(defined?.fields ?? []) : spelledOnce(came.fields);
  const attributes = sampleOf(spelledOnce(seen.attributes));
  return {
    customer: { id: 'sample-customer', attributes },
    event: {
      type,
      data: type === 'identify' ? attributes : sampleOf(fields),
      context: sampleOf(came?.context ?? []),
    },
  };
}

interface SampleSubjectProps extends SubjectProps {
  readonly first: string | undefined;
}

/** An event put together from what came in lately, or from its definition. */
export function SampleSubject({ onChoose, first }: SampleSubjectProps): ReactElement {
  const { ours } = useOurFields();
  const groups = derived(ours, ourEvents);
  const [chosen, setChosen] = useState<string | null>(null);
  const type = chosen ?? first ?? groups[0]?.items[0]?.value;
  const data = useMemo(() => {
    const listed = groups.map(({ group, items }) => ({
      group,
      items: items.map(({ value, note }) => ({
        value,
        label: note === undefined ? value : `${value}, ${note}`,
      })),
    }));
    const known = type === undefined || listed.some(({ items }) => items.some(({ value }) => value === type));
    return known ? listed : [{ group: 'Chosen', items: [{ value: type, label: type }] }, ...listed];
  }, [groups, type]);
  useEffect(() => {
    onChoose(type === undefined ? undefined : { subject: sampleSubject(ours, type), type });
  }, [onChoose, ours, type]);
  const came = ours.seen.types.some((one) => one.type === type);
  return (
    <>
      <Select
        label="Type of event"
        searchable
        allowDeselect={false}
        nothingFoundMessage="No such event"
        data={data}
        value={type ?? null}
        onChange={setChosen}
      />
      <Text size="xs" c="dimmed">
        {came
          ? 'Made of one example of each field that came in lately.'
          : 'Nothing of this type came in lately: its fields are those of its definition, with made-up values.'}
      </Text>
    </>
  );
}
