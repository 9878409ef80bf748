import { Text } from '@mantine/core';
import { useMemo, type ReactElement } from 'react';
import { useCell } from '../../../ui/cell.ts';
import { samplePaths } from '../trial/sample-paths.ts';
import { useFormTools } from './form-tools.ts';
import { Notes } from './notes.tsx';
import { Section } from './section.tsx';
import { SuggestField } from './suggest-field.tsx';

/** What tells one message from another. */
export function DedupSection(): ReactElement {
  const tools = useFormTools();
  const sample = useCell(tools.sample, (one) => one);
  const groups = useMemo(() => {
    const items = samplePaths(sample).request.map(({ path: value, note }) => ({ value, note }));
    return [{ group: 'In the request beside', items }];
  }, [sample]);
  return (
    <Section
      title="Deduplication"
      about="Senders repeat a message when they have not heard our answer. With a key, the second one changes nothing."
    >
      <SuggestField
        place="dedupKey"
        label="Key of a message"
        description="A place with a value that the sender gives to one message only, such as body.id or headers.webhook-id."
        placeholder="None: every request counts"
        groups={groups}
      />
      <Notes place="dedupKey" />
      <Text size="xs" c="dimmed">
        Two requests with the same body are not taken for one: a customer may well earn the same points twice.
        Only this key tells.
      </Text>
    </Section>
  );
}
