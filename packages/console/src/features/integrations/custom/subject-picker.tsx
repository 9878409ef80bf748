import { SegmentedControl, Select, Stack, Text } from '@mantine/core';
import { useEffect, useMemo, useState, type ReactElement } from 'react';
import { useCell } from '../../../ui/cell.ts';
import { CustomerSubject } from '../insider/customer-subject.tsx';
import { ourEvents } from '../insider/our-fields.ts';
import { PastedSubject } from '../insider/pasted-subject.tsx';
import { sampleSubject } from '../insider/sample-subject.tsx';
import type { SubjectProps } from '../insider/subject-picker.tsx';
import { useFormTools } from './form-tools.ts';

const WAYS = [
  { value: 'recent', label: 'Recent event' },
  { value: 'sample', label: 'Sample event' },
  { value: 'paste', label: 'Paste JSON' },
] as const;

/** Which event to try: one that came in, a sample of a type, or a text. */
export function SubjectPicker({ onChoose }: SubjectProps): ReactElement {
  const [way, setWay] = useState<(typeof WAYS)[number]['value']>('recent');
  return (
    <Stack gap="xs">
      <SegmentedControl
        fullWidth
        aria-label="Event to try"
        data={WAYS.map((one) => ({ ...one }))}
        value={way}
        onChange={(value) => {
          onChoose(undefined);
          setWay(value);
        }}
      />
      {way === 'recent' && <CustomerSubject onChoose={onChoose} />}
      {way === 'sample' && <SampleChoice onChoose={onChoose} />}
      {way === 'paste' && <PastedSubject onChoose={onChoose} />}
    </Stack>
  );
}

/** An event put together from what came in lately, or from its definition. */
function SampleChoice({ onChoose }: SubjectProps): ReactElement {
  const { ours, values } = useFormTools();
  const sent = useCell(values, ({ which, only }) => (which === 'only' ? only[0] : undefined));
  const groups = useMemo(() => ourEvents(ours), [ours]);
  const [chosen, setChosen] = useState<string | null>(null);
  const type = chosen ?? sent ?? groups[0]?.items[0]?.value;
  const data = useMemo(() => {
    const listed = groups.map(({ group, items }) => ({ group, items: items.map(({ value }) => value) }));
    const known = type === undefined || listed.some(({ items }) => items.includes(type));
    return known ? listed : [{ group: 'Chosen', items: [type] }, ...listed];
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
