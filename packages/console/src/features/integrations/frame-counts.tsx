import { Group, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Answer } from '../../app/api.ts';
import { countText } from '../../ui/count-text.ts';
import { duration } from '../../ui/time.ts';

type Counts = Answer<'GET /v1/admin/integrations'>['data'][number]['counts'];

const WHAT = [
  ['waiting', 'waiting', 'Messages that can be sent now'],
  ['parked', 'parked', 'Put aside after a failure, and tried again later'],
  ['held', 'held', 'Of visitors who have not said yet who they are'],
  ['dead_letters', 'dead letters', 'Could not be delivered; they wait for a person'],
] as const;

/** What is on its way to an integration, and how long the oldest of it has been waiting. */
export function Counts({ counts }: { readonly counts: Counts }): ReactElement {
  const oldest = counts.oldest_undelivered_seconds;
  return (
    <Group gap="md" style={{ rowGap: 2, fontVariantNumeric: 'tabular-nums' }}>
      {WHAT.map(([name, word, title]) => (
        <Text key={name} size="sm" title={title} c={counts[name] === 0 ? 'dimmed' : 'inherit'}>
          <Text
            span
            inherit
            fw={counts[name] === 0 ? 400 : 650}
            c={name === 'dead_letters' && counts[name] > 0 ? 'var(--mantine-color-error)' : 'inherit'}
          >
            {countText(counts[name])}
          </Text>{' '}
          {word}
        </Text>
      ))}
      <Text size="sm" c="dimmed" title="How long the oldest message that can be sent has been waiting">
        {oldest === null ? 'nothing is late' : `oldest waits ${duration(oldest)}`}
      </Text>
    </Group>
  );
}
