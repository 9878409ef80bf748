import { isObject, type JsonObject } from '@causeway/core/result/json';
import { SegmentedControl, Skeleton, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { lazy, Suspense, useEffect, useMemo, useState, type ReactElement } from 'react';
import { codeHeight } from '../../ui/code-height.ts';
import { CustomerChoice } from '../../ui/customer-choice.tsx';
import { RecentEvent } from '../../ui/recent-event.tsx';
import { readObject } from './read-object.ts';
import type { Subject } from './use-trial.ts';

const CodeEditor = lazy(async () => ({ default: (await import('../../ui/code-editor.tsx')).CodeEditor }));

const WAYS = [
  { value: 'event', label: 'Recent event' },
  { value: 'customer', label: 'Customer' },
  { value: 'paste', label: 'Paste JSON' },
] as const;
type Way = (typeof WAYS)[number]['value'];

interface SubjectChoiceProps {
  readonly sample: JsonObject | undefined;
  readonly onChoose: (subject: Subject | undefined) => void;
}

/** What to fill the template in from. With an entity at hand that works, one begins with that. */
export function SubjectChoice({ sample, onChoose }: SubjectChoiceProps): ReactElement {
  const [way, setWay] = useState<Way>(sample === undefined ? 'event' : 'paste');
  return (
    <Stack gap="xs">
      <SegmentedControl
        fullWidth
        aria-label="What to try it with"
        data={WAYS.map((one) => ({ ...one }))}
        value={way}
        onChange={(value) => {
          onChoose(undefined);
          setWay(value);
        }}
      />
      {way === 'event' && (
        <RecentEvent
          onChoose={(event) => onChoose(event === undefined ? undefined : { event_id: String(event.id) })}
        />
      )}
      {way === 'customer' && (
        <div>
          <CustomerChoice onChoose={({ id }) => onChoose({ customer_id: id })} />
          <Text size="xs" c="dimmed">
            As they are now, with a made-up event.
          </Text>
        </div>
      )}
      {way === 'paste' && <Pasted first={sample} onChoose={onChoose} />}
    </Stack>
  );
}

const FIRST: JsonObject = {
  _id: 'c-1001',
  email: 'ada@example.com',
  _segments: [],
  segment_events: [],
  event: { name: 'Order Completed', timestamp: '2026-01-31T12:00:00Z', properties: { total: 49.9 } },
};

/** Of the editor, in pixels. */
const MOST = 220;

interface PastedProps {
  readonly first: JsonObject | undefined;
  readonly onChoose: SubjectChoiceProps['onChoose'];
}

function Pasted({ first = FIRST, onChoose }: PastedProps): ReactElement {
  const [text, setText] = useState(() => JSON.stringify(first, undefined, 2));
  const [settled] = useDebouncedValue(text, 400);
  const read = useMemo(() => readObject(settled), [settled]);
  useEffect(() => {
    onChoose(isObject(read) ? { entity: read } : undefined);
  }, [onChoose, read]);
  return (
    <div>
      <Suspense fallback={<Skeleton h={codeHeight(text, 0, MOST)} />}>
        <CodeEditor value={text} label="Entity as JSON" maxHeight={MOST} onChange={setText} />
      </Suspense>
      <Text size="xs" c={isObject(read) ? 'dimmed' : 'var(--mantine-color-error)'} aria-live="polite">
        {isObject(read)
          ? 'The entity, as the template sees it: the profile at the top, and event with what happened.'
          : read}
      </Text>
    </div>
  );
}
