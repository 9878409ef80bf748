import { SegmentedControl, Stack } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { CustomerSubject } from './customer-subject.tsx';
import { PastedSubject } from './pasted-subject.tsx';
import { SampleSubject } from './sample-subject.tsx';
import type { PreviewSubject } from './use-preview.ts';

/** What was chosen to be tried, with the name of its event. */
export interface Chosen {
  readonly subject: PreviewSubject;
  readonly type: string;
}

export interface SubjectProps {
  readonly onChoose: (chosen: Chosen | undefined) => void;
}

const WAYS = [
  { value: 'customer', label: 'Recent event' },
  { value: 'sample', label: 'Sample event' },
  { value: 'paste', label: 'Paste JSON' },
] as const;

interface SubjectPickerProps extends SubjectProps {
  /** The type that a sample begins with. */
  readonly first?: string | undefined;
}

/** Which event to try: one that came in, a sample of a type, or a text. */
export function SubjectPicker({ onChoose, first }: SubjectPickerProps): ReactElement {
  const [way, setWay] = useState<(typeof WAYS)[number]['value']>('customer');
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
      {way === 'customer' && <CustomerSubject onChoose={onChoose} />}
      {way === 'sample' && <SampleSubject onChoose={onChoose} first={first} />}
      {way === 'paste' && <PastedSubject onChoose={onChoose} />}
    </Stack>
  );
}
