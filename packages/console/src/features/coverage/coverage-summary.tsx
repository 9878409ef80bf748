import { Group, Paper, Text } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { When } from '../../ui/when.tsx';
import type { Reach } from './coverage-groups.ts';
import { ReachBar } from './reach-bar.tsx';

interface CoverageSummaryProps {
  readonly counts: Readonly<Record<Reach, number>>;
  /** Events looked at. */
  readonly events: number;
  readonly from: string;
  readonly complete: boolean;
  readonly controls: ReactNode;
}

/** How much arrives, in one line and one bar, and what that was worked out from. */
export function CoverageSummary({
  counts,
  events,
  from,
  complete,
  controls,
}: CoverageSummaryProps): ReactElement {
  const { yes, partly, no } = counts;
  return (
    <Paper p="sm" bg="var(--cw-surface)">
      <Group justify="space-between" gap="xs" align="flex-start">
        <div style={{ minWidth: 0 }}>
          <Text fw={600}>
            {yes} of {yes + partly + no} fields reach the destination, {partly} partly, {no} never.
          </Text>
          <Text size="sm" c="dimmed">
            Looked at {events.toLocaleString('en')} {events === 1 ? 'event' : 'events'} since{' '}
            <When at={from} />
            {complete ? ': all there were.' : ', the latest ones; there are more than were looked at.'}
          </Text>
        </div>
        {controls}
      </Group>
      <ReachBar counts={counts} />
    </Paper>
  );
}
