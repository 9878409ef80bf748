import {
  AUDIENCE_ENTERED,
  AUDIENCE_LEFT,
  audienceData,
  type AudienceNamed,
} from '@causeway/core/audience/change-events';
import { NativeSelect, SegmentedControl, SimpleGrid, Stack, Text } from '@mantine/core';
import { useEffect, useMemo, useState, type ReactElement } from 'react';
import { CustomerChoice } from '../../../ui/customer-choice.tsx';
import { CustomerSubject } from '../insider/customer-subject.tsx';
import { sampleSubject } from '../insider/sample-subject.tsx';
import type { SubjectProps } from '../insider/subject-picker.tsx';
import { useValue } from '../form/form-tools.ts';
import { useOurFields } from '../insider/use-known.ts';
import { useAudiences } from './use-audiences.ts';

const WAYS = [
  { value: 'joins', label: 'Joins' },
  { value: 'leaves', label: 'Leaves' },
  { value: 'recent', label: 'Recent event' },
  { value: 'sample', label: 'Made up' },
] as const;
type Way = (typeof WAYS)[number]['value'];

/** What to try: a customer who joins or leaves an audience in thought, one who did something, or somebody made up. */
export function SubjectPicker({ onChoose }: SubjectProps): ReactElement {
  const told = useValue('settings.triggerEvents');
  const [picked, setWay] = useState<Way>();
  const way = picked ?? (told === 'exits' ? 'leaves' : 'joins');
  return (
    <Stack gap="xs">
      <SegmentedControl
        fullWidth
        aria-label="What to try"
        data={WAYS.map((one) => ({ ...one }))}
        value={way}
        onChange={(value) => {
          onChoose(undefined);
          setWay(value);
        }}
      />
      {way === 'recent' ? <CustomerSubject onChoose={onChoose} /> : <Move way={way} onChoose={onChoose} />}
    </Stack>
  );
}

/** Somebody joins or leaves one of the audiences of the form. */
function Move({ way, onChoose }: SubjectProps & { readonly way: Exclude<Way, 'recent'> }): ReactElement {
  const { ours } = useOurFields();
  const [customer, setCustomer] = useState<string>();
  const { chosen, audience, choose } = useAudienceOfForm();
  const type = way === 'leaves' ? AUDIENCE_LEFT : AUDIENCE_ENTERED;
  const made = way === 'sample';
  const several = (useValue('settings.audiences') as readonly string[]).length > 1;
  useEffect(() => {
    if (audience === undefined || (!made && customer === undefined)) return onChoose(undefined);
    const event = { type, data: audienceData(audience) };
    onChoose({
      type,
      subject: made ? { ...sampleSubject(ours, 'identify'), event } : { customer_id: customer, event },
    });
    return undefined;
  }, [onChoose, audience, customer, made, ours, type]);
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: !made && several ? 2 : 1 }} spacing="xs" verticalSpacing="xs">
        {!made && <CustomerChoice onChoose={({ id }) => setCustomer(id)} />}
        {several && (
          <NativeSelect
            label="Audience"
            data={chosen.map(({ id, name }) => ({ value: id, label: name }))}
            value={audience?.id ?? ''}
            onChange={(event) => choose(event.currentTarget.value)}
          />
        )}
      </SimpleGrid>
      {made && (
        <Text size="xs" c="dimmed">
          Somebody who joins, made of one example of each attribute that came in lately.
        </Text>
      )}
    </>
  );
}

interface AudienceOfForm {
  readonly chosen: readonly AudienceNamed[];
  /** The first one until another one is chosen. */
  readonly audience: AudienceNamed | undefined;
  readonly choose: (id: string) => void;
}

function useAudienceOfForm(): AudienceOfForm {
  const ids = useValue('settings.audiences') as readonly string[];
  const { byId } = useAudiences();
  const [id, choose] = useState('');
  const chosen = useMemo(() => ids.flatMap((one) => byId.get(one) ?? []), [ids, byId]);
  return { chosen, audience: chosen.find((one) => one.id === id) ?? chosen[0], choose };
}
